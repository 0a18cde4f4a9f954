"""Reminders of a health check, three days and one day before its end: to those alone who have not answered."""

from datetime import date

import pytest

from core.acts import CLOCK
from core.refusals import Refused
from impact import actions
from impact.clock.health import remind_due_health_checks
from impact.models import HealthCheck
from partnerships.models import JournalEntry, Notice

ENDS = date(2026, 3, 20)  # the morning of J-3 is the 17th at 7:00 UTC


@pytest.fixture
def asked(partnership, facilitator, at) -> HealthCheck:
    """Opened on 2 March until the 20th; alice has answered."""
    with at(2026, 3, 2, 9):
        return actions.open_health_check(partnership, by=facilitator, closes_on=ENDS)


def told() -> list[set[str]]:
    lines = JournalEntry.objects.filter(event="impact.health_check_reminded").order_by("sequence")
    return [{row.user.name for row in Notice.objects.filter(entry=line, mail__isnull=False)} for line in lines]


def test_those_alone_who_have_not_answered(asked, alice, at):
    with at(2026, 3, 10, 9):
        actions.answer_health_check(asked, by=alice, answers={"V1": 3})
    runs = [(17, 6, 59, 0), (17, 7, 1, 1), (17, 7, 2, 0), (18, 12, 0, 0), (19, 7, 1, 1), (20, 12, 0, 0), (21, 9, 0, 0)]
    for day, hour, minute, reminded in runs:
        with at(2026, 3, day, hour, minute):
            assert remind_due_health_checks() == reminded, day
    assert told() == [{"Bob", "Carol"}, {"Bob", "Carol"}]


def test_two_missed_reminders_are_caught_up_by_one(asked, at):
    with at(2026, 3, 20, 9):
        assert remind_due_health_checks() == 1
        assert remind_due_health_checks() == 0


def test_nobody_once_all_have_answered(asked, alice, bob, carol, at):
    for who in (alice, bob, carol):
        with at(2026, 3, 10, 9):
            actions.answer_health_check(asked, by=who, answers={"V1": 3})
    with at(2026, 3, 17, 9):
        assert remind_due_health_checks() == 0
        assert "Everybody who is asked has answered" in refused(asked, CLOCK)


def test_not_once_it_is_closed(asked, facilitator, at):
    with at(2026, 3, 17, 9):
        actions.close_health_check(asked, by=facilitator)
        assert "This health check is closed" in refused(asked, CLOCK)


def test_not_before_its_morning_nor_twice_nor_by_hand_nor_in_a_closed_partnership(asked, facilitator, partnership, at):
    with at(2026, 3, 10, 9):
        assert "No reminder is due yet" in refused(asked, CLOCK)
        assert "nobody does it by hand" in refused(asked, facilitator)
    with at(2026, 3, 17, 9):
        actions.remind_health_check(asked)
        assert "has been sent already" in refused(asked, CLOCK)
        partnership.state = partnership.State.CLOSED
        partnership.save()
        assert "This partnership is closed" in refused(asked, CLOCK)


def refused(check, who) -> str:
    with pytest.raises(Refused) as caught:
        actions.remind_health_check(check, by=who)
    return str(caught.value)
