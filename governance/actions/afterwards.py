from datetime import date

from core import clock
from core.acts import act, lock
from core.texts import Localized, every_language
from governance import events, rules
from governance.models import Decision, DecisionReview, MinorityOpinion
from governance.rules.votes import mandate_on
from partnerships.journal import emit
from partnerships.models import Member


@act
def write_minority_opinion(decision: Decision, *, by: Member, words: Localized) -> MinorityOpinion:
    """We were not in favour: I write down, once, what we want to stand beside the decision."""
    row = lock(decision)
    rules.write_minority_opinion.check(by, row, words=words)
    seat = mandate_on(by, row).seat
    opinion = MinorityOpinion.objects.create(
        partnership=row.partnership, decision=row, seat=seat, words=words, written_by=by, written_at=clock.now()
    )
    _emit(events.MINORITY_OPINION_WRITTEN, row, by, partner=seat.partner.name)
    return opinion


@act
def assign_decision(
    decision: Decision, *, by: Member, owner: Member | None, due_on: date | None, review_on: date | None
) -> Decision:
    """I write down who answers for what was adopted, by when, and when we look at it again."""
    row = lock(decision)
    rules.assign_decision.check(by, row, owner=owner)
    row.owner, row.due_on, row.review_on = owner, due_on, review_on
    row.save(update_fields=["owner", "due_on", "review_on"])
    tells = [owner.user] if owner is not None and owner.pk != by.pk else []
    if owner is None:
        _emit(events.DECISION_UNASSIGNED, row, by)
    else:
        _emit(events.DECISION_ASSIGNED, row, by, tells=tells, person=owner)
    return row


@act
def carry_out_decision(decision: Decision, *, by: Member, words: str) -> Decision:
    """What was decided is done: I write how."""
    row = lock(decision)
    rules.carry_out_decision.check(by, row, words=words)
    row.carried_out_at, row.carried_out = clock.now(), words.strip()
    row.save(update_fields=["carried_out_at", "carried_out"])
    _emit(events.DECISION_CARRIED_OUT, row, by, words=row.carried_out)
    return row


@act
def review_decision(
    decision: Decision, *, by: Member, finding: str, words: str, next_on: date | None = None
) -> DecisionReview:
    """We looked at a decision again: I write what we found, and when we look next."""
    row = lock(decision)
    rules.review_decision.check(by, row, finding=finding, words=words, next_on=next_on)
    review = DecisionReview.objects.create(
        partnership=row.partnership,
        decision=row,
        finding=finding,
        words=words.strip(),
        next_on=next_on,
        reviewed_by=by,
        reviewed_at=clock.now(),
    )
    row.review_on = next_on
    row.save(update_fields=["review_on"])
    found = every_language(DecisionReview.Finding(finding).label)
    _emit(events.DECISION_REVIEWED, row, by, finding=found, words=review.words)
    return review


def _emit(event: events.Event, decision: Decision, by: Member, tells: list | None = None, **told: object) -> None:
    told = {"number": decision.number, "title": decision.title, **told}
    emit(event, decision.partnership, by=by, link=decision.get_absolute_url(), tells=tells or [], **told)
