"""Two sign-ins of one person at the same moment, on PostgreSQL: what arrived is matched once, nothing is lost."""

import pytest
from django.db import transaction

from accounts.actions import match_arrivals
from accounts.models import Arrival, User
from partnerships.models import Member, Notice
from tests.accounts.arrived import arrive, proves
from tests.accounts.test_match_arrivals import THERE, tell
from tests.racing import accidents, emptied, together

__all__ = ["emptied"]
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_matched_at_once_by_two_devices(partnership, bob):
    ada = arrive(THERE, partnership, bob)
    here = User.objects.create_user("ada@example.org", name="Ada")
    proves(here, THERE)
    with transaction.atomic():
        tell(partnership, ada)
    gave = together(*[lambda: match_arrivals(here, by=here)] * 4)
    assert accidents(gave) == []
    assert Member.objects.get(pk=ada.pk).user == here
    assert Notice.objects.get(entry__event="partnerships.partner_described").user == here
    assert not Arrival.objects.exists()
    assert not User.objects.filter(pk=ada.user_id).exists()
