from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from core.files import StoredFile
from core.texts import LocalizedField
from impact.models.measurements import Measurement
from impact.models.stories import Story
from partnerships.models import Member, Partnership


class Evidence(models.Model):
    """A file that backs a measurement or a story, and how strong it is."""

    class Strength(models.TextChoices):
        STATEMENT = "statement", _("statement: somebody says so")
        DOCUMENT = "document", _("document: a list, a photo, an invoice")
        THIRD_PARTY = "third", _("third party: somebody outside looked")
        MEASURED = "measured", _("measured: a counter, a sensor, a survey with its method")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="impact_evidence", verbose_name=_("partnership")
    )
    measurement = models.ForeignKey(
        Measurement, models.PROTECT, null=True, blank=True, related_name="evidence", verbose_name=_("measurement")
    )
    story = models.ForeignKey(
        Story, models.PROTECT, null=True, blank=True, related_name="evidence", verbose_name=_("story of change")
    )
    title = LocalizedField(_("what it shows"))
    strength = models.CharField(_("strength"), max_length=10, choices=Strength)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    file_name = models.CharField(_("file name"), max_length=120)
    added_by = models.ForeignKey(Member, models.PROTECT, related_name="added_evidence", verbose_name=_("added by"))
    added_at = models.DateTimeField(_("added at"))

    class Meta:
        verbose_name = _("piece of evidence")
        verbose_name_plural = _("evidence")
        ordering = ("added_at", "pk")
        constraints = (
            models.CheckConstraint(
                condition=Q(measurement__isnull=False, story=None) | Q(measurement=None, story__isnull=False),
                name="evidence_backs_one_thing",
            ),
        )

    def __str__(self) -> str:
        return str(self.title)
