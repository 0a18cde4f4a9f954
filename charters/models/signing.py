from datetime import date, datetime
from uuid import uuid4

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.models.accessions import Accession
from charters.models.editions import Edition
from charters.models.versions import CharterVersion
from core import clock
from core.files import StoredFile
from core.names import NameField
from core.texts import LocalizedField
from partnerships.models import Member, Partner, Partnership


class SignatoryQuerySet(models.QuerySet):
    def counted(self) -> "SignatoryQuerySet":
        """The places on the sheet of a version, which entry into force waits for: those live, and of no deed.

        Whoever did not sign in time keeps its place: what all were to sign does not bind the others by itself.
        """
        return self.live().filter(accession=None)

    def live(self) -> "SignatoryQuerySet":
        """Those neither replaced nor withdrawn, deeds of accession included."""
        return self.exclude(state__in=[Signatory.State.REPLACED, Signatory.State.WITHDRAWN])

    def with_all(self) -> "SignatoryQuerySet":
        """With what a signature sheet shows, in one query."""
        return self.select_related("partner__organisation", "member__user", "signature__edition", "authority_file")


class Signatory(models.Model):
    """The person through whom an organisation signs a version, and the authority they hold to do so."""

    class State(models.TextChoices):
        INVITED = "invited", pgettext_lazy("signatory", "invited")
        SIGNED = "signed", pgettext_lazy("signatory", "signed")
        DECLINED = "declined", pgettext_lazy("signatory", "declined")
        WITHDRAWN = "withdrawn", pgettext_lazy("signatory", "withdrawn")
        LAPSED = "lapsed", pgettext_lazy("signatory", "lapsed")
        REPLACED = "replaced", pgettext_lazy("signatory", "replaced")

    TRANSITIONS = {
        State.INVITED: {State.SIGNED, State.DECLINED, State.LAPSED, State.REPLACED, State.WITHDRAWN},
        State.SIGNED: {State.WITHDRAWN},
        State.DECLINED: {State.REPLACED, State.WITHDRAWN},
        State.WITHDRAWN: set(),
        State.LAPSED: {State.INVITED, State.REPLACED, State.WITHDRAWN},
        State.REPLACED: set(),
    }

    class Authority(models.TextChoices):
        DELIBERATION = "deliberation", _("deliberation")
        MINUTES = "minutes", _("board or assembly minutes")
        DELEGATION = "delegation", _("delegation of signature")
        POWER = "power", _("power of attorney")
        OFFICE = "office", _("legal representative by office")

    class Decline(models.TextChoices):
        REFUSAL = "refusal", _("I refuse to sign")
        CHANGE = "change", _("I ask for a change")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="signatories", verbose_name=_("partnership")
    )
    version = models.ForeignKey(CharterVersion, models.PROTECT, related_name="signatories", verbose_name=_("version"))
    accession = models.ForeignKey(
        Accession,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="signatories",
        verbose_name=_("deed of accession"),
    )
    group = models.PositiveSmallIntegerField(_("turn"), default=1)
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="signatories", verbose_name=_("partner"))
    member = models.ForeignKey(Member, models.PROTECT, related_name="signatures_due", verbose_name=_("person"))
    name = NameField(_("name"), max_length=120)
    function = LocalizedField(_("function"), blank=True)
    authority_kind = models.CharField(_("authority to sign"), max_length=14, choices=Authority, blank=True)
    authority_reference = LocalizedField(_("reference of the authority"), blank=True)
    authority_dated_on = models.DateField(_("date of the authority"), null=True, blank=True)
    authority_file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("file of the authority"),
    )
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.INVITED)
    invited_at = models.DateTimeField(_("invited at"))
    declined_at = models.DateTimeField(_("declined at"), null=True, blank=True)
    decline_kind = models.CharField(_("refusal, or change asked"), max_length=10, choices=Decline, blank=True)
    decline_reason = models.TextField(_("why it was declined"), blank=True)
    reminders = models.PositiveSmallIntegerField(_("reminders sent"), default=0)
    reminded_at = models.DateTimeField(_("reminded at"), null=True, blank=True)

    objects = SignatoryQuerySet.as_manager()

    class Meta:
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")
        ordering = ("partner", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["version", "partner"],
                condition=Q(state__in=["invited", "signed", "declined"], accession=None),
                name="signatory_one_per_partner",
            ),
            models.UniqueConstraint(
                fields=["accession"],
                condition=Q(state__in=["invited", "signed", "declined"], accession__isnull=False),
                name="signatory_one_per_accession",
            ),
            models.CheckConstraint(
                condition=Q(state="declined", declined_at__isnull=False) & ~Q(decline_reason="") & ~Q(decline_kind="")
                | Q(state="replaced")
                | ~Q(state__in=["declined", "replaced"]) & Q(declined_at=None, decline_reason="", decline_kind=""),
                name="signatory_declined_whole",
            ),
        )

    def __str__(self) -> str:
        return self.name

    @property
    def has_authority(self) -> bool:
        """Whether it is said by what act, and of which day, this person may bind the organisation."""
        return bool(self.authority_kind and self.authority_reference and self.authority_dated_on)

    @property
    def document(self) -> CharterVersion | Accession:
        """What this person signs: the version of the charter, or a deed of accession to it."""
        return self.accession or self.version


