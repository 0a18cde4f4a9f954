"""What may be done once the committee has decided: dissent written down, work done, a look back."""

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from core import clock
from core.rules import Condition, rule
from governance.models import Decision, DecisionReview
from governance.rules.decisions import of_committee
from governance.rules.votes import mandate_on
from partnerships.models import Member
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

Conditions = Iterator[Condition]
TIME_TO_DISSENT = timedelta(days=30)
AS_DECIDED = {"adopted": ("for", "consent"), "rejected": ("against", "objection")}  # answers that got their way
NOT_ADOPTED = _("Only what was adopted is carried out and reviewed.")


@rule
def write_minority_opinion(by: Member, decision: Decision, words: Any = "-") -> Conditions:
    """A seat that did not want what was decided writes, once, the opinion that stays beside the decision."""
    mandate = mandate_on(by, decision)
    yield mandate is not None, _("Only the people who hold a seat of this committee write its minority’s opinion.")
    yield is_open(decision.partnership), CLOSED
    yield decision.state == Decision.State.CLOSED, _("The committee has not decided yet: answer in the round instead.")
    yield (
        clock.now() <= decision.closed_at + TIME_TO_DISSENT,
        _("A minority opinion is written within thirty days of the decision."),
    )
    assert mandate is not None
    given = _answer_of(decision, mandate.seat)
    yield (
        given is not None and given not in AS_DECIDED.get(decision.outcome, ()),
        _("What was decided is what your seat answered: it has no minority opinion to write."),
    )
    yield (
        not any(row.seat_id == mandate.seat_id for row in decision.minority_opinions.all()),
        _("Your seat has written its opinion: it stays as it is."),
    )
    yield bool(words), _("Write the opinion in a few words.")


def _answer_of(decision: Decision, seat: Any) -> str | None:
    """The answer of a seat in the last round that decided; None when it gave none that counted."""
    last = next((row for row in reversed(decision.deciding_rounds()) if row.verdict is not None), None)
    return None if last is None else last.verdict["positions"].get(str(seat.uuid))


def _answers_for(by: Member, decision: Decision) -> bool:
    return by.is_facilitator or by.pk in (decision.owner_id, decision.proposed_by_id)


@rule
def assign_decision(by: Member, decision: Decision, owner: Member | None = None) -> Conditions:
    """The facilitator writes who answers for an adopted decision, by when, and when it is looked at again."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(decision.partnership), CLOSED
    yield decision.outcome == Decision.Outcome.ADOPTED, NOT_ADOPTED
    yield decision.carried_out_at is None, _("This decision has been carried out.")
    yield owner is None or owner.ended_at is None, _("This person has left the partnership.")


@rule
def carry_out_decision(by: Member, decision: Decision, words: str = "-") -> Conditions:
    """Who answers for an adopted decision, or the facilitator, writes that it is done, and how."""
    yield _answers_for(by, decision), _("Only who answers for this decision, or the facilitator, can write that.")
    yield is_open(decision.partnership), CLOSED
    yield decision.outcome == Decision.Outcome.ADOPTED, NOT_ADOPTED
    yield decision.effective_at is not None, _("This decision takes effect with the last signature of the charter.")
    yield decision.carried_out_at is None, _("This decision has been carried out.")
    yield bool(words.strip()), _("Write in a few words what was done.")


@rule
def review_decision(
    by: Member, decision: Decision, finding: str = "", words: str = "-", next_on: date | None = None
) -> Conditions:
    """The people of the committee, or the facilitator, look at an adopted decision again and say what they found."""
    yield from of_committee(by, decision.body)
    yield is_open(decision.partnership), CLOSED
    yield decision.outcome == Decision.Outcome.ADOPTED and decision.effective_at is not None, NOT_ADOPTED
    yield (
        not any(row.finding == DecisionReview.Finding.ENDED for row in decision.reviews.all()),
        _("A review found that this decision has served its purpose: there is nothing more to review."),
    )
    yield bool(words.strip()), _("Write what you saw: that is what a review is for.")
    yield (
        finding != DecisionReview.Finding.ENDED or next_on is None,
        _("A decision that has served its purpose is not reviewed again: leave the next date empty."),
    )
    yield next_on is None or next_on > decision.partnership.today(), _("The next review is on a day to come.")
