"""The committee: seats, rules, the lead, rounds, mediations, interests."""

from datetime import date, timedelta

from django.urls import reverse

from core import clock
from governance import actions
from governance.models import Decision, Recusal
from tests.conftest import text
from tests.governance.conftest import on
from tests.overview.moments import Act, Moment, asks

TWO_YEARS = {"since_on": date(2027, 1, 1), "until_on": date(2028, 12, 31)}


def page(act: str, decision: Decision, *args: object) -> str:
    return reverse(f"governance:{act}", args=[decision.partnership.slug, decision.address, *args])


def now(decision: Decision) -> Decision:
    return Decision.objects.get(pk=decision.pk)


@asks("governance.give_mandate")
def a_seat_has_nobody(committee, partnership, alice) -> Moment:
    """Its own people name a person; the facilitator is shown all such seats together, on the committee's page."""
    seat = committee.seats["LLU"]
    actions.end_mandate(seat.mandates.get(), by=alice, reason="Retired.")
    given = {"member": alice, "capacity": "titular", "since_on": partnership.today()}
    give = Act(seat, lambda by: actions.give_mandate(seat, by=by, **given))
    link = reverse("governance:give_mandate", args=[partnership.slug, seat.uuid])
    return Moment(link, "alice dora", {"governance.give_mandate": give}, also="facilitator")


@asks("governance.give_mandate")
def a_seat_has_nobody_for_the_facilitator(committee, partnership, alice) -> Moment:
    seat = committee.seats["LLU"]
    actions.end_mandate(seat.mandates.get(), by=alice, reason="Retired.")
    given = {"member": alice, "capacity": "titular", "since_on": partnership.today()}
    give = Act(seat, lambda by: actions.give_mandate(seat, by=by, **given))
    link = reverse("governance:committee", args=[partnership.slug])
    return Moment(link, "facilitator", {"governance.give_mandate": give}, also="alice dora")


@asks("governance.set_rules")
def a_committee_has_no_rules(partnership, facilitator) -> Moment:
    actions.seat_committee(partnership, by=facilitator, name=text("Comité"))
    usual = actions.usual_categories(quorum=2)
    write = Act(partnership, lambda by: actions.set_rules(partnership, by=by, categories=usual))
    link = reverse("governance:set_rules", args=[partnership.slug])
    return Moment(link, "facilitator", {"governance.set_rules": write})


@asks("governance.propose_lead")
def the_lead_s_last_weeks(lead, partnership, committee, bob) -> Moment:
    """The people of the committee may propose one at any time; that it is done is the facilitator's care."""
    seat = committee.seats["VSA"]
    one = {"member": bob, "seat": seat, **TWO_YEARS, "categories": ["operational"], "succession": text("Alice")}
    propose = Act(partnership, lambda by: actions.propose_lead(partnership, by=by, **one))
    link = reverse("governance:propose_lead", args=[partnership.slug])
    asked = {"governance.propose_lead": propose}
    return Moment(link, "facilitator", asked, also="alice bob carol", at=clock.end_of_day(date(2026, 11, 20), "UTC"))


@asks("governance.open_round")
def a_decision_is_proposed(propose) -> Moment:
    decision = propose()
    start = Act(decision, lambda by: actions.open_round(now(decision), by=by, mode="written"))
    return Moment(page("open_round", decision), "facilitator", {"governance.open_round": start})


@asks("governance.record_attendance")
def a_round_is_open_at_the_table(propose, committee, facilitator) -> Moment:
    decision = propose()
    actions.open_round(decision, by=facilitator)
    here = list(committee.seats.values())
    note = Act(decision, lambda by: actions.record_attendance(now(decision), by=by, present=here))
    return Moment(page("record_attendance", decision), "facilitator", {"governance.record_attendance": note})


@asks("governance.close_round")
def a_round_s_presence_is_noted(propose, committee, facilitator) -> Moment:
    decision = propose()
    actions.open_round(decision, by=facilitator)
    actions.record_attendance(now(decision), by=facilitator, present=committee.seats.values())
    close = Act(now(decision), lambda by: actions.close_round(now(decision), by=by))
    return Moment(page("close_round", decision), "facilitator", {"governance.close_round": close})


@asks()
def a_round_is_not_closed_before_a_proposed_interest_has_its_answer(propose, committee, facilitator, bob) -> Moment:
    decision = propose()
    actions.open_round(decision, by=facilitator)
    actions.record_attendance(now(decision), by=facilitator, present=committee.seats.values())
    actions.propose_recusal(now(decision), by=bob, seat=committee.seats["LLU"], reason="Leur filiale.")
    close = Act(now(decision), lambda by: None)
    return Moment(page("close_round", decision), "", {"governance.close_round": close})


