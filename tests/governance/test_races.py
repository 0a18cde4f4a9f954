"""Two people act at the same moment: one seat keeps one live answer, a closed round its right count."""

from datetime import timedelta
from functools import partial

import pytest
from django.db import IntegrityError

from core import clock
from core.acts import CLOCK
from core.refusals import Refused
from governance import actions
from governance.models import Ballot, Round
from partnerships.models import JournalEntry
from tests.racing import emptied, together

__all__ = ["emptied"]
ROUNDS = 5
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_two_answers_of_one_seat_are_two_ranks(propose, facilitator, alice):
    for _number in range(ROUNDS):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written")
        gave = together(*[partial(actions.cast_vote, decision, by=alice, position="for")] * 4)
        assert all(isinstance(one, Ballot) for one in gave), gave
        assert sorted(ballot.rank for ballot in gave) == [1, 2, 3, 4]
        assert decision.last_round().outcome_now().seats.answered == 1


def test_without_the_lock_answers_of_one_seat_collide(propose, facilitator, alice, settings):
    settings.GUARDS_OFF = frozenset({"row_lock"})
    collided = 0
    for _number in range(ROUNDS * 4):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written")
        gave = together(*[partial(actions.cast_vote, decision, by=alice, position="for")] * 4)
        collided += sum(isinstance(one, IntegrityError) for one in gave)
    assert collided > 0


def test_an_answer_against_the_close_is_counted_or_refused(propose, facilitator, alice, bob, committee):
    for _number in range(ROUNDS):
        decision = propose()
        actions.open_round(decision, by=facilitator)
        actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
        actions.cast_vote(decision, by=bob, position="for")
        vote, _closed = together(
            partial(actions.cast_vote, decision, by=alice, position="against"),
            partial(actions.close_round, decision, by=facilitator),
        )
        round_ = Round.objects.get(decision=decision)
        counted = round_.outcome_now().votes.against
        assert counted == (1 if isinstance(vote, Ballot) else 0)
        assert round_.ballots.count() == 1 + counted


def test_two_workers_send_one_reminder(propose, facilitator):
    """Whose minute comes on several workers at once reminds nobody twice."""
    for _number in range(ROUNDS):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written")
        ends = {"opened_at": clock.now() - timedelta(days=9), "closes_at": clock.now() + timedelta(hours=12)}
        Round.objects.filter(decision=decision).update(**ends)
        gave = together(*[partial(actions.remind_voters, decision, by=CLOCK)] * 4)
        assert sum(isinstance(one, list) for one in gave) == 1, gave
        assert sum(isinstance(one, Refused) for one in gave) == 3, gave
        told = JournalEntry.objects.filter(event="governance.voters_reminded", params__number=decision.number)
        assert told.get().notices.count() == 3
