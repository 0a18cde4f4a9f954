"""Ending a schedule: what it has opened stays due, it opens nothing more, and another can begin."""

from datetime import date

import pytest

from overview import actions, clock
from overview.models import Report
from partnerships.models import JournalEntry


@pytest.fixture
def schedule(partnership, facilitator, at):
    with at(2027, 1, 15, 10):
        return actions.start_schedule(partnership, by=facilitator, every=1, starts_on=date(2027, 1, 1), days=10)


def test_what_is_open_stays_and_nothing_more_opens(schedule, facilitator, login, url, at):
    with at(2027, 2, 3, 10):
        assert clock.open_scheduled_reports() == 1
        answer = login(facilitator).post(url("end_schedule"), follow=True)
        assert "The schedule has ended; the reports that are open stay due." in answer.text
    assert JournalEntry.objects.latest("pk").event == "overview.schedule_ended"
    with at(2027, 6, 3, 10):
        assert clock.open_scheduled_reports() == 0
        assert login(facilitator).post(url("end_schedule")).status_code == 404
        actions.start_schedule(schedule.partnership, by=facilitator, every=12, starts_on=date(2027, 1, 1))
    assert Report.objects.get().due_on == date(2027, 2, 10)


def test_only_the_facilitator_ends_it(schedule, alice, refused):
    assert "Only the facilitator" in refused(actions.end_schedule, schedule, by=alice)


def test_it_ends_once(schedule, facilitator, refused):
    actions.end_schedule(schedule, by=facilitator)
    assert refused(actions.end_schedule, schedule, by=facilitator) == "This schedule has ended."


def test_in_a_closed_partnership_it_stays(schedule, facilitator, ended, refused):
    ended()
    schedule.partnership.refresh_from_db()
    assert "is closed" in refused(actions.end_schedule, schedule, by=facilitator)
