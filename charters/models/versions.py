from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.models.charter import Charter
from core.files import StoredFile
from partnerships.models import Partnership


class CharterVersionQuerySet(models.QuerySet):
    def shown(self) -> "CharterVersionQuerySet":
        """All but the abandoned ones, the latest first."""
        return self.exclude(state=CharterVersion.State.ABANDONED).order_by("-number")

    def working(self) -> "CharterVersionQuerySet":
        """The one being written, if any."""
        return self.filter(state__in=CharterVersion.OPEN)


class CharterVersion(models.Model):
    """A version of the charter: written, read by all, frozen to bytes, signed, in force, replaced."""

    class State(models.TextChoices):
        DRAFT = "draft", _("being written")
        REVIEW = "review", _("being read by all")
        FROZEN = "frozen", _("frozen, awaiting signatures")
        IN_FORCE = "in_force", _("in force")
        SUPERSEDED = "superseded", _("replaced by a later version")
        ABANDONED = "abandoned", pgettext_lazy("version of a charter", "abandoned")

    TRANSITIONS = {
        State.DRAFT: {State.REVIEW, State.FROZEN, State.ABANDONED},
        State.REVIEW: {State.DRAFT, State.FROZEN, State.ABANDONED},
        State.FROZEN: {State.IN_FORCE, State.ABANDONED},
        State.IN_FORCE: {State.SUPERSEDED},
        State.SUPERSEDED: set(),
        State.ABANDONED: set(),
    }
    OPEN = (State.DRAFT, State.REVIEW)

    class EntryRule(models.TextChoices):
        LAST_SIGNATURE = "last_signature", _("on the last signature")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="charter_versions", verbose_name=_("partnership")
    )
    charter = models.ForeignKey(Charter, models.PROTECT, related_name="versions", verbose_name=_("charter"))
    number = models.PositiveSmallIntegerField(_("number"))
    label = models.CharField(_("label"), max_length=20)
    state = models.CharField(_("state"), max_length=12, choices=State, default=State.DRAFT)
    entry_rule = models.CharField(
        _("entry into force"), max_length=20, choices=EntryRule, default=EntryRule.LAST_SIGNATURE
    )
    started_at = models.DateTimeField(_("started at"))
    frozen_at = models.DateTimeField(_("frozen at"), null=True, blank=True)
    freeze_reason = models.TextField(_("why it was frozen although something was missing"), blank=True)
    content = models.TextField(_("frozen content (canonical JSON)"), blank=True)
    sha256 = models.CharField(_("fingerprint of the content"), max_length=64, blank=True)
    signing_opened_at = models.DateTimeField(_("signing opened at"), null=True, blank=True)
    in_force_since = models.DateTimeField(_("in force since"), null=True, blank=True)
    superseded_at = models.DateTimeField(_("replaced at"), null=True, blank=True)
    superseded_by = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replaces", verbose_name=_("replaced by")
    )

    objects = CharterVersionQuerySet.as_manager()

    class Meta:
        verbose_name = _("version of the charter")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["charter", "number"], name="charterversion_number_once"),
            models.UniqueConstraint(fields=["charter", "label"], name="charterversion_label_once"),
            models.UniqueConstraint(
                fields=["charter"],
                condition=models.Q(state__in=["draft", "review"]),
                name="charterversion_one_being_written",
            ),
            models.UniqueConstraint(
                fields=["charter"], condition=models.Q(state="in_force"), name="charterversion_one_in_force"
            ),
            models.CheckConstraint(
                condition=models.Q(state__in=["draft", "review", "abandoned"])
                | (models.Q(frozen_at__isnull=False) & ~models.Q(content="") & ~models.Q(sha256="")),
                name="charterversion_frozen_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(superseded_at=None, superseded_by=None)
                | models.Q(superseded_at__isnull=False, superseded_by__isnull=False),
                name="charterversion_replaced_whole",
            ),
        )
        indexes = (models.Index(fields=["sha256"], name="charterversion_by_content"),)

    def __str__(self) -> str:
        return self.label

    @property
    def short(self) -> str:
        """The label as it reads after the word "version": 1.0 of v1.0."""
        return self.label.removeprefix("v")

    @property
    def is_open(self) -> bool:
        """Whether its words can still change."""
        return self.state in self.OPEN


LANGUAGE_NAMES = {
    "fr": pgettext_lazy("language of a text", "French"),
    "en": pgettext_lazy("language of a text", "English"),
}


class Edition(models.Model):
    """A PDF of a version in one language: as it was frozen for signing, or with the signatures received."""

    class Copy(models.TextChoices):
        FROZEN = "frozen", _("as submitted to signature")
        EXECUTED = "executed", _("with its signatures")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="charter_editions", verbose_name=_("partnership")
    )
    version = models.ForeignKey(CharterVersion, models.PROTECT, related_name="editions", verbose_name=_("version"))
    language = models.CharField(_("language"), max_length=5, choices=Partnership.Language)
    copy = models.CharField(_("copy"), max_length=10, choices=Copy, default=Copy.FROZEN)
    file = models.ForeignKey(StoredFile, models.PROTECT, related_name="+", verbose_name=_("file"))
    sha256 = models.CharField(_("fingerprint of the file"), max_length=64)
    made_at = models.DateTimeField(_("made at"))

    class Meta:
        verbose_name = _("PDF of the charter")
        ordering = ("pk",)
        constraints = (
            models.UniqueConstraint(fields=["version", "language", "copy"], name="edition_once"),
            models.UniqueConstraint(fields=["sha256"], name="edition_of_one_version"),
        )

    def __str__(self) -> str:
        return f"{self.version_id} {self.language} {self.copy}"

    @property
    def language_name(self) -> str:
        """The language as it stands within a sentence."""
        return str(LANGUAGE_NAMES[self.language])
