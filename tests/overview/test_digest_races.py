"""Two runs of the clock at once write one letter."""

from functools import partial

import pytest

from accounts.models import User
from core import clock
from core.refusals import Refused
from overview import actions
from overview.models import Digest
from tests.racing import emptied, together

__all__ = ["emptied"]
WORKERS = 4
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_several_workers_write_one_letter(partnership, alice, bob):
    zone = "Etc/GMT+12" if clock.now().hour >= 19 else "Etc/GMT-14"  # wherever it is not a Monday before seven
    User.objects.update(time_zone=zone)
    for who in (alice, bob):
        who.user.refresh_from_db()
    for who in (alice, bob):
        gave = together(*[partial(actions.send_digest, who.user)] * WORKERS)
        assert sum(isinstance(one, Digest) for one in gave) == 1, gave
        assert sum(isinstance(one, Refused) for one in gave) == WORKERS - 1, gave
        assert Digest.objects.filter(user=who.user).count() == 1
