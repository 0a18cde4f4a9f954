"""What awaits whom in reports: sections to write for who answers for them, due reports for the facilitator."""

from datetime import date

import pytest

from overview import actions, clock
from overview.awaits import awaits
from overview.models import Report, ReportEdition
from tests.conftest import text


@pytest.fixture
def due(partnership, facilitator, alice, bob, at) -> Report:
    """A report that a schedule opened; Alice writes two of its sections, Bob one."""
    with at(2027, 1, 15, 10):
        actions.start_schedule(partnership, by=facilitator, every=3, starts_on=date(2027, 1, 1), days=45)
    with at(2027, 4, 2, 10):
        clock.open_scheduled_reports()
        report = Report.objects.get()
        for kind, owner in (("lessons", alice), ("next", alice), ("health", bob)):
            actions.give_section(report.sections.get(kind=kind), by=facilitator, owner=owner)
    return report


def test_who_answers_for_sections_is_asked_for_them_until_they_are_written(due, alice, bob, carol):
    (hers,) = awaits(alice)
    assert hers.title == "Write your 2 sections of the progress report no. 1"
    assert hers.detail == "Difficulties and lessons; Next steps"
    assert hers.link == f"{due.get_absolute_url()}#lessons"
    assert hers.deadline.date() == date(2027, 5, 15)
    (his,) = awaits(bob)
    assert his.title == "Write your section of the progress report no. 1"
    assert list(awaits(carol)) == []
    actions.write_section(due.sections.get(kind="health"), by=bob, body=text("Bon."))
    assert list(awaits(bob)) == []


def test_the_facilitator_is_asked_until_the_committee_has_approved(due, facilitator, alice, decide, at, work, login):
    with at(2027, 4, 20, 10):
        (asked,) = awaits(facilitator)
        assert asked.title == "The progress report no. 1 is due"
        assert asked.detail.startswith("Nothing of it is frozen yet")
        assert "The progress report no. 1 is due" in login(facilitator).get("/").text
        version = actions.freeze_report(due, by=alice, languages=["en"])
        work()
        (asked,) = awaits(facilitator)
        assert asked.detail == "Version 1 is frozen: have the committee approve it."
        decision = decide(version)
        (voted,) = awaits(facilitator)
        assert voted.title == "Write down whether the committee approved the progress report no. 1"
        assert (decision.number in voted.detail, voted.link) == (True, f"{due.get_absolute_url()}versions/1/approve/")
        made = version.editions.get()
        ReportEdition.objects.filter(pk=made.pk).update(file=None, delivered_at=None)
        assert list(awaits(facilitator)) == [], "its PDF is made again: the vote was taken, and is written down later"
        made.save()
        assert [one.title for one in awaits(alice)] == ["Write your 2 sections of the progress report no. 1"]
        actions.approve_report(version, by=facilitator, decision=decision)
    assert list(awaits(facilitator)) == list(awaits(alice)) == []


def test_a_report_without_a_day_awaits_nobody_but_who_writes(report, facilitator, bob):
    assert list(awaits(facilitator)) == []
    actions.give_section(report.sections.get(kind="next"), by=facilitator, owner=bob)
    (his,) = awaits(bob)
    assert his.deadline is None


def test_in_a_closed_partnership_nothing_awaits(due, facilitator, alice, ended):
    ended()
    for member in (facilitator, alice):
        member.partnership.refresh_from_db()
        assert list(awaits(member)) == []
