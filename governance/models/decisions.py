from decimal import Decimal
from typing import Any
from uuid import uuid4

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from core.texts import LocalizedField
from governance.models.committee import Body
from governance.models.rulebook import CategoryRule
from partnerships.models import Member, Partnership


class DecisionQuerySet(models.QuerySet):
    def at_address(self, address: str) -> "DecisionQuerySet":
        """The decision numbered `2026-04`."""
        year, rank = address.split("-")
        return self.filter(year=int(year), rank=int(rank))


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
    year = models.PositiveSmallIntegerField(_("year"))
    rank = models.PositiveSmallIntegerField(_("rank"))
    title = LocalizedField(_("title"))
    question = LocalizedField(_("question"), blank=True)
    text = LocalizedField(_("text to vote on"))
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
    proposed_by = models.ForeignKey(
        Member, models.PROTECT, related_name="proposed_decisions", verbose_name=_("proposed by")
    )
    proposed_at = models.DateTimeField(_("proposed at"))
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
        """Year and rank as they stand in the page's address."""
        return f"{self.year}-{self.rank:02}"

    @property
    def number(self) -> str:
        """Year and rank as people say them."""
        return f"D-{self.address}"

    @property
    def is_over(self) -> bool:
        """Whether nothing more is expected of the committee."""
        return self.state in (self.State.CLOSED, self.State.WITHDRAWN)

    def last_round(self) -> Any:
        """The latest round, open or closed; None before the first."""
        rounds = list(self.rounds.all())
        return rounds[-1] if rounds else None

    def open_round(self) -> Any:
        """The round that nobody has closed yet, if there is one."""
        last = self.last_round()
        return last if last is not None and last.closed_at is None else None

    def under_mediation(self) -> Any:
        """The mediation that is going on, if there is one."""
        return next((row for row in self.mediations.all() if row.closed_at is None), None)

    @property
    def awaits_signatures(self) -> bool:
        """Adopted, but about the charter: it takes effect with the last signature."""
        return self.outcome == self.Outcome.ADOPTED and self.effective_at is None

    def get_absolute_url(self) -> str:
        return reverse("governance:decision_detail", args=[self.partnership.slug, self.address])
