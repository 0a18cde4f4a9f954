"""Reports frozen, approved, written and opened at the same moment: one wins, the other reads a sentence."""

from datetime import UTC, date, datetime, timedelta
from functools import partial

import pytest

from core import clock as time
from core.refusals import Refused
from governance.models import Decision
from overview import actions, clock
from overview.models import Report, ReportEdition, ReportVersion
from tests.conftest import text
from tests.racing import emptied, together

__all__ = ["emptied"]
ROUNDS = 3
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def one_of(gave, sentence: str) -> None:
    """One act was done, the others were refused with this sentence."""
    reasons = [one.reason for one in gave if isinstance(one, Refused)]
    assert len(reasons) == len(gave) - 1, gave
    assert all(sentence in reason for reason in reasons), reasons


def test_a_version_is_frozen_once_for_those_who_had_seen_the_same(report, alice, bob):
    for number in range(1, ROUNDS + 1):
        freeze = partial(actions.freeze_report, report, after=number, languages=["fr"])
        one_of(together(partial(freeze, by=alice), partial(freeze, by=bob)), "Somebody has just frozen")
        assert ReportVersion.objects.count() == number + 1
    assert ReportEdition.objects.count() == 2 + ROUNDS


def test_one_version_is_approved_once(report, version, facilitator, decide, work):
    second = actions.freeze_report(report, by=facilitator, languages=["fr"])
    work()
    decision = decide(version, second)
    acts = [
        partial(actions.approve_report, row, by=facilitator, decision=decision) for row in (version, second, version)
    ]
    one_of(together(*acts), "is approved already")
    approved = ReportVersion.objects.get(approved_at__isnull=False)
    assert ReportEdition.objects.filter(copy="approved").count() == approved.editions.filter(copy="draft").count()
    assert Decision.objects.get() == approved.decision


def test_a_period_is_opened_once_though_two_clocks_tick(partnership, facilitator):
    with time.at(datetime(2027, 1, 15, tzinfo=UTC)):
        start = partial(actions.start_schedule, partnership, by=facilitator, every=1, starts_on=date(2027, 1, 1))
        start()

    def tick(month: int) -> int:
        with time.at(datetime(2027, month, 2, tzinfo=UTC)):
            return clock.open_scheduled_reports()

    for month in range(2, 2 + ROUNDS):
        assert sorted(together(*[partial(tick, month)] * 3)) == [0, 0, 1]
    assert Report.objects.count() == ROUNDS
    numbers = Report.objects.order_by("ends_on").values_list("number", flat=True)
    assert list(numbers) == list(range(1, ROUNDS + 1))


def test_two_schedules_at_once_are_one_and_a_refusal(partnership, facilitator):
    start = partial(actions.start_schedule, partnership, by=facilitator, every=1, starts_on=partnership.today())
    one_of(together(start, start), "end that one first")


def test_two_texts_at_once_the_second_is_told(report, facilitator):
    for number in range(ROUNDS):
        section = report.sections.get(kind="lessons")
        write = partial(actions.write_section, section, by=facilitator, seen=section.print)
        acts = [partial(write, body=text(f"Mot {number} {who}")) for who in "ab"]
        one_of(together(*acts), "Somebody wrote this section")


def test_reports_asked_at_once_have_each_their_number(partnership, alice, bob):
    gave = together(*[partial(actions.ask_report, partnership, by=who) for who in (alice, bob, alice)])
    assert sorted(report.number for report in gave) == [1, 2, 3]
    assert timedelta(0) <= max(row.asked_at for row in gave) - min(row.asked_at for row in gave)
