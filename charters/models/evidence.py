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
        APPROVAL = "approval", _("internal approval written down")
        FROZEN = "frozen", _("content frozen")
        PDF_RECORDED = "pdf_recorded", _("PDF stored")
        OPENED = "opened", _("signing opened")
        INVITED = "invited", _("signatory invited")
        REPLACED = "replaced", _("signatory replaced")
        REMINDED = "reminded", _("signatory reminded")
        EXTENDED = "extended", _("last day to sign moved")
        LAPSED = "lapsed", pgettext_lazy("evidence", "not signed in time")
        AUTHORITY = "authority", _("authority given")
        READ = "read", _("opened by the signatory")
        CODE_SENT = "code_sent", _("code sent")
        CODE_ACCEPTED = "code_accepted", _("code entered rightly")
        SIGNED = "signed", pgettext_lazy("evidence", "signed")
        DECLINED = "declined", pgettext_lazy("evidence", "declined")
        CHANGE_ASKED = "change_asked", _("change asked instead of a signature")
        ABANDONED = "abandoned", pgettext_lazy("evidence", "abandoned")
        IN_FORCE = "in_force", _("entered into force")
        SEALED = "sealed", _("copy with its signatures sealed")
        SUPERSEDED = "superseded", _("replaced by a later version")
        DEED_FROZEN = "deed_frozen", _("deed of accession frozen")
        ACCEDED = "acceded", _("deed of accession signed")
        NOTICE_GIVEN = "notice_given", _("notice of withdrawal given")
        NOTICE_BACK = "notice_back", _("notice of withdrawal taken back")
        WITHDRAWN = "withdrawn", pgettext_lazy("evidence", "withdrew from the charter")
        REPRESENTED = "represented", _("representative changed")
        ANNEX_ADDED = "annex_added", _("annex added")
        ANNEX_DROPPED = "annex_dropped", _("annex taken out")

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
