import json
from uuid import uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.models.charter import Charter
from core.texts import LocalizedField
from governance.models import Decision
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
        ON_DATE = "on_date", _("on a date, between those who have signed")
        ENOUGH = "enough", _("when enough organisations have signed")

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
    entry_on = models.DateField(_("date of entry into force"), null=True, blank=True)
    entry_count = models.PositiveSmallIntegerField(_("how many signatures are enough"), null=True, blank=True)
    exit_notice_months = models.PositiveSmallIntegerField(_("notice before leaving, in months"), null=True, blank=True)
    review_on = models.DateField(_("date of the next review"), null=True, blank=True)
    signing_until_on = models.DateField(_("last day to sign"), null=True, blank=True)
    based_on = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="followed_by", verbose_name=_("written from")
    )
    summary = LocalizedField(_("what it changes, and why"), blank=True)
    decision = models.ForeignKey(
        Decision,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="charter_versions",
        verbose_name=_("decision of the committee"),
    )
    started_at = models.DateTimeField(_("started at"))
    read_until_on = models.DateField(_("to be read until"), null=True, blank=True)
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

    abandoned_at = models.DateTimeField(_("abandoned at"), null=True, blank=True)
    abandon_reason = models.TextField(_("why it was abandoned"), blank=True)

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
            models.UniqueConstraint(
                fields=["decision"], condition=~models.Q(state="abandoned"), name="charterversion_one_per_decision"
            ),
            models.CheckConstraint(
                condition=models.Q(entry_rule="last_signature", entry_on=None, entry_count=None)
                | models.Q(entry_rule="on_date", entry_on__isnull=False, entry_count=None)
                | models.Q(entry_rule="enough", entry_on=None, entry_count__gte=2),
                name="charterversion_entry_whole",
            ),
            models.CheckConstraint(
                condition=models.Q(state="abandoned", abandoned_at__isnull=False) & ~models.Q(abandon_reason="")
                | ~models.Q(state="abandoned") & models.Q(abandoned_at=None, abandon_reason=""),
                name="charterversion_abandoned_whole",
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
    def languages(self) -> tuple[str, ...]:
        """Those it was frozen in, whatever the partnership writes in since; while it is written, the partnership's."""
        frozen = json.loads(self.content)["languages"] if self.content else self.partnership.languages
        return tuple(frozen)

    @property
    def is_open(self) -> bool:
        """Whether its words can still change."""
        return self.state in self.OPEN

    @property
    def is_frozen(self) -> bool:
        """Whether it is exact bytes that wait for signatures."""
        return self.state == self.State.FROZEN

    @property
    def is_amendment(self) -> bool:
        """Whether another version was in force, or about to be, when this one was begun."""
        return self.based_on_id is not None

    @property
    def receives_signatures(self) -> bool:
        """Whether one may sign it now: frozen with its PDFs; those who are late may join where some are enough."""
        if self.signing_opened_at is None:
            return False
        late = self.state == self.State.IN_FORCE and self.entry_rule != self.EntryRule.LAST_SIGNATURE
        return self.state == self.State.FROZEN or late
