"""A schedule: who sets it, and when its first period may begin."""

from datetime import date, timedelta

from overview import actions
from overview.models import ReportSchedule
from partnerships.models import JournalEntry


def test_it_is_in_the_register_in_words(partnership, facilitator, at):
    with at(2027, 1, 15, 10):
        schedule = actions.start_schedule(partnership, by=facilitator, every=3, starts_on=date(2027, 1, 1))
    assert (schedule.every, schedule.days, schedule.started_by) == (3, 45, facilitator)
    line = JournalEntry.objects.latest("pk")
    assert line.event == "overview.schedule_started"
    assert (line.params["every"]["en"], line.params["days"]) == ("every quarter", 45)


def test_only_the_facilitator_sets_it(partnership, alice, refused):
    facts = {"every": 3, "starts_on": partnership.today()}
    assert "Only the facilitator" in refused(actions.start_schedule, partnership, by=alice, **facts)


def test_not_in_a_closed_partnership(partnership, facilitator, ended, refused):
    ended()
    facts = {"every": 3, "starts_on": partnership.today()}
    assert "is closed" in refused(actions.start_schedule, partnership, by=facilitator, **facts)


def test_one_at_a_time(partnership, facilitator, refused):
    facts = {"by": facilitator, "every": 3, "starts_on": partnership.today()}
    actions.start_schedule(partnership, **facts)
    assert "end that one first" in refused(actions.start_schedule, partnership, **facts)


def test_neither_long_ago_nor_far_ahead(partnership, facilitator, refused):
    for days in (-367, 367):
        facts = {"every": 1, "starts_on": partnership.today() + timedelta(days=days)}
        assert "at most a year before" in refused(actions.start_schedule, partnership, by=facilitator, **facts)


def test_there_is_time_to_make_it_and_an_end_to_it(partnership, facilitator, refused):
    for days in (0, 366):
        facts = {"every": 1, "starts_on": partnership.today(), "days": days}
        assert "from 1 to 365 days" in refused(actions.start_schedule, partnership, by=facilitator, **facts)


def test_the_page_proposes_this_quarter_and_the_list_says_what_was_set(partnership, facilitator, alice, login, url, at):
    with at(2027, 5, 20, 10):
        browser = login(facilitator)
        assert url("start_schedule") in browser.get(url("report_list")).text
        assert 'value="2027-04-01"' in browser.get(url("start_schedule")).text
        sent = {"every": "3", "starts_on": "2027-04-01", "days": "30"}
        assert browser.post(url("start_schedule"), sent)["Location"] == url("report_list")
        schedule = ReportSchedule.objects.get()
        assert (schedule.every, schedule.starts_on, schedule.days) == (3, date(2027, 4, 1), 30)
        shown = browser.get(url("report_list")).text
        assert (
            "A report is due every quarter, 30 days after the period ends; the first period begins on 1 April 2027."
            in shown
        )
        assert url("end_schedule") in shown and url("end_schedule") not in login(alice).get(url("report_list")).text
        assert browser.post(url("start_schedule"), {"every": "7", "starts_on": "", "days": ""}).status_code == 422
