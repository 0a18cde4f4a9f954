import json
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.models.charter import Charter
from charters.models.versions import CharterVersion
from core.texts import LocalizedField
from governance.models import Decision
from partnerships.models import Partner, Partnership


class AccessionQuerySet(models.QuerySet):
    def standing(self) -> "AccessionQuerySet":
        """Those that nobody called off."""
        return self.exclude(state=Accession.State.ABANDONED)


class Accession(models.Model):
    """A deed by which a partner that came later joins a version others have signed; they do not sign again."""

    class State(models.TextChoices):
        FROZEN = "frozen", pgettext_lazy("deed", "frozen, awaiting its signature")
        SIGNED = "signed", pgettext_lazy("deed", "signed, awaiting the version’s entry into force")
        IN_FORCE = "in_force", pgettext_lazy("deed", "in force")
        ABANDONED = "abandoned", pgettext_lazy("deed", "called off")

    TRANSITIONS = {
        State.FROZEN: {State.SIGNED, State.IN_FORCE, State.ABANDONED},
        State.SIGNED: {State.IN_FORCE, State.ABANDONED},
        State.IN_FORCE: set(),
        State.ABANDONED: set(),
    }

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="accessions", verbose_name=_("partnership")
    )
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="accessions", verbose_name=_("charter"))
    version = models.ForeignKey(CharterVersion, models.PROTECT, related_name="accessions", verbose_name=_("version"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="accessions", verbose_name=_("partner"))
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="accessions",
        verbose_name=_("decision of the committee"),
    )
    commitment = LocalizedField(_("what this partner brings and undertakes"), blank=True)
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.FROZEN)
    frozen_at = models.DateTimeField(_("frozen at"))
    content = models.TextField(_("frozen content (canonical JSON)"))
    sha256 = models.CharField(_("fingerprint of the content"), max_length=64)
    signing_until_on = models.DateField(_("last day to sign"), null=True, blank=True)
    signing_opened_at = models.DateTimeField(_("signing opened at"), null=True, blank=True)
    in_force_since = models.DateTimeField(_("in force since"), null=True, blank=True)
    abandoned_at = models.DateTimeField(_("called off at"), null=True, blank=True)
    abandon_reason = models.TextField(_("why it was called off"), blank=True)

    objects = AccessionQuerySet.as_manager()

    class Meta:
        verbose_name = _("deed of accession")
        verbose_name_plural = _("deeds of accession")
        ordering = ("frozen_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["version", "partner"], condition=~Q(state="abandoned"), name="accession_one_per_partner"
            ),
            models.CheckConstraint(
                condition=Q(state="abandoned", abandoned_at__isnull=False) & ~Q(abandon_reason="")
                | ~Q(state="abandoned") & Q(abandoned_at=None, abandon_reason=""),
                name="accession_abandoned_whole",
            ),
            models.CheckConstraint(
                condition=Q(state="in_force", in_force_since__isnull=False)
                | ~Q(state="in_force") & Q(in_force_since=None),
                name="accession_in_force_whole",
            ),
        )
        indexes = (models.Index(fields=["sha256"], name="accession_by_content"),)

    def __str__(self) -> str:
        return f"{self.partner_id} {self.version_id}"

    @property
    def label(self) -> str:
        """How files and pages call this deed: the version, and the partner's code."""
        return f"{self.version.label}-{self.partner.code}"

    @property
    def short(self) -> str:
        """The label of the version acceded to, as it reads after the word "version"."""
        return self.version.short

    @property
    def languages(self) -> tuple[str, ...]:
        """Those it was frozen in."""
        return tuple(json.loads(self.content)["languages"])

    @property
    def is_frozen(self) -> bool:
        """Whether it is exact bytes that wait for a signature."""
        return self.state == self.State.FROZEN

    @property
    def receives_signatures(self) -> bool:
        """Whether it may be signed now: its PDFs are stored, and its version awaits signatures or is in force."""
        states = CharterVersion.State
        joinable = self.version.state in (states.FROZEN, states.IN_FORCE)
        return self.is_frozen and joinable and self.signing_opened_at is not None
