from datetime import date
from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texts import LocalizedField
from governance.models.committee import Body, Mandate, Seat
from governance.models.rulebook import CategoryRule, RuleSet
from partnerships.models import Member, Objective, Partnership


class DecisionQuerySet(models.QuerySet):
    def at_address(self, address: str) -> "DecisionQuerySet":
        """The decision numbered `2026-04`."""
        year, rank = address.split("-")
        return self.filter(year=int(year), rank=int(rank))

    def adopted(self) -> "DecisionQuerySet":
        """Those that the committee adopted."""
        return self.filter(state=Decision.State.CLOSED, outcome=Decision.Outcome.ADOPTED)

    def standing(self) -> "DecisionQuerySet":
        """Those that the committee adopted and has replaced by no other since."""
        later = self.model.objects.adopted().filter(supersedes=models.OuterRef("pk"))
        return self.adopted().filter(~models.Exists(later))

    def with_owner_sitting(self, on: date) -> "DecisionQuerySet":
        """Each with whether who answers for it holds a seat of its committee on this day."""
        held = Mandate.objects.running(on).filter(seat__in=Seat.objects.held(), seat__body=models.OuterRef("body"))
        return self.annotate(owner_sits=models.Exists(held.filter(member=models.OuterRef("owner"))))


class Decision(models.Model):
    """A question put to the committee, numbered when proposed, with the very text to vote on."""

    class State(models.TextChoices):
        DRAFT = "draft", pgettext_lazy("decision", "draft")
        PROPOSED = "proposed", pgettext_lazy("decision", "proposed")
        OPEN = "open", pgettext_lazy("decision", "in the committee’s hands")
        CLOSED = "closed", pgettext_lazy("decision", "closed")
        WITHDRAWN = "withdrawn", pgettext_lazy("decision", "withdrawn")

    TRANSITIONS = {
        State.DRAFT: {State.PROPOSED},
        State.PROPOSED: {State.OPEN, State.WITHDRAWN},
        State.OPEN: {State.CLOSED, State.WITHDRAWN},
        State.CLOSED: set(),
        State.WITHDRAWN: set(),
    }

    class Outcome(models.TextChoices):
        ADOPTED = "adopted", pgettext_lazy("decision", "adopted")
        REJECTED = "rejected", pgettext_lazy("decision", "rejected")
        ADVISED = "advised", pgettext_lazy("decision", "advice given")

    uuid = models.UUIDField(default=uuid4, unique=True, editable=False)
    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="decisions", verbose_name=_("partnership")
    )
    body = models.ForeignKey(Body, models.PROTECT, related_name="decisions", verbose_name=_("committee"))
    year = models.PositiveSmallIntegerField(_("year"), null=True, blank=True)
    rank = models.PositiveSmallIntegerField(_("rank"), null=True, blank=True)
    title = LocalizedField(_("title"))
    question = LocalizedField(_("question"), blank=True)
    text = LocalizedField(_("text to vote on"))
    conditions = LocalizedField(_("conditions"), blank=True)
    category = models.SlugField(_("category"), max_length=30)
    label = LocalizedField(_("category’s name"))
    matter = models.CharField(
        _("matter"), max_length=12, choices=CategoryRule.Matter, default=CategoryRule.Matter.ORDINARY
    )
    amount = models.DecimalField(_("amount"), max_digits=14, decimal_places=2, default=Decimal(0))
    state = models.CharField(_("state"), max_length=10, choices=State, default=State.DRAFT)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome, blank=True)
    owner = models.ForeignKey(
        Member, models.PROTECT, null=True, blank=True, related_name="owned_decisions", verbose_name=_("owner")
    )
    prepared_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="prepared_decisions",
        verbose_name=_("prepared by"),
    )
    proposed_by = models.ForeignKey(
        Member,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="proposed_decisions",
        verbose_name=_("proposed by"),
    )
    proposed_at = models.DateTimeField(_("proposed at"), null=True, blank=True)
    objective = models.ForeignKey(
        Objective, models.PROTECT, null=True, blank=True, related_name="decisions", verbose_name=_("objective")
    )
    supersedes = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="superseded_by", verbose_name=_("replaces")
    )
    new_rules = models.OneToOneField(
        RuleSet, models.PROTECT, null=True, blank=True, related_name="decision", verbose_name=_("rules proposed")
    )
    due_on = models.DateField(_("to be carried out by"), null=True, blank=True)
    carried_out_at = models.DateTimeField(_("carried out at"), null=True, blank=True)
    carried_out = models.TextField(_("how it was carried out"), blank=True)
    review_on = models.DateField(_("review date"), null=True, blank=True)
    closed_at = models.DateTimeField(_("closed at"), null=True, blank=True)
    effective_at = models.DateTimeField(_("in effect since"), null=True, blank=True)
    withdrawal_reason = models.TextField(_("why it was withdrawn"), blank=True)

    objects = DecisionQuerySet.as_manager()

    class Meta:
        verbose_name = _("decision")
        ordering = ("-year", "-rank")
        constraints = (
            models.UniqueConstraint(fields=["partnership", "year", "rank"], name="decision_number_once"),
            models.CheckConstraint(
                condition=models.Q(state="draft", year=None, rank=None, proposed_at=None, proposed_by=None)
                | ~models.Q(state="draft")
                & models.Q(
                    year__isnull=False, rank__isnull=False, proposed_at__isnull=False, proposed_by__isnull=False
                ),
                name="decision_numbered_when_proposed",
            ),
            models.CheckConstraint(
                condition=models.Q(carried_out_at=None) | models.Q(outcome__in=["adopted", "rejected"]),
                name="decision_carried_out_when_decided",
            ),
            models.CheckConstraint(condition=models.Q(amount__gte=0), name="decision_amount_positive"),
            models.CheckConstraint(
                condition=models.Q(state="closed", closed_at__isnull=False) & ~models.Q(outcome="")
                | models.Q(state="withdrawn", closed_at__isnull=False, outcome="") & ~models.Q(withdrawal_reason="")
                | models.Q(state__in=["draft", "proposed", "open"], closed_at=None, outcome=""),
                name="decision_ended_whole",
            ),
        )
        indexes = (models.Index(fields=["partnership", "state"], name="decision_by_state"),)

    def __str__(self) -> str:
        return f"{self.number} {self.title}"

    @property
    def address(self) -> str:
        """Year and rank as they stand in the page's address; empty for a draft."""
        return f"{self.year}-{self.rank:02}" if self.rank else ""

    @property
    def number(self) -> str:
        """Year and rank as people say them."""
        return f"D-{self.address}" if self.rank else str(_("draft"))

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected of the committee."""
        return self.state in (self.State.CLOSED, self.State.WITHDRAWN)

    def last_round(self) -> Any:
        """The latest round, open or closed; None before the first."""
        rounds = list(self.rounds.all())
        return rounds[-1] if rounds else None

    def deciding_rounds(self) -> list:
        """The rounds that decide, in order: sense checks and those about the lead's ruling left out."""
        return [row for row in self.rounds.all() if row.purpose == "decide"]

    def open_round(self) -> Any:
        """The round that nobody has closed yet, if there is one."""
        last = self.last_round()
        return last if last is not None and last.closed_at is None else None

    def under_mediation(self) -> Any:
        """The mediation that is going on, if there is one."""
        return next((row for row in self.mediations.all() if row.closed_at is None), None)

    @property
    def carries(self) -> bool:
        """Whether adopting it changes the rules or the lead by itself."""
        return self.new_rules_id is not None or hasattr(self, "candidacy") or hasattr(self, "revocation")

    @property
    def awaits_signatures(self) -> bool:
        """Adopted, but about the charter: it takes effect with the last signature."""
        return self.outcome == self.Outcome.ADOPTED and self.effective_at is None

    def get_absolute_url(self) -> str:
        if self.state == self.State.DRAFT:
            return reverse("governance:draft_decision", args=[self.partnership.slug, self.uuid])
        return reverse("governance:decision_detail", args=[self.partnership.slug, self.address])


