"""What awaits each person of the committee, and that it agrees with the rules."""

import pytest

from governance import actions
from governance.awaits import awaits


def titles(member) -> list[str]:
    return [one.act for one in awaits(member)]


def test_an_answer_awaits_each_seat_until_it_is_given(propose, facilitator, alice, bob):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    (one,) = awaits(alice)
    assert one.deadline == decision.last_round().closes_at
    assert one.link.endswith("/vote/")
    actions.cast_vote(decision, by=alice, position="for")
    assert list(awaits(alice)) == []
    assert titles(bob) == ["Answer"]


def test_a_recused_seat_is_not_asked(propose, facilitator, alice, committee):
    decision = propose()
    actions.declare_recusal(decision, by=alice, seat=committee.seats["LLU"], reason="Ours.")
    actions.open_round(decision, by=facilitator)
    assert titles(alice) == []


def test_the_facilitator_opens_and_closes(propose, facilitator, committee):
    decision = propose()
    assert titles(facilitator) == ["Open a round"]
    actions.open_round(decision, by=facilitator)
    (one,) = awaits(facilitator)
    assert one.link.endswith("/attendance/")
    actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
    (one,) = awaits(facilitator)
    assert one.link.endswith("/close/")


def test_the_lead_is_told_of_a_deadlock_to_settle(propose, play, facilitator, lead, alice, bob):
    decision = propose("operational")
    tie = {"LLU": "for", "VSA": "against", "CAL": "abstain"}
    play(decision, skipped_consent="Known.", **tie)
    actions.open_mediation(decision, by=facilitator, mediator="Odile")
    assert set(titles(facilitator)) - {"Propose a lead"} == {"Write the findings"}
    actions.close_mediation(decision, by=facilitator, findings="Nothing.")
    play(decision, **tie)
    assert "Settle" in titles(alice)
    assert "Settle" not in titles(bob)


@pytest.mark.parametrize("count", [1, 5])
def test_more_decisions_take_no_more_queries(count, propose, facilitator, alice, django_assert_num_queries):
    for _number in range(count):
        actions.open_round(propose(), by=facilitator, mode="written")
    with django_assert_num_queries(18):
        assert len(list(awaits(alice))) == count


def test_a_seat_that_nobody_answers_for_awaits_its_partner_and_the_facilitator(committee, facilitator, alice, bob):
    actions.end_mandate(committee.seats["LLU"].mandates.get(), by=alice, reason="Retired.")
    (mine,) = awaits(alice)
    assert mine.detail == "Your seat has nobody: name a person."
    assert mine.link.endswith(f"/seats/{committee.seats['LLU'].uuid}/mandate/")
    (all_of_them,) = awaits(facilitator)
    assert all_of_them.detail == "A seat has nobody: Logis & Lumière."
    assert list(awaits(bob)) == []


@pytest.mark.parametrize("vacant", [1, 3])
def test_more_vacant_seats_take_no_more_queries(vacant, committee, facilitator, django_assert_num_queries):
    for code in ("LLU", "VSA", "CAL")[:vacant]:
        actions.end_mandate(committee.seats[code].mandates.get(), by=facilitator, reason="Gone.")
    with django_assert_num_queries(13):
        assert len(list(awaits(facilitator))) == 1
