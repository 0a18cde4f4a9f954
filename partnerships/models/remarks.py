from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from partnerships.models.partners import Member
from partnerships.models.partnership import Partnership
from partnerships.models.texts import Text, Version


class RemarkQuerySet(models.QuerySet):
    def open(self) -> "RemarkQuerySet":
        """Those that nobody has closed."""
        return self.filter(resolved_at=None)


class Remark(models.Model):
    """What somebody says beside a paragraph of a shared text, until it is resolved."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="remarks", verbose_name=_("partnership"))
    text = models.ForeignKey(Text, models.PROTECT, related_name="remarks", verbose_name=_("text"))
    version = models.ForeignKey(Version, models.PROTECT, related_name="remarks", verbose_name=_("made on"))
    paragraph = models.UUIDField(_("paragraph"))
    body = models.TextField(_("remark"))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="remarks", verbose_name=_("made by"))
    resolved_at = models.DateTimeField(_("resolved at"), null=True, blank=True)
    resolved_by = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="resolved_remarks", verbose_name=_("resolved by")
    )
    resolution = models.TextField(_("how it was resolved"), blank=True)

    objects = RemarkQuerySet.as_manager()

    class Meta:
        verbose_name = _("remark")
        ordering = ("made_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(resolved_at=None, resolved_by=None, resolution="")
                | (models.Q(resolved_at__isnull=False, resolved_by__isnull=False) & ~models.Q(resolution="")),
                name="remark_resolved_whole",
            ),
        )

    def __str__(self) -> str:
        return self.body[:60]


class Reply(models.Model):
    """An answer to a remark."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="replies", verbose_name=_("partnership"))
    remark = models.ForeignKey(Remark, models.PROTECT, related_name="replies", verbose_name=_("remark"))
    body = models.TextField(_("answer to a remark"))
    made_at = models.DateTimeField(_("made at"))
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="replies", verbose_name=_("made by"))

    class Meta:
        verbose_name = _("answer to a remark")
        verbose_name_plural = _("answers to remarks")
        ordering = ("made_at", "pk")

    def __str__(self) -> str:
        return self.body[:60]
