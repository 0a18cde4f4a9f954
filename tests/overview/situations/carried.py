"""What was decided: to be carried out, to be looked at again; what was promised at a meeting."""

from datetime import date, timedelta

from django.urls import reverse

from core import clock
from governance import actions
from governance.models import Decision, FollowUp
from partnerships import actions as building
from partnerships.models import Member
from tests.governance.meetings import STARTS
from tests.overview.moments import Act, Moment, asks
from tests.overview.situations.committee import now, page

DUE, REVIEWED = date(2026, 4, 1), date(2026, 5, 1)


def adopted(decision: Decision, play, facilitator, owner: Member | None, **days: date) -> Decision:
    """Adopted, and given to a person who answers for it."""
    play(decision, LLU="for", VSA="for", CAL="for")
    given = {"owner": owner, "due_on": None, "review_on": None} | days
    return actions.assign_decision(now(decision), by=facilitator, **given)


def done(decision: Decision) -> dict[str, Act]:
    carry = Act(now(decision), lambda by: actions.carry_out_decision(now(decision), by=by, words="Signé."))
    return {"governance.carry_out_decision": carry}


def looked_at(decision: Decision) -> dict[str, Act]:
    words = {"finding": "kept", "words": "Utile."}
    review = Act(now(decision), lambda by: actions.review_decision(now(decision), by=by, **words))
    return {"governance.review_decision": review}


@asks("governance.carry_out_decision")
def a_decision_is_to_be_carried_out(propose, play, facilitator, bob) -> Moment:
    """The facilitator may write that it is done; who answers for it is asked."""
    decision = adopted(propose(), play, facilitator, bob, due_on=DUE)
    return Moment(page("carry_out_decision", decision), "bob", done(decision), also="facilitator")


@asks("governance.carry_out_decision")
def who_answered_for_a_decision_has_left(propose, play, others, facilitator, partnership) -> Moment:
    dora = Member.objects.get(partnership=partnership, user__email="dora@example.org")
    decision = adopted(propose(), play, facilitator, dora, due_on=DUE)
    building.end_member(dora, by=facilitator)
    return Moment(page("carry_out_decision", decision), "facilitator", done(decision))


@asks("governance.carry_out_decision")
def nobody_answers_for_a_decision_that_has_its_day(propose, play, facilitator) -> Moment:
    decision = adopted(propose(), play, facilitator, None, due_on=DUE)
    return Moment(page("carry_out_decision", decision), "facilitator", done(decision))


def reviewed(decision: Decision, asked: str, also: str) -> Moment:
    at = clock.end_of_day(REVIEWED, "UTC")
    return Moment(page("review_decision", decision), asked, looked_at(decision), also=also, at=at)


@asks("governance.review_decision")
def a_decision_s_review_has_come(propose, play, facilitator, bob) -> Moment:
    """Anybody of the committee may write the review; who answers for the decision is asked."""
    decision = adopted(propose(), play, facilitator, bob, review_on=REVIEWED)
    return reviewed(decision, "bob", "facilitator alice carol")


@asks("governance.review_decision")
def a_review_for_which_nobody_answers(propose, play, facilitator) -> Moment:
    decision = adopted(propose(), play, facilitator, None, review_on=REVIEWED)
    return reviewed(decision, "facilitator", "alice bob carol")


@asks("governance.review_decision")
def a_review_whose_owner_has_no_seat(propose, play, others, facilitator, partnership) -> Moment:
    """The committee reviews what it decided: who carries it out and holds no seat cannot."""
    dora = Member.objects.get(partnership=partnership, user__email="dora@example.org")
    decision = adopted(propose(), play, facilitator, dora, review_on=REVIEWED)
    return reviewed(decision, "facilitator", "alice bob carol")


def promised(meeting, facilitator, owner: Member) -> FollowUp:
    with clock.at(STARTS):
        said = {"what": "Voir", "due_on": STARTS.date() + timedelta(days=9)}
        return actions.add_follow_up(meeting, by=facilitator, owner=owner, **said)


def completed(row: FollowUp, asked: str, also: str = "") -> Moment:
    finish = Act(row, lambda by: actions.complete_follow_up(row, by=by))
    link = reverse("governance:complete_follow_up", args=[row.partnership.slug, row.uuid])
    acts = {"governance.complete_follow_up": finish}
    return Moment(link, asked, acts, also=also, at=STARTS + timedelta(days=1))


@asks("governance.complete_follow_up")
def an_action_was_promised(under_way, facilitator, carol) -> Moment:
    return completed(promised(under_way(), facilitator, carol), "carol", also="facilitator")


@asks("governance.complete_follow_up")
def who_promised_an_action_has_left(under_way, others, facilitator, partnership) -> Moment:
    dora = Member.objects.get(partnership=partnership, user__email="dora@example.org")
    row = promised(under_way(), facilitator, dora)
    building.end_member(dora, by=facilitator)
    return completed(row, "facilitator")