class Wording(models.Model):
    """A version of what is put to the committee: whoever changed it, why, and the fingerprint answers are bound to."""

    partnership = models.ForeignKey(Partnership, models.PROTECT, related_name="wordings", verbose_name=_("partnership"))
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="wordings", verbose_name=_("decision"))
    number = models.PositiveSmallIntegerField(_("version"))
    title = LocalizedField(_("title"))
    question = LocalizedField(_("question"), blank=True)
    text = LocalizedField(_("text to vote on"))
    conditions = LocalizedField(_("conditions"), blank=True)
    reason = models.TextField(_("why it changed"), blank=True)
    made_by = models.ForeignKey(Member, models.PROTECT, related_name="wordings", verbose_name=_("written by"))
    made_at = models.DateTimeField(_("written at"))
    fingerprint = models.CharField(_("fingerprint"), max_length=64)

    class Meta:
        verbose_name = _("wording")
        ordering = ("number",)
        constraints = (
            models.UniqueConstraint(fields=["decision", "number"], name="wording_number_once"),
            models.CheckConstraint(condition=models.Q(number=1) | ~models.Q(reason=""), name="wording_change_reasoned"),
        )

    def __str__(self) -> str:
        return f"{self.decision_id}/{self.number}"


class DecisionReview(models.Model):
    """What the committee found at a decision's review date: kept, to change, or at its end."""

    class Finding(models.TextChoices):
        KEPT = "kept", pgettext_lazy("review of a decision", "it stays as it is")
        CHANGE = "change", pgettext_lazy("review of a decision", "it is to be changed by a new decision")
        ENDED = "ended", pgettext_lazy("review of a decision", "it has served its purpose")

    partnership = models.ForeignKey(
        Partnership, models.PROTECT, related_name="decision_reviews", verbose_name=_("partnership")
    )
    decision = models.ForeignKey(Decision, models.PROTECT, related_name="reviews", verbose_name=_("decision"))
    finding = models.CharField(_("finding"), max_length=10, choices=Finding)
    words = models.TextField(_("what was seen"))
    next_on = models.DateField(_("next review date"), null=True, blank=True)
    reviewed_by = models.ForeignKey(
        Member, models.PROTECT, related_name="decision_reviews", verbose_name=_("written by")
    )
    reviewed_at = models.DateTimeField(_("written at"))

    class Meta:
        verbose_name = _("review of a decision")
        ordering = ("reviewed_at", "pk")

    def __str__(self) -> str:
        return f"{self.decision_id}: {self.finding}"
