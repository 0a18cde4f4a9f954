"""A partner leaves while a round is open: its seat answers no more, its answer counts no more, its place stays."""

import pytest
from django.utils.translation import override

from core import clock
from core.refusals import Refused
from governance import actions, rules
from governance.models import Decision, Seat
from governance.sentences import explain
from governance.tally import recount
from partnerships.actions import withdraw_partner


@pytest.fixture
def left(propose, facilitator, alice, bob, carol) -> Decision:
    """Everybody answered in writing, Ville de Saint-Aubin against; then it left."""
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    actions.cast_vote(decision, by=alice, position="for")
    actions.cast_vote(decision, by=carol, position="abstain")
    actions.cast_vote(decision, by=bob, position="against")
    withdraw_partner(bob.partner, by=bob, reason="We moved away.")
    return Decision.objects.get(pk=decision.pk)


def test_its_people_answer_no_more(left, bob):
    with pytest.raises(Refused, match="Only the people who hold a seat"):
        actions.cast_vote(left, by=bob, position="for")


def test_nobody_notes_an_answer_for_it(left, facilitator, committee):
    seat = Seat.objects.get(pk=committee.seats["VSA"].pk)
    with pytest.raises(Refused, match="has left the partnership"):
        actions.record_vote(left, by=facilitator, answers={seat: ("for", "")})


def test_its_answer_counts_no_more_and_stays_written(left):
    round_ = left.last_round()
    verdict = round_.outcome_now()
    assert round_.ballots.count() == 3
    assert (verdict.seats.answered, verdict.seats.against) == (2, 0)


def test_its_seat_stays_in_all_seats_and_leaves_the_eligible(left):
    verdict = left.last_round().outcome_now()
    assert (verdict.seats.all_seats, verdict.seats.seats_eligible, verdict.seats.vacant) == (3, 2, 1)
    assert (verdict.base_size, verdict.needed) == (3, 2)
    with override("en"):
        assert "it takes 2, more than half of 3 seats" in explain(verdict)


def test_the_page_opens_and_says_who_answers_still(left, facilitator, login):
    page = login(facilitator).get(left.get_absolute_url())
    assert page.status_code == 200
    told = page.content.decode()
    assert "2 seats of 2 have answered" in told and "Left since" in told


def test_the_end_stores_it_and_the_page_still_opens(left, facilitator, login, committee):
    with clock.at(left.last_round().closes_at):
        round_ = actions.close_round(left, by=facilitator)
    stored = {seat["id"]: seat for seat in round_.verdict["electorate"]}
    gone = str(committee.seats["VSA"].uuid)
    assert stored[gone]["vacant"] and gone not in round_.verdict["positions"]
    assert recount(round_.verdict).as_dict() == round_.verdict["verdict"]
    assert login(facilitator).get(left.get_absolute_url()).status_code == 200


def test_leaving_after_the_end_changes_nothing(propose, play, facilitator, bob, login):
    round_ = play(propose(), LLU="for", VSA="for", CAL="against")
    withdraw_partner(bob.partner, by=bob, reason="We moved away.")
    decision = Decision.objects.get(pk=round_.decision_id)
    assert decision.last_round().outcome_now().votes.for_ == 2
    page = login(facilitator).get(decision.get_absolute_url())
    assert page.status_code == 200 and "Adopted: 2 for, 1 against" in page.content.decode()


def test_what_needs_all_the_eligible_seats_passes_without_it(propose, facilitator, committee, bob):
    decision = propose("charter")
    actions.open_round(decision, by=facilitator)
    seats = committee.seats
    withdraw_partner(bob.partner, by=facilitator, reason="They asked us to write it down.")
    actions.record_attendance(decision, by=facilitator, present=[seats["LLU"], seats["CAL"]])
    actions.record_vote(decision, by=facilitator, answers={seats["LLU"]: ("for", ""), seats["CAL"]: ("for", "")})
    assert actions.close_round(decision, by=facilitator).result == "adopted"


def test_who_left_may_be_noted_absent_though_it_had_answered(propose, facilitator, committee, bob):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    actions.cast_vote(decision, by=bob, position="for")
    withdraw_partner(bob.partner, by=bob, reason="We moved away.")
    here = [committee.seats["LLU"], committee.seats["CAL"]]
    actions.record_attendance(decision, by=facilitator, present=here)
    assert actions.close_round(decision, by=facilitator).result == "rejected"


def test_the_next_round_opens_without_its_seat(propose, play, facilitator, bob, lead):
    decision = propose("operational")
    play(decision, VSA="objection", LLU="consent")
    withdraw_partner(bob.partner, by=bob, reason="We moved away.")
    round_ = actions.open_round(Decision.objects.get(pk=decision.pk), by=facilitator)
    assert {seat.label for seat in round_.seats_now()} == {"Logis & Lumière", "Calorane SA"}


def test_a_lead_who_left_settles_nothing(propose, lead, facilitator, llu, alice):
    decision = propose("operational")
    withdraw_partner(llu, by=facilitator, reason="They moved away.")
    assert "no strategic lead" in rules.settle_decision.refusal(alice, decision)
