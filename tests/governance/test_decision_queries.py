"""The page of a decision asks the database as much with three answers as with thirty, after several rounds."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import actions
from tests.conftest import join

MOST = 6


@pytest.fixture
def many(committee, facilitator):
    """Thirty seats, each with somebody who answers."""
    people = []
    for number in range(27):
        member = join(facilitator, f"Partner {number}", f"P{number}", f"p{number}")
        seat = actions.add_seat(committee.body, by=facilitator, partner=member.partner)
        actions.give_mandate(seat, by=facilitator, member=member, capacity="titular", since_on=date(2026, 1, 1))
        people.append(member)
    return people


def asked(browser, decision) -> list[str]:
    browser.get(decision.get_absolute_url())
    with CaptureQueriesContext(connection) as found:
        assert browser.get(decision.get_absolute_url()).status_code == 200
    return [query["sql"] for query in found]


def test_six_queries(propose, facilitator, alice, bob, carol, many, login):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    for person in (alice, bob, carol, *many):
        actions.cast_vote(decision, by=person, position="for", reason="It helps us.")
    for who in (alice, facilitator):
        sql = asked(login(who), decision)
        print(who, len(sql))
        for one in sql:
            print("   ", one[:60], "FROM", one.partition(" FROM ")[2][:150])
