from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.models.charter import Charter
from charters.models.versions import CharterVersion
from core.chain import ChainEntry
from partnerships.models import Partnership


class EvidenceEntry(ChainEntry):
    """A link of a charter's evidence: one event of freezing or signing, chained. Only ever added."""

    class Kind(models.TextChoices):
        FROZEN = "frozen", _("content frozen")
        PDF_RECORDED = "pdf_recorded", _("PDF stored")
        OPENED = "opened", _("signing opened")
        INVITED = "invited", _("signatory invited")
        REPLACED = "replaced", _("signatory replaced")
        AUTHORITY = "authority", _("authority given")
        CODE_SENT = "code_sent", _("code sent")
        SIGNED = "signed", pgettext_lazy("evidence", "signed")
        DECLINED = "declined", pgettext_lazy("evidence", "declined")
        IN_FORCE = "in_force", _("entered into force")
        SUPERSEDED = "superseded", _("replaced by a later version")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="evidence", verbose_name=_("partnership"))
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="evidence", verbose_name=_("charter"))
    version = models.ForeignKey(CharterVersion, models.PROTECT, related_name="evidence", verbose_name=_("version"))
    kind = models.CharField(_("what"), max_length=14, choices=Kind)
    facts = models.JSONField(_("facts"), default=dict)

    class Meta(ChainEntry.Meta):
        abstract = False
        verbose_name = _("evidence")
        verbose_name_plural = _("evidence")
        indexes = (models.Index(fields=["version", "sequence"], name="evidence_of_version"),)


class EvidencePerson(models.Model):
    """Who a link of the evidence is about, in clear; the chain holds a commitment, so it can be erased."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="evidence_people", verbose_name=_("partnership")
    )
    entry = models.OneToOneField(EvidenceEntry, models.PROTECT, related_name="person", verbose_name=_("evidence"))
    salt = models.CharField(_("salt"), max_length=64, blank=True)
    clear = models.TextField(_("person (canonical JSON)"), blank=True)
    erased_at = models.DateTimeField(_("erased at"), null=True, blank=True)

    class Meta:
        verbose_name = _("person in the evidence")
        constraints = (
            models.CheckConstraint(
                condition=models.Q(erased_at=None) & ~models.Q(salt="") & ~models.Q(clear="")
                | models.Q(erased_at__isnull=False, salt="", clear=""),
                name="evidenceperson_clear_or_erased",
            ),
        )

    def __str__(self) -> str:
        return str(self.entry_id)
