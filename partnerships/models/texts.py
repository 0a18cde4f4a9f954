from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core.once import once
from core.texts import LocalizedField
from partnerships.models.partners import Member, Partner
from partnerships.models.partnership import Partnership


class Text(models.Model):
    """A text written together: paragraphs, numbered versions, and consents where its owner asks for them."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="texts", verbose_name=_("partnership"))
    title = LocalizedField(_("title"), blank=True)
    consented = models.BooleanField(_("partners consent to it"), default=False)
    locked_at = models.DateTimeField(_("locked at"), null=True, blank=True)

    class Meta:
        verbose_name = _("shared text")

    def __str__(self) -> str:
        return str(self.title)

    @once
    def current(self) -> "Version | None":
        """The latest version."""
        return self.versions.select_related("partnership").order_by("-number").first()

    @property
    def is_vision(self) -> bool:
        """Whether it is the shared vision; one that nobody has written yet is."""
        return self.pk is None or hasattr(self, "vision")

    def get_absolute_url(self) -> str:
        """The page on which it is read and discussed."""
        return self.act_url("vision" if self.is_vision else "text_detail")

    def act_url(self, act: str, *args: object) -> str:
        """The page of an act on this text; the vision's own have short addresses."""
        of = () if self.is_vision else (self.uuid,)
        return reverse(f"partnerships:{act}", args=[self.partnership.slug, *of, *args])


class VersionQuerySet(models.QuerySet):
    def awaiting_consent_of(self, partner: Partner) -> "VersionQuerySet":
        """The current versions of texts that partners consent to, to which this one has not answered yet."""
        later = Version.objects.filter(text=models.OuterRef("text"), number__gt=models.OuterRef("number"))
        asked = self.filter(partnership=partner.partnership_id, text__consented=True)
        return asked.filter(~models.Exists(later)).exclude(consents__partner=partner)


class Version(models.Model):
    """A numbered state of a shared text, with its fingerprint: who proposed it, why, when."""

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="text_versions", verbose_name=_("partnership")
    )
    text = models.ForeignKey(Text, models.PROTECT, related_name="versions", verbose_name=_("text"))
    number = models.PositiveIntegerField(_("number"))
    label = models.CharField(_("label"), max_length=20)
    reason = LocalizedField(_("what changed, and why"), blank=True)
    proposed_by = models.ForeignKey(
        Member, models.PROTECT, related_name="proposed_versions", verbose_name=_("proposed by")
    )
    on_behalf_of = models.ForeignKey(
        Partner, models.PROTECT, null=True, blank=True, related_name="proposed_versions", verbose_name=_("on behalf of")
    )
    proposed_at = models.DateTimeField(_("proposed at"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)

    objects = VersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version")
        ordering = ("number",)
        constraints = (models.UniqueConstraint(fields=["text", "number"], name="version_number_once"),)

    def __str__(self) -> str:
        return self.label


class Paragraph(models.Model):
    """A paragraph of one version; its identity stays the same from version to version."""

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="paragraphs", verbose_name=_("partnership")
    )
    version = models.ForeignKey(Version, models.PROTECT, related_name="paragraphs", verbose_name=_("version"))
    uuid = models.UUIDField(_("identity"), default=uuid4)
    rank = models.PositiveIntegerField(_("rank"))
    body = LocalizedField(_("text"))

    class Meta:
        verbose_name = _("paragraph")
        ordering = ("rank",)
        constraints = (
            models.UniqueConstraint(fields=["version", "rank"], name="paragraph_rank_once"),
            models.UniqueConstraint(fields=["version", "uuid"], name="paragraph_once_per_version"),
        )

    def __str__(self) -> str:
        return str(self.body)[:60]


class ConsentQuerySet(models.QuerySet):
    def live(self) -> "ConsentQuerySet":
        """Each partner's latest answer to each version."""
        later = Consent.objects.filter(
            version=models.OuterRef("version"), partner=models.OuterRef("partner"), rank__gt=models.OuterRef("rank")
        )
        return self.filter(~models.Exists(later))


class Consent(models.Model):
    """A partner's answer to a version, bound to its fingerprint; a changed answer keeps the one before."""

    class Position(models.TextChoices):
        CONSENT = "consent", _("consent")
        CONCERN = "concern", _("consent with a concern")
        OBJECTION = "objection", _("reasoned objection")

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="consents", verbose_name=_("partnership"))
    version = models.ForeignKey(Version, models.PROTECT, related_name="consents", verbose_name=_("version"))
    partner = models.ForeignKey(Partner, models.PROTECT, related_name="consents", verbose_name=_("partner"))
    rank = models.PositiveIntegerField(_("rank"))
    position = models.CharField(_("position"), max_length=10, choices=Position)
    reason = models.TextField(_("reason"), blank=True)
    fingerprint = models.CharField(_("fingerprint"), max_length=64)
    given_by = models.ForeignKey(Member, models.PROTECT, related_name="given_consents", verbose_name=_("given by"))
    given_at = models.DateTimeField(_("given at"))

    objects = ConsentQuerySet.as_manager()

    class Meta:
        verbose_name = _("consent")
        ordering = ("given_at", "pk")
        constraints = (
            models.UniqueConstraint(fields=["version", "partner", "rank"], name="consent_rank_once"),
            models.CheckConstraint(
                condition=~models.Q(position="objection") | ~models.Q(reason=""), name="consent_objection_reasoned"
            ),
        )

    def __str__(self) -> str:
        return f"{self.partner_id}: {self.position}"


class Vision(models.Model):
    """The shared vision of a partnership: a text all consent to."""

    partnership = models.OneToOneField(
        Partnership, models.PROTECT, related_name="vision", verbose_name=_("partnership")
    )
    text = models.OneToOneField(Text, models.PROTECT, related_name="vision", verbose_name=_("text"))

    class Meta:
        verbose_name = _("shared vision")

    def __str__(self) -> str:
        return str(_("Shared vision"))
