"""Attendance: noted by the facilitator at a meeting; who answered is present."""

import pytest

from core.refusals import Refused
from governance import actions


def test_the_quorum_counts_who_is_present(propose, facilitator, committee):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    round_ = actions.record_attendance(decision, by=facilitator, present=[committee.seats["LLU"]])
    assert round_.outcome_now().quorum_met is False
    round_ = actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
    assert round_.outcome_now().quorum_met is True


def test_only_the_facilitator(propose, facilitator, alice):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.record_attendance(decision, by=alice, present=[])


def test_not_without_a_round(propose, facilitator):
    with pytest.raises(Refused, match="No round"):
        actions.record_attendance(propose(), by=facilitator, present=[])


def test_not_in_writing(propose, facilitator):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    with pytest.raises(Refused, match="nobody is present or absent"):
        actions.record_attendance(decision, by=facilitator, present=[])


def test_who_answered_is_present(propose, facilitator, alice, committee):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    actions.cast_vote(decision, by=alice, position="for")
    with pytest.raises(Refused, match="Logis & Lumière answered in this round"):
        actions.record_attendance(decision, by=facilitator, present=[committee.seats["VSA"]])
