"""The page of a decision asks the database as much with three answers as with thirty, after several rounds."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from governance import actions
from tests.conftest import join


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


def taken(decision, login, *people) -> list[int]:
    return [len(asked(login(who), decision)) for who in people]


def test_nine_queries_for_who_answers_ten_for_the_facilitator_with_three_answers_or_thirty(
    propose, facilitator, alice, bob, carol, many, login
):
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    for voters in ((alice, bob, carol), many):
        for person in voters:
            actions.cast_vote(decision, by=person, position="for", reason="It helps us.")
        assert taken(decision, login, alice, facilitator) == [9, 10]


def test_one_more_after_deadlocks_of_which_the_lead_may_settle_the_last(propose, play, facilitator, alice, login):
    decision = propose("operational")
    for _round in range(2):
        play(decision, LLU="for", VSA="against", CAL="abstain", skipped_consent="Known positions.")
        assert taken(decision, login, alice) == [9 + 1]


def test_what_few_decisions_have_takes_one_query_more(propose, committee, alice, bob, login):
    decision = propose()
    before = len(asked(login(bob), decision))
    actions.declare_recusal(decision, by=alice, seat=committee.seats["LLU"], reason="We would be paid.")
    assert len(asked(login(bob), decision)) == before + 1
