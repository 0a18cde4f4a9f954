"""What meetings ask of a person, when, and that absences are named."""

from datetime import timedelta

import pytest
from django.urls import reverse

from core import clock
from governance import actions
from governance.awaits import awaits
from governance.contents.attendance import absent_twice
from tests.governance.meetings import PLANNED_AT, STARTS, plan
from tests.governance.test_add_follow_up import add
from tests.governance.test_ask_correction import ask

AFTER = STARTS + timedelta(hours=2)


def waiting(member, at) -> list:
    with clock.at(at):
        return list(awaits(member))


def test_the_facilitator_is_reminded_to_convene_in_time(partnership, committee, facilitator, alice):
    meeting = plan(partnership, committee.body, facilitator)
    (one,) = waiting(facilitator, PLANNED_AT)
    assert one.title == "Convene M-1"
    assert one.deadline == clock.end_of_day((STARTS - timedelta(days=10)).date(), partnership.time_zone)
    assert one.link == meeting.get_absolute_url()
    assert waiting(alice, PLANNED_AT) == []


def test_who_holds_a_seat_is_expected_at_a_convened_meeting(convened, alice, facilitator):
    convened()
    (one,) = waiting(alice, STARTS - timedelta(days=3))
    assert one.deadline == STARTS
    assert waiting(alice, AFTER) == []
    assert [one.act for one in waiting(facilitator, AFTER)] == ["Open the meeting"], "nobody opened it yet"


def test_minutes_are_to_be_sent_then_to_be_corrected(minuted, facilitator, alice):
    minutes = minuted()
    (one,) = waiting(facilitator, AFTER)
    assert (one.title, one.detail) == ("Send the minutes of M-1", "The rules ask for them by 2 April 2026.")
    assert "They were due by 2 April 2026." in waiting(facilitator, STARTS + timedelta(days=8))[0].detail
    with clock.at(AFTER):
        minutes = actions.send_minutes(minutes, by=facilitator)
    assert waiting(facilitator, AFTER) == []
    ask(minutes, alice, at=AFTER)
    (one,) = waiting(facilitator, AFTER)
    assert one.title == "Answer a correction of the minutes of M-1"


def test_an_action_waits_for_its_owner_until_it_is_done(under_way, facilitator, bob):
    made = add(under_way(), facilitator, bob)
    assert made.what in [one.title for one in waiting(bob, AFTER)]
    late = [one for one in waiting(bob, STARTS + timedelta(days=200)) if one.title == made.what]
    assert late[0].detail == "Overdue since 15 July 2026."
    actions.complete_follow_up(made, by=bob)
    assert made.what not in [one.title for one in waiting(bob, AFTER)]


@pytest.fixture
def two_meetings(held):
    """Two meetings held; `two_meetings("absent", "excused")` says how Calorane was at each."""

    def made(first: str, second: str) -> None:
        held(CAL=first)
        held(CAL=second, starts_at=STARTS + timedelta(days=60))

    return made


@pytest.mark.parametrize(
    ("first", "second", "named"),
    [("absent", "absent", True), ("absent", "excused", False), ("present", "absent", False)],
)
def test_a_seat_absent_twice_in_a_row_is_named(first, second, named, two_meetings, committee, partnership, bob, login):
    two_meetings(first, second)
    page = login(bob).get(reverse("governance:committee", args=[partnership.slug])).content.decode()
    assert ("Calorane SA was absent without a word from the last two meetings." in page) is named


def test_it_takes_one_query_and_forgets_who_left(two_meetings, committee, django_assert_num_queries):
    two_meetings("absent", "absent")
    with django_assert_num_queries(1):
        assert [seat.partner.code for seat in absent_twice(committee.body)] == ["CAL"]
    committee.seats["CAL"].ended_at = STARTS
    committee.seats["CAL"].save()
    assert absent_twice(committee.body) == []


def test_one_absence_is_not_a_habit(held, committee):
    held(CAL="absent")
    assert absent_twice(committee.body) == []
