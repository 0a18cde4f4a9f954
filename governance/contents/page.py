from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from core.days import date_format
from core.few import may_have
from core.figures import money
from governance import rules
from governance.actions.wordings import fingerprint_of
from governance.contents.acts import Offered, acts_for, why_not_settled
from governance.contents.decisions import Answer, DecisionLine, RoundInWords, line, round_in_words
from governance.contents.recusals import RecusalInWords, interests_beforehand, recusals_in_words
from governance.contents.timeline import Step, timeline
from governance.contents.wordings import Change, changes
from governance.models import Decision, Interest, Seat
from governance.rules.held import mandates_of
from governance.rules.votes import mandate_on
from partnerships.models import Member


@dataclass(frozen=True)
class Detail:
    """One thing to know beside the text, with where it leads."""

    label: str
    words: str
    url: str = ""


@dataclass(frozen=True)
class DecisionPage:
    """All that the page of a decision shows, for one reader."""

    line: DecisionLine
    round: RoundInWords | None
    steps: list[Step]
    acts: list[Offered]
    seat: Seat | None
    mine: Answer | None
    refusal: str | None
    deadlock: str | None
    deadlocked: bool
    fingerprint: str
    amount: str
    closes_at: datetime | None
    changes: list[Change]
    details: list[Detail]
    recusals: list[RecusalInWords]
    interests: list[Interest]

    @property
    def first(self) -> Offered | None:
        """The one act that stands at the head of the page, unless the reader's own answer does."""
        primary = [act for act in self.acts if act.kind == "primary"]
        return None if self.awaits_me else next(iter(primary), None)

    @property
    def beside(self) -> list[Offered]:
        """The other acts."""
        return [act for act in self.acts if act is not self.first]

    @property
    def awaits_me(self) -> bool:
        """Whether the reader's seat is expected to answer and can."""
        return self.refusal is None and self.mine is not None and (self.mine.ballot is None or self.mine.stale)


def decision_page(decision: Decision, by: Member) -> DecisionPage:
    """The page of `decision`, fetched with `outlined` and `entire`, as `by` sees it."""
    last = decision.last_round()
    seats = decision.body.seats.all()
    shown = round_in_words(last, seats) if last is not None else None
    mandates = mandates_of(by)
    mandate = mandate_on(by, decision, mandates)
    mine = [row for row in shown.answers if mandate and row.seat.id == str(mandate.seat.uuid)] if shown else []
    thought_of = not decision.is_over and may_have(decision, "interests")
    deadlocked = bool(last and last.deadlocked and decision.state == Decision.State.OPEN)
    return DecisionPage(
        line=line(decision),
        round=shown,
        steps=timeline(decision),
        acts=acts_for(decision, by),
        seat=mandate.seat if mandate else None,
        mine=mine[0] if mine else None,
        refusal=rules.cast_vote.refusal(by, decision, mandates=mandates),
        deadlock=why_not_settled(decision) if deadlocked else None,
        deadlocked=deadlocked,
        fingerprint=_in_groups(last.fingerprint if last else fingerprint_of(decision)),
        amount=money(decision.amount, decision.partnership.currency) if decision.amount else "",
        closes_at=last.closes_at if last and last.closed_at is None else None,
        changes=changes(decision),
        details=list(_details(decision)),
        recusals=recusals_in_words(decision, by, mandates),
        interests=interests_beforehand(decision) if thought_of else [],
    )


def _details(decision: Decision) -> Iterator[Detail]:
    """What one should know beside the text: whom it concerns, by when, what it replaces."""
    if decision.conditions:
        yield Detail(_("Conditions"), str(decision.conditions))
    if decision.objective:
        page = reverse("partnerships:objective_detail", args=[decision.partnership.slug, decision.objective.code])
        yield Detail(_("Objective it serves"), str(decision.objective), page)
    if decision.supersedes:
        yield Detail(_("Replaces"), str(decision.supersedes), decision.supersedes.get_absolute_url())
    for later in decision.superseded_by.all():
        yield Detail(_("Replaced by"), str(later), later.get_absolute_url())
    for meeting in dict.fromkeys(round_.meeting for round_ in decision.rounds.all() if round_.meeting):
        meeting.partnership = decision.partnership
        day = date_format(meeting.starts_at.astimezone(decision.partnership.zone), "DATE_FORMAT")
        yield Detail(
            _("Meeting"), _("%(number)s, %(day)s") % {"number": meeting, "day": day}, meeting.get_absolute_url()
        )
    if decision.owner:
        yield Detail(_("Who answers for it"), str(decision.owner))
    if decision.due_on:
        yield Detail(_("To be carried out by"), date_format(decision.due_on))
    if decision.carried_out_at:
        yield Detail(_("Carried out"), decision.carried_out)
    if decision.review_on:
        yield Detail(_("Review date"), date_format(decision.review_on))


def _in_groups(fingerprint: str) -> str:
    """The first and last eight digits, four by four: enough to compare by eye."""
    fours = [fingerprint[at : at + 4] for at in range(0, len(fingerprint), 4)]
    return " ".join([*fours[:2], "…", *fours[-2:]])
