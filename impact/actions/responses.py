from datetime import date

from core import clock
from core.acts import CLOCK, act, lock
from core.states import move
from core.texts import Localized, every_language
from governance.models import Decision
from impact import events, rules
from impact.actions import letters
from impact.actions.rounds import everybody, standing, told
from impact.models import (
    FactualRemark,
    Recommendation,
    RecommendationStep,
    ReviewDiscussion,
    Reviewer,
    ReviewMark,
    ReviewRound,
)
from partnerships.models import Member, Partner


@act
def discuss_spread(round_: ReviewRound, *, by: Member, criterion: str, body: Localized) -> ReviewDiscussion:
    """I write what was said together about a criterion on which the peers' marks lie far apart."""
    row = lock(round_)
    rules.discuss_spread.check(by, row, criterion=criterion, body=body)
    made = ReviewDiscussion.objects.create(
        round=row, criterion=criterion, body=body, recorded_by=by, recorded_at=clock.now()
    )
    told(events.SPREAD_DISCUSSED, row, by, criterion=every_language(ReviewMark.Criterion(criterion).label))
    return made


@act
def remark_fact(reviewer: Reviewer, *, by: Member, body: str) -> FactualRemark:
    """I point out an error of fact in a review; the review stays, and the peer answers beside."""
    round_ = lock(reviewer.round)
    reviewer.round = round_
    rules.remark_fact.check(by, reviewer, body=body)
    remark = FactualRemark.objects.create(reviewer=reviewer, body=body.strip(), made_by=by, made_at=clock.now())
    told(events.FACT_REMARKED, round_, by, organisation=reviewer.organisation)
    letters.remarked(remark)
    return remark


@act
def answer_fact(remark: FactualRemark, *, by: Reviewer, answer: str) -> FactualRemark:
    """I answer a remark of fact on my review; both are read beside it."""
    round_ = lock(remark.reviewer.round)
    row = lock(remark)
    row.reviewer.round = round_
    rules.answer_fact.check(by, row, answer=answer)
    row.answer, row.answered_at = answer.strip(), clock.now()
    row.save(update_fields=["answer", "answered_at"])
    told(events.FACT_ANSWERED, round_, CLOCK, organisation=row.reviewer.organisation, tells=[row.made_by.user])
    return row


@act
def answer_recommendation(
    recommendation: Recommendation,
    *,
    by: Member,
    position: str,
    reason: Localized | None = None,
    owner: Partner | None = None,
    due_on: date | None = None,
) -> Recommendation:
    """I answer a recommendation for the partnership; with the last answer, the peers receive them all."""
    round_ = lock(recommendation.reviewer.round)
    row = lock(recommendation)
    row.reviewer.round = round_
    rules.answer_recommendation.check(by, row, position=position, reason=reason, owner=owner, due_on=due_on)
    if position == Recommendation.Position.REJECTED:
        owner = due_on = None
    row.position, row.reason, row.owner, row.due_on = position, reason or Localized(), owner, due_on
    row.answered_by, row.answered_at = by, clock.now()
    row.save(update_fields=["position", "reason", "owner", "due_on", "answered_by", "answered_at"])
    said = {"title": row.body, "position": every_language(Recommendation.Position(position).label)}
    tells = [member.user for member in owner.members.speaking().select_related("user")] if owner else []
    told(events.RECOMMENDATION_ANSWERED, round_, by, tells=tells, organisation=row.reviewer.organisation, **said)
    _close_when_answered(round_, by)
    return row


def _close_when_answered(round_: ReviewRound, by: Member) -> None:
    """Once every recommendation has its answer, the round is answered and each peer receives theirs."""
    peers = standing(round_)
    rows = Recommendation.objects.filter(reviewer__in=peers).select_related("owner__organisation")
    if rows.filter(answered_at=None).exists():
        return
    move(round_, ReviewRound.State.ANSWERED)
    round_.answered_on = round_.partnership.today()
    round_.save(update_fields=["state", "answered_on"])
    told(events.REVIEW_ANSWERED, round_, by, tells=everybody(round_.partnership))
    for peer in peers:
        letters.answered(peer, [row for row in rows if row.reviewer_id == peer.pk])


@act
def follow_recommendation(
    recommendation: Recommendation,
    *,
    by: Member,
    body: Localized,
    done: bool = False,
    decision: Decision | None = None,
) -> RecommendationStep:
    """I say what became of a recommendation that my organisation carries out, and which decision came of it."""
    round_ = lock(recommendation.reviewer.round)
    row = lock(recommendation)
    row.reviewer.round = round_
    rules.follow_recommendation.check(by, row, body=body, decision=decision)
    step = RecommendationStep.objects.create(
        recommendation=row, body=body, done=done, decision=decision, recorded_by=by, recorded_at=clock.now()
    )
    event = events.RECOMMENDATION_DONE if done else events.RECOMMENDATION_FOLLOWED
    behalf = row.owner if by.partner_id != row.owner_id else None
    told(event, round_, by, on_behalf_of=behalf, title=row.body, news=body)
    return step
