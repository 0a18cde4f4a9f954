"""Time opens a report for each period that has ended: once, also for those it missed, and tells who writes."""

from datetime import date

import pytest

from core import mail
from overview import actions, clock
from overview.models import Report
from partnerships.models import Notice


@pytest.fixture
def schedule(partnership, facilitator, at):
    with at(2027, 1, 15, 10):
        return actions.start_schedule(partnership, by=facilitator, every=3, starts_on=date(2027, 1, 1), days=45)


def test_none_before_the_period_has_ended_one_after_and_one_only(schedule, at):
    with at(2027, 3, 31, 12):
        assert clock.open_scheduled_reports() == 0
    with at(2027, 3, 31, 22, 30):  # in Paris, the next day has begun
        assert clock.open_scheduled_reports() == 1
        assert clock.open_scheduled_reports() == 0
    report = Report.objects.get()
    assert (report.starts_on, report.ends_on, report.due_on) == (
        date(2027, 1, 1),
        date(2027, 3, 31),
        date(2027, 5, 15),
    )
    assert (report.asked_by, report.versions.count(), report.sections.count()) == (None, 0, 13)


def test_missed_periods_are_caught_up_each_with_its_report(schedule, at):
    with at(2028, 2, 1, 10):
        clock.tick()
        clock.tick()
    days = Report.objects.order_by("number").values_list("ends_on", flat=True)
    assert list(days) == [date(2027, 3, 31), date(2027, 6, 30), date(2027, 9, 30), date(2027, 12, 31)]


def test_who_wrote_a_section_is_asked_again_and_told_with_the_facilitator(schedule, alice, bob, carol, facilitator, at):
    with at(2027, 4, 2, 10):
        clock.open_scheduled_reports()
        first = Report.objects.get()
        for kind, owner in (("lessons", alice), ("next", alice), ("health", bob), ("goals", carol)):
            actions.give_section(first.sections.get(kind=kind), by=facilitator, owner=owner)
        type(carol).objects.filter(pk=carol.pk).update(ended_at=first.asked_at)
    with at(2027, 7, 2, 10):
        clock.open_scheduled_reports()
    second = Report.objects.get(number=2)
    owners = {section.kind: section.owner for section in second.sections.exclude(owner=None)}
    assert owners == {"lessons": alice, "next": alice, "health": bob}
    told = Notice.objects.filter(entry__event="overview.report_opened", entry__params__number=2)
    assert sorted(notice.user.name for notice in told) == ["Alice", "Bob", "Bruno"]
    letter = mail.opened(told.get(user=facilitator.user).mail)
    assert "the progress report no. 2 is to be made by 14 August 2027" in letter["subject"]


def test_the_first_version_is_frozen_by_a_person(schedule, alice, login, url, at):
    with at(2027, 4, 2, 10):
        clock.open_scheduled_reports()
        browser = login(alice)
        shown = browser.get(url("report_detail", 1)).text
        assert "Open: no version is frozen yet." in shown and "It is due on 15 May 2027, in 43 days." in shown
        assert "Opened by the schedule on 2 April 2027" in shown
        sent = {"after": 0, "languages": "fr", "builds": "partners"}
        assert browser.post(url("freeze_report", 1), sent).status_code == 302
        assert Report.objects.get().versions.get().number == 1


def test_nobody_does_it_by_hand(schedule, facilitator, refused):
    assert "Time does this" in refused(actions.open_due_reports, schedule, by=facilitator)


def test_nothing_to_open_an_ended_schedule_and_a_closed_partnership(schedule, facilitator, ended, at, refused):
    with at(2027, 2, 1):
        assert "Every period that has ended" in refused(actions.open_due_reports, schedule)
    with at(2027, 4, 2):
        ended()
        assert clock.open_scheduled_reports() == 0
        schedule.partnership.refresh_from_db()
        assert "is closed" in refused(actions.open_due_reports, schedule)
        type(schedule.partnership).objects.update(state="running")
        actions.end_schedule(schedule, by=facilitator)
        assert refused(actions.open_due_reports, schedule) == "This schedule has ended."
