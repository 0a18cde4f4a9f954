"""Mediation: after a deadlock alone, once per round, closed with what came out of it."""

import pytest

from core.refusals import Refused
from governance import actions


@pytest.fixture
def tied(propose, play):
    decision = propose()
    play(decision, LLU="for", VSA="against")
    return decision


def test_it_is_opened_and_closed(tied, facilitator):
    actions.open_mediation(tied, by=facilitator, mediator="Odile")
    assert tied.under_mediation().mediator == "Odile"
    actions.close_mediation(tied, by=facilitator, findings="A comparison.")
    assert tied.under_mediation() is None


def test_only_the_facilitator_opens(tied, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.open_mediation(tied, by=alice, mediator="Odile")


def test_it_follows_a_deadlock(propose, facilitator):
    with pytest.raises(Refused, match="follows a tie or an objection"):
        actions.open_mediation(propose(), by=facilitator, mediator="Odile")


def test_once_per_round(tied, facilitator):
    actions.open_mediation(tied, by=facilitator, mediator="Odile")
    actions.close_mediation(tied, by=facilitator, findings="Nothing.")
    with pytest.raises(Refused, match="after this round already"):
        actions.open_mediation(tied, by=facilitator, mediator="Odile")


def test_not_once_it_is_over(tied, facilitator):
    actions.withdraw_decision(tied, by=facilitator, reason="Later.")
    with pytest.raises(Refused, match="decision is closed"):
        actions.open_mediation(tied, by=facilitator, mediator="Odile")


def test_it_follows_the_round_that_decides_whatever_was_asked_after(tied, committee, facilitator):
    actions.open_round(tied, by=facilitator, purpose="sense")
    actions.record_attendance(tied, by=facilitator, present=committee.seats.values())
    actions.close_round(tied, by=facilitator)
    mediation = actions.open_mediation(tied, by=facilitator, mediator="Odile")
    assert mediation.after.number == 1
    actions.close_mediation(tied, by=facilitator, findings="Nothing.")
    with pytest.raises(Refused, match="after this round already"):
        actions.open_mediation(tied, by=facilitator, mediator="Odile")