@asks("governance.cast_vote")
def a_question_is_asked_in_writing(propose, facilitator) -> Moment:
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    vote = Act(now(decision), lambda by: actions.cast_vote(now(decision), by=by, position="for"))
    return Moment(page("cast_vote", decision), "alice bob carol", {"governance.cast_vote": vote})


@asks("governance.cast_vote")
def the_words_have_changed_since_a_seat_answered(propose, facilitator, alice) -> Moment:
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    actions.cast_vote(now(decision), by=alice, position="for")
    words = {"title": decision.title, "text": text("Le comité loue deux outils."), "reason": "Deux."}
    actions.change_wording(now(decision), by=facilitator, **words)
    vote = Act(now(decision), lambda by: actions.cast_vote(now(decision), by=by, position="for"))
    return Moment(page("cast_vote", decision), "alice bob carol", {"governance.cast_vote": vote})


@asks("governance.cast_vote")
def a_seat_gave_its_proxy(propose, committee, facilitator, alice) -> Moment:
    """The holder's people answer for it; its own people still may, and are asked at their own address."""
    decision, seat = propose(), committee.seats["LLU"]
    today = decision.partnership.today()
    days = {"since_on": today, "until_on": today + timedelta(days=30)}
    actions.give_proxy(seat, by=alice, holder=committee.seats["CAL"], **days)
    actions.open_round(decision, by=facilitator, mode="written")
    vote = Act(now(decision), lambda by: actions.cast_vote(now(decision), by=by, position="for", seat=seat), seat=seat)
    link = f"{page('cast_vote', decision)}?seat={seat.uuid}"
    return Moment(link, "carol", {"governance.cast_vote": vote}, also="alice")


def interest(recusal: Recusal) -> dict[str, Act]:
    def fresh() -> Recusal:
        return Recusal.objects.get(pk=recusal.pk)

    return {
        "governance.confirm_recusal": Act(fresh(), lambda by: actions.confirm_recusal(fresh(), by=by, answer="Oui.")),
        "governance.refuse_recusal": Act(fresh(), lambda by: actions.refuse_recusal(fresh(), by=by, answer="Non.")),
    }


@asks("governance.confirm_recusal", "governance.refuse_recusal")
def a_peer_proposes_an_interest(propose, committee, bob) -> Moment:
    """The facilitator may write how the committee agreed on it; the seat's own people are asked first."""
    decision = propose()
    made = actions.propose_recusal(decision, by=bob, seat=committee.seats["LLU"], reason="Leur filiale.")
    return Moment(page("confirm_recusal", decision, 1), "alice", interest(made), also="facilitator")


@asks("governance.confirm_recusal", "governance.refuse_recusal")
def an_interest_is_proposed_for_a_seat_that_has_nobody(propose, committee, alice, bob) -> Moment:
    decision, seat = propose(), committee.seats["LLU"]
    made = actions.propose_recusal(decision, by=bob, seat=seat, reason="Leur filiale.")
    actions.end_mandate(seat.mandates.get(), by=alice, reason="Retired.")
    return Moment(page("confirm_recusal", decision, 1), "facilitator", interest(made))


@asks("governance.close_mediation")
def a_mediation_is_under_way(deadlock, facilitator) -> Moment:
    decision = deadlock(mediation=None, second=False)
    with on(1):
        actions.open_mediation(now(decision), by=facilitator, mediator="Odile")
        at = clock.now()
    close = Act(now(decision), lambda by: actions.close_mediation(now(decision), by=by, findings="Rien."))
    return Moment(page("close_mediation", decision), "facilitator", {"governance.close_mediation": close}, at=at)


def settling(decision: Decision, asked: str, *, days: int) -> Moment:
    words = {"outcome": "adopted", "reasons": text("Parce que."), "minority_opinion": text("Autrement.")}
    settle = Act(now(decision), lambda by: actions.settle_decision(now(decision), by=by, **words))
    with on(days):
        at = clock.now()
    return Moment(page("settle_decision", decision), asked, {"governance.settle_decision": settle}, at=at)


@asks("governance.settle_decision")
def two_rounds_end_in_a_deadlock(deadlock) -> Moment:
    return settling(deadlock(), "alice", days=16)


@asks()
def a_deadlock_is_no_more_the_lead_s_once_their_days_are_over(deadlock) -> Moment:
    return settling(deadlock(), "", days=60)


@asks("governance.open_round")
def a_deadlock_that_the_lead_may_not_settle(deadlock) -> Moment:
    decision = deadlock(amount=20000)
    start = Act(now(decision), lambda by: actions.open_round(now(decision), by=by, mode="written"))
    with on(16):
        at = clock.now()
    return Moment(page("open_round", decision), "facilitator", {"governance.open_round": start}, at=at)
