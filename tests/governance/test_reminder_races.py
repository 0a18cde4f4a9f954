"""Several workers whose minute comes at once remind nobody twice."""

from datetime import timedelta
from functools import partial

import pytest

from core import clock
from core.acts import CLOCK
from core.refusals import Refused
from governance import actions
from governance.models import Round
from partnerships.models import JournalEntry
from tests.racing import emptied, together

__all__ = ["emptied"]
ROUNDS, WORKERS = 5, 4
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_several_workers_send_one_reminder(propose, facilitator):
    for _number in range(ROUNDS):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written")
        ends = {"opened_at": clock.now() - timedelta(days=9), "closes_at": clock.now() + timedelta(hours=12)}
        Round.objects.filter(decision=decision).update(**ends)
        gave = together(*[partial(actions.remind_voters, decision, by=CLOCK)] * WORKERS)
        assert sum(isinstance(one, list) for one in gave) == 1, gave
        assert sum(isinstance(one, Refused) for one in gave) == WORKERS - 1, gave
        told = JournalEntry.objects.filter(event="governance.voters_reminded", params__number=decision.number)
        assert told.get().notices.count() == 3
