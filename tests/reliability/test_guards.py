"""Sixteen people press the same button: one act is done; without the guard the race is lost, and seen to be."""

from functools import partial

import pytest

from governance import actions
from governance.models import Round
from partnerships.models import JournalEntry
from tests.racing import together

CONTENDERS = 16
ROUNDS = 3
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def closings(propose, facilitator, committee, alice, rounds: int) -> list[int]:
    """How many of sixteen closings of one round were accepted, round after round."""
    accepted = []
    for _number in range(rounds):
        decision = propose()
        actions.open_round(decision, by=facilitator)
        actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
        actions.cast_vote(decision, by=alice, position="for")
        gave = together(*[partial(actions.close_round, decision, by=facilitator)] * CONTENDERS)
        accepted.append(sum(not isinstance(one, Exception) for one in gave))
        assert Round.objects.filter(decision=decision).count() == 1
    return accepted


def closed() -> int:
    return JournalEntry.objects.filter(event="governance.round_closed").count()


def test_a_round_is_closed_once(propose, facilitator, committee, alice):
    assert closings(propose, facilitator, committee, alice, ROUNDS) == [1] * ROUNDS
    assert closed() == ROUNDS


def test_without_the_lock_it_is_closed_more_than_once(propose, facilitator, committee, alice, settings):
    settings.GUARDS_OFF = frozenset({"row_lock"})
    accepted = closings(propose, facilitator, committee, alice, ROUNDS * 3)
    assert max(accepted) > 1 and closed() > len(accepted)