class Signature(models.Model):
    """That a signatory signed: when, how, which exact file, which sentence they accepted. Only ever added."""

    class Mode(models.TextChoices):
        ONLINE = "online", _("online, code by mail")
        PAPER = "paper", _("by hand, on paper")
        ELSEWHERE = "elsewhere", _("PDF signed with a tool of their own")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="signatures", verbose_name=_("partnership")
    )
    version = models.ForeignKey(CharterVersion, models.PROTECT, related_name="signatures", verbose_name=_("version"))
    accession = models.ForeignKey(
        Accession, models.PROTECT, null=True, blank=True, related_name="signatures", verbose_name=_("deed of accession")
    )
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="signatures", verbose_name=_("partner"))
    signatory = models.OneToOneField(Signatory, models.PROTECT, related_name="signature", verbose_name=_("signatory"))
    edition = models.ForeignKey(Edition, models.PROTECT, related_name="signatures", verbose_name=_("PDF signed"))
    pdf_sha256 = models.CharField(_("fingerprint of the PDF signed"), max_length=64)
    content_sha256 = models.CharField(_("fingerprint of the content"), max_length=64)
    mode = models.CharField(_("how"), max_length=10, choices=Mode)
    sentence = models.TextField(_("sentence accepted"))
    signed_at = models.DateTimeField(_("signed at"))
    signed_on = models.DateField(_("date written on the page"), null=True, blank=True)
    recorded_by = models.ForeignKey(
        Member, models.PROTECT, related_name="recorded_signatures", verbose_name=_("recorded by")
    )
    kept_at = models.CharField(_("where the original is kept"), max_length=200, blank=True)
    signed_file = models.ForeignKey(
        StoredFile,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("page or PDF that was signed"),
    )

    class Meta:
        verbose_name = _("signature")
        ordering = ("signed_at", "pk")
        constraints = (
            models.UniqueConstraint(
                fields=["version", "partner"], condition=Q(accession=None), name="signature_once_per_partner"
            ),
            models.UniqueConstraint(
                fields=["accession"], condition=Q(accession__isnull=False), name="signature_once_per_accession"
            ),
            models.CheckConstraint(
                condition=~Q(mode="paper") | ~Q(kept_at="") | Q(signed_file__isnull=False),
                name="signature_on_paper_shown",
            ),
            models.CheckConstraint(
                condition=~Q(mode="elsewhere") | Q(signed_file__isnull=False), name="signature_elsewhere_shown"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id} {self.signed_at:%Y-%m-%d}"

    @property
    def day(self) -> date:
        """The day it was signed: the one written on the page, or that of the online acceptance."""
        return self.signed_on or self.signed_at.astimezone(self.partnership.zone).date()


class SigningCodeQuerySet(models.QuerySet):
    def live(self, at: datetime) -> "SigningCodeQuerySet":
        """Codes not used, not too old, with a try left."""
        return self.filter(used_at=None, expires_at__gt=at, tries__lt=SigningCode.TRIES)


class SigningCode(models.Model):
    """A code of six digits sent to a signatory's own address; only its salted hash is kept."""

    TRIES = 5

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="signing_codes", verbose_name=_("partnership")
    )
    signatory = models.ForeignKey(Signatory, models.PROTECT, related_name="codes", verbose_name=_("signatory"))
    salt = models.CharField(_("salt"), max_length=32)
    digest = models.CharField(_("salted hash of the code"), max_length=64)
    sent_at = models.DateTimeField(_("sent at"))
    expires_at = models.DateTimeField(_("good until"))
    tries = models.PositiveSmallIntegerField(_("tries"), default=0)
    accepted_at = models.DateTimeField(_("entered rightly at"), null=True, blank=True)
    used_at = models.DateTimeField(_("used at"), null=True, blank=True)

    objects = SigningCodeQuerySet.as_manager()

    class Meta:
        verbose_name = _("signing code")
        ordering = ("sent_at", "pk")
        constraints = (models.CheckConstraint(condition=Q(tries__lte=5), name="signingcode_five_tries"),)

    def __str__(self) -> str:
        return f"{self.signatory_id} {self.sent_at:%Y-%m-%d %H:%M}"

    @property
    def expired(self) -> bool:
        return self.expires_at <= clock.now()

    @property
    def tries_left(self) -> int:
        return max(0, self.TRIES - self.tries)
