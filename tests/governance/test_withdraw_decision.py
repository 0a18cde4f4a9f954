"""Withdrawing: with a reason, by who proposed or answers for it; nothing is deleted."""

import pytest

from core.refusals import Refused
from governance import actions
from governance.contents import line


def test_an_open_round_ends_with_its_answers_kept(propose, facilitator, alice):
    decision = propose(by=alice)
    actions.open_round(decision, by=facilitator)
    actions.cast_vote(decision, by=alice, position="for")
    actions.withdraw_decision(decision, by=alice, reason="A better idea.")
    decision.refresh_from_db()
    round_ = decision.last_round()
    assert (decision.state, round_.result, round_.ballots.count()) == ("withdrawn", "withdrawn", 1)
    assert line(decision).sentence == "Withdrawn: A better idea."


def test_not_by_another(propose, alice, bob):
    with pytest.raises(Refused, match="Only who proposed this decision"):
        actions.withdraw_decision(propose(by=alice), by=bob, reason="No.")


def test_not_without_a_reason(propose, alice):
    with pytest.raises(Refused, match="Write why this decision is withdrawn"):
        actions.withdraw_decision(propose(by=alice), by=alice, reason=" ")


def test_not_once_decided(propose, play, facilitator):
    decision = propose()
    play(decision, LLU="for", VSA="for")
    with pytest.raises(Refused, match="decision is closed"):
        actions.withdraw_decision(decision, by=facilitator, reason="No.")
