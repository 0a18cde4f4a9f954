"""Mediation: after a deadlock alone, once per round, closed with what came out of it."""

import pytest

from core.refusals import Refused
from governance import actions
from partnerships.models import JournalEntry


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


def test_a_sense_check_in_between_does_not_part_it_from_its_deadlock(tied, facilitator):
    """The mediation follows the round that decided, so that the lead may settle after the next one."""
    actions.open_round(tied, by=facilitator, purpose="sense")
    actions.record_attendance(tied, by=facilitator, present=[])
    actions.close_round(tied, by=facilitator)
    made = actions.open_mediation(tied, by=facilitator, mediator="Odile")
    assert made.after == tied.deciding_rounds()[-1]
    actions.close_mediation(tied, by=facilitator, findings="Nothing.")
    with pytest.raises(Refused, match="after this round already"):
        actions.open_mediation(tied, by=facilitator, mediator="Odile")


def test_the_register_does_not_keep_the_name_of_who_helps(tied, facilitator):
    actions.open_mediation(tied, by=facilitator, mediator="Odile")
    line = JournalEntry.objects.get(event="governance.mediation_opened")
    assert "Odile" not in str(line.params)
