"""A vote asks the database as much with three seats as with two hundred."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import Organisation
from governance import actions
from governance.models import Seat
from partnerships.models import Partner

MOST = 14


@pytest.mark.parametrize("seats", [3, 200])
def test_a_vote_takes_fourteen_statements_at_most(seats, propose, partnership, facilitator, alice, bob, committee):
    today = partnership.today()
    days = {"since_on": today, "until_on": today}
    actions.give_proxy(committee.seats["VSA"], by=bob, holder=committee.seats["LLU"], **days)
    for number in range(3, seats):
        organisation = Organisation.objects.create(name=f"Organisation {number}")
        details = {"partnership": partnership, "organisation": organisation, "code": f"P{number}"}
        partner = Partner.objects.create(**details, standing=Partner.Standing.PARTNER)
        Seat.objects.create(partnership=partnership, body=committee.body, partner=partner, added_at=timezone.now())
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    with CaptureQueriesContext(connection) as asked:
        actions.cast_vote(decision, by=alice, position="for")
    assert len(asked) <= MOST
    with CaptureQueriesContext(connection) as asked:
        actions.cast_vote(decision, by=alice, position="for", seat=committee.seats["VSA"])
    assert len(asked) <= MOST + 1  # the proxy itself
