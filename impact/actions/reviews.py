from datetime import date

from django.db.models import Max

from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.states import move
from core.texts import Localized
from impact import events, rules
from impact.actions import letters
from impact.actions.rounds import facilitating, renew, standing, step_due, told
from impact.models import Reviewer, ReviewRound
from partnerships.models import Member, Partnership

State = ReviewRound.State
BEFORE = (7, 1)  # days before the last day on which peers are reminded
CHECK_ENDS, ANSWERS_DUE = (2,), (10, 2)  # days before the end of each


@act
def open_review(partnership: Partnership, *, by: Member, brief: Localized, closes_on: date) -> ReviewRound:
    """I ask outsiders to look at our partnership: what I ask of them, and until when."""
    row = lock(partnership)
    rules.open_review.check(by, row, closes_on=closes_on)
    last = row.review_rounds.aggregate(last=Max("number"))["last"] or 0
    round_ = ReviewRound.objects.create(
        partnership=row, number=last + 1, brief=brief, closes_on=closes_on, opened_by=by, opened_at=clock.now()
    )
    told(events.REVIEW_OPENED, round_, by, day=closes_on)
    return round_


@act
def extend_review(round_: ReviewRound, *, by: Member, closes_on: date) -> ReviewRound:
    """I give the peers more time; their links and their access go on until then."""
    row = lock(round_)
    rules.extend_review.check(by, row, closes_on=closes_on)
    row.closes_on = closes_on
    row.save(update_fields=["closes_on"])
    row.reviewers.update(expires_at=clock.end_of_day(closes_on, row.partnership.time_zone))
    told(events.REVIEW_EXTENDED, row, by, day=closes_on)
    for reviewer in standing(row):
        letters.extended(reviewer)
    return row


@act
def abandon_review(round_: ReviewRound, *, by: Member, reason: Localized) -> ReviewRound:
    """I give this peer review up and say why; what the peers wrote is never read."""
    row = lock(round_)
    rules.abandon_review.check(by, row, reason=reason)
    move(row, State.ABANDONED)
    row.abandonment = reason
    row.save(update_fields=["state", "abandonment"])
    told(events.REVIEW_ABANDONED, row, by, reason=reason)
    for reviewer in standing(row):
        letters.abandoned(reviewer)
    return row


@act
def remind_reviewers(round_: ReviewRound, *, by: Clock = CLOCK) -> list[Reviewer]:
    """Time reminds the peers who have not handed in; who has not accepted yet receives a fresh link."""
    row = lock(round_)
    waiting = [reviewer for reviewer in standing(row) if reviewer.submitted_at is None]
    step = step_due(row, events.REVIEWERS_REMINDED, row.closes_on, BEFORE)
    rules.remind_reviewers.check(by, row, due=len(waiting) if step is not None else 0)
    for reviewer in waiting:
        if reviewer.accepted_at:
            letters.reminder(reviewer)
        else:
            renew(reviewer)
    told(events.REVIEWERS_REMINDED, row, by, day=row.closes_on, step=step)
    return waiting


@act
def remind_review_answers(round_: ReviewRound, *, by: Clock = CLOCK) -> ReviewRound:
    """Time tells who facilitates and who leads that the check of facts ends, then that answers are awaited."""
    row = lock(round_)
    checking = step_due(row, events.FACTUAL_CHECK_ENDING, row.factual_until, CHECK_ENDS)
    answering = step_due(row, events.REVIEW_ANSWERS_DUE, row.answer_by, ANSWERS_DUE)
    rules.remind_review_answers.check(by, row, due=sum(step is not None for step in (checking, answering)))
    tells = facilitating(row.partnership)
    if checking is not None:
        told(events.FACTUAL_CHECK_ENDING, row, by, tells=tells, day=row.factual_until, step=checking)
    if answering is not None:
        told(events.REVIEW_ANSWERS_DUE, row, by, tells=tells, day=row.answer_by, step=answering)
    return row
