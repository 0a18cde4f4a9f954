"""Two people act at the same moment: one seat keeps one live answer, a closed round its right count."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial
from threading import Barrier

import pytest
from django.db import IntegrityError, connection, connections

from core.refusals import Refused
from core.triggers import lifted
from governance import actions
from governance.models import Ballot, Round

ROUNDS = 5
APPEND_ONLY = (
    "SELECT DISTINCT event_object_table FROM information_schema.triggers "
    "WHERE trigger_name = event_object_table || '_append_only'"
)
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


@pytest.fixture(scope="module", autouse=True)
def emptied(django_db_setup, django_db_blocker):
    """The tables to which one only adds can be emptied after each test of this module."""
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(APPEND_ONLY)
            tables = [row[0] for row in cursor.fetchall()]
        with lifted(connection, *tables):
            yield


def together(*acts):
    """Run the acts at the same moment, each on its own connection; what each gave back or raised."""
    start = Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            return act()
        except (Refused, IntegrityError) as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


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
