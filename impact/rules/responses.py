"""After the reviews are read together: what is discussed, what is not so, what the partnership answers."""

from datetime import date

from django.utils.translation import gettext_lazy as _

from core.rules import rule
from core.texts import Localized
from governance.models import Decision
from governance.rules.lead import lead_of
from impact import marks
from impact.models import FactualRemark, Recommendation, Reviewer, ReviewMark, ReviewRound
from impact.rules.indicators import NOT_DECIDED, stands
from impact.rules.reviewers import OWN
from impact.rules.reviews import State
from partnerships.models import Member, Partner
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for

Position = Recommendation.Position
BLIND = _("The peers' reviews are not read yet: they are revealed once all have handed in.")
NEVER_READ = _("This peer was released before handing in: what they had begun to write is never read.")
NOT_AWAITED = _("This peer review is answered, or was given up: nothing is added to it any more.")


def answers_for(by: Member) -> bool:
    """Whether this person writes the partnership's response: the facilitator, or the strategic lead."""
    if by.is_facilitator:
        return True
    lead = lead_of(by.partnership)
    return lead is not None and lead.member_id == by.pk


@rule
def discuss_spread(by: Member, round_: ReviewRound, criterion: str | None = None, body: Localized | None = None):
    """The facilitator writes what was said about a criterion on which the peers' marks lie far apart."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(round_.partnership), CLOSED
    yield round_.is_revealed, BLIND
    if criterion is not None:
        given = ReviewMark.objects.filter(reviewer__in=round_.reviewers.standing(), criterion=criterion)
        yield (
            marks.together(list(given.values_list("mark", flat=True))).is_wide,
            _("The peers' marks on this criterion do not lie far apart: there is nothing to discuss."),
        )
    yield body is None or bool(body), _("Write what was said: the partners and the peers will read it.")


@rule
def remark_fact(by: Member, reviewer: Reviewer, body: str | None = None):
    """A partner points out an error of fact in a review, within ten days."""
    yield by.represents or by.is_facilitator, NOT_IN
    yield is_open(reviewer.round.partnership), CLOSED
    yield reviewer.round.is_revealed, BLIND
    yield reviewer.released_at is None, NEVER_READ
    yield reviewer.round.state == State.REVEALED, NOT_AWAITED
    yield (
        reviewer.round.partnership.today() <= reviewer.round.factual_until,
        _("Errors of fact are pointed out within ten days: that time is over."),
    )
    yield body is None or bool(body.strip()), _("Write what is not so, and what shows it.")


@rule
def answer_fact(by: Reviewer, remark: FactualRemark, answer: str | None = None):
    """The peer answers, beside the remark; their review stays as it was handed in."""
    yield isinstance(by, Reviewer) and by.pk == remark.reviewer_id, OWN
    yield is_open(remark.reviewer.round.partnership), CLOSED
    yield remark.reviewer.round.state == State.REVEALED, NOT_AWAITED
    yield remark.answered_at is None, _("You have answered this remark already.")
    yield answer is None or bool(answer.strip()), _("Write your answer.")


@rule
def answer_recommendation(
    by: Member,
    recommendation: Recommendation,
    position: str | None = None,
    reason: Localized | None = None,
    owner: Partner | None = None,
    due_on: date | None = None,
):
    """The facilitator or the lead answers a recommendation in writing, once errors of fact have been pointed out."""
    round_ = recommendation.reviewer.round
    yield answers_for(by), _("Only the facilitator, or the strategic lead, answers for the partnership.")
    yield is_open(round_.partnership), CLOSED
    yield round_.is_revealed, BLIND
    yield recommendation.reviewer.released_at is None, NEVER_READ
    yield recommendation.answered_at is None, _("This recommendation is answered already.")
    yield round_.state == State.REVEALED, NOT_AWAITED
    yield (
        round_.partnership.today() > round_.factual_until,
        _("The partners may still point out errors of fact: answer once these ten days are over."),
    )
    if position is None:
        return
    yield position in Position.values, _("A recommendation is accepted, partly accepted or rejected.")
    yield position == Position.ACCEPTED or bool(reason), _("Say why it is not wholly taken up: the peer will read it.")
    if position == Position.REJECTED:
        return
    yield owner is not None, _("Say which partner does it.")
    yield owner.standing == Partner.Standing.PARTNER, _("The one who does it is a partner.")
    yield due_on is not None, _("Say by when it is done.")
    yield due_on >= round_.partnership.today(), _("The day by which it is done has not gone by.")


@rule
def follow_recommendation(
    by: Member, recommendation: Recommendation, body: Localized | None = None, decision: Decision | None = None
):
    """Who does it, or the facilitator, says what became of a recommendation, and which decision came of it."""
    yield recommendation.owner is not None, _("Nobody does this recommendation: there is nothing to follow.")
    yield speaks_for(by, recommendation.owner), OWN_OR_FACILITATOR
    yield is_open(recommendation.reviewer.round.partnership), CLOSED
    yield not recommendation.steps.filter(done=True).exists(), _("This recommendation is done already.")
    yield body is None or bool(body), _("Write what was done.")
    if decision is not None:
        round_ = recommendation.reviewer.round
        yield stands(decision, round_.partnership), NOT_DECIDED
        yield (
            decision.closed_at.astimezone(round_.partnership.zone).date() >= round_.revealed_on,
            _("This decision was taken before the reviews were read together: it did not come of them."),
        )
