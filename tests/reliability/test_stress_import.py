"""A hundred thousand figures are read and written while people vote: votes wait, none fails, all figures are there."""

from concurrent.futures import ThreadPoolExecutor
from functools import partial

import pytest
from django.db import connections

from core import jobs
from governance import actions as governance
from governance.models import Ballot
from impact import actions
from impact.models import Measurement
from tests.impact.conftest import adopt, helped
from tests.impact.tables import give
from tests.racing import emptied

__all__ = ["adopt", "emptied", "helped"]
LINES, VOTERS = 100_000, 4
pytestmark = [pytest.mark.stress, pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def worked() -> None:
    """What a worker does with what waits."""
    try:
        while jobs.run_one():
            pass
    finally:
        connections.close_all()


def test_votes_wait_and_none_fails(helped, adopt, partnership, facilitator, alice, bob, carol, propose):
    indicators = [helped, *(adopt() for _number in range(4))]
    lines = (f"{indicators[n % 5].code};2026-03-31;{n % 97};;;;L{n}\n" for n in range(LINES))
    row = give(partnership, alice, "".join(lines))
    with ThreadPoolExecutor(VOTERS + 1) as pool:
        reading = pool.submit(worked)
        cast = list(_votes_until(reading, pool, facilitator, (alice, bob, carol), propose))
        reading.result()
        row.refresh_from_db()
        assert (row.state, row.lines, row.faults) == ("ready", LINES, [])
        actions.write_measurement_import(row, by=alice)
        writing = pool.submit(worked)
        cast += _votes_until(writing, pool, facilitator, (alice, bob, carol), propose)
        writing.result()
    row.refresh_from_db()
    assert (row.state, Measurement.objects.filter(source=row).count()) == ("written", LINES)
    assert all(isinstance(vote, Ballot) for vote in cast), cast
    assert len(cast) >= VOTERS
    confirmed = actions.confirm_measurement_import(row, by=bob)
    assert confirmed.measurements.filter(state=Measurement.State.CONFIRMED).count() == LINES
    print(f"{LINES} figures read, written and confirmed; {len(cast)} votes cast meanwhile, none failed")


def _votes_until(work, pool, facilitator, voters, propose):
    """Votes cast one consultation after another as long as the work goes on."""
    while not work.done():
        decision = propose()
        governance.open_round(decision, by=facilitator, mode="written")
        vote = partial(governance.cast_vote, decision, position="for")
        yield from [one.result() for one in [pool.submit(_closing, partial(vote, by=who)) for who in voters]]


def _closing(vote):
    try:
        return vote()
    finally:
        connections.close_all()
