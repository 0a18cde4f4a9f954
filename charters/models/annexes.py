from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from charters.models.charter import Charter
from core.files import StoredFile
from core.texts import LocalizedField
from governance.models import Decision
from partnerships.models import Member, Partnership


class AnnexQuerySet(models.QuerySet):
    def standing(self) -> "AnnexQuerySet":
        """Those that go with the charter today."""
        return self.filter(dropped_at=None)


class Annex(models.Model):
    """A file that goes with the charter, under its hash: an agreement linked to it, or an annex that lives."""

    class Nature(models.TextChoices):
        AGREEMENT = "agreement", _("linked agreement")
        ANNEX = "annex", _("annex")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="annexes", verbose_name=_("partnership"))
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="annexes", verbose_name=_("charter"))
    nature = models.CharField(_("nature"), max_length=10, choices=Nature)
    title = LocalizedField(_("title"))
    binding = models.BooleanField(_("binding"))
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    file_name = models.CharField(_("file name"), max_length=120)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="charter_annexes",
        verbose_name=_("decision of the committee"),
    )
    added_by = models.ForeignKey(Member, models.PROTECT, related_name="added_annexes", verbose_name=_("added by"))
    added_at = models.DateTimeField(_("added at"))
    dropped_at = models.DateTimeField(_("taken out at"), null=True, blank=True)
    drop_reason = models.TextField(_("why it was taken out"), blank=True)

    objects = AnnexQuerySet.as_manager()

    class Meta:
        verbose_name = _("annex")
        verbose_name_plural = _("annexes")
        ordering = ("nature", "added_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(dropped_at=None, drop_reason="") | Q(dropped_at__isnull=False) & ~Q(drop_reason=""),
                name="annex_dropped_whole",
            ),
        )

    def __str__(self) -> str:
        return str(self.title)
