"""Time says that the charter ends, or is to be looked at again: each step once, a missed run caught up once."""

from datetime import date, timedelta

import pytest

from charters import actions
from charters.awaits import awaits
from charters.clock.after import remind_due_terms
from charters.models import CharterVersion
from core.refusals import Refused
from partnerships.models import JournalEntry, Notice, Partnership
from tests.charters.conftest import fresh
from tests.charters.life import SUMMARY, on

END = date(2027, 6, 30)


@pytest.fixture
def in_force(signed):
    Partnership.objects.update(ends_on=END)
    return fresh(signed.charter)


def days_before(days: int, day: date = END):
    when = day - timedelta(days=days)
    return on(when.year, when.month, when.day)


def told(event: str = "charters.term_ending") -> list[int]:
    return [row.params["step"] for row in JournalEntry.objects.filter(event=event).order_by("sequence")]


def test_three_months_one_month_and_a_week_before(in_force):
    for days in (91, 90, 60, 30, 30, 8, 7, 1, 0):
        with days_before(days):
            remind_due_terms()
    assert told() == [90, 30, 7]
    names = Notice.objects.filter(entry__event="charters.term_ending").values_list("user__name", flat=True)
    assert list(names) == ["Bruno"] * 3


def test_a_missed_run_is_caught_up_once(in_force):
    with days_before(5):
        assert (remind_due_terms(), remind_due_terms()) == (1, 0)
    assert told() == [7]
    with days_before(-40):
        assert remind_due_terms() == 0


def test_an_end_that_was_moved_is_another_one(in_force):
    with days_before(30):
        remind_due_terms()
        Partnership.objects.update(ends_on=END + timedelta(days=20))
        remind_due_terms()
    assert told() == [30, 90]


def test_its_review_a_month_before_and_on_the_day(in_force):
    CharterVersion.objects.update(review_on=date(2026, 12, 1))
    for days in (31, 30, 10, 0, -1):
        with days_before(days, date(2026, 12, 1)):
            remind_due_terms()
    assert told("charters.review_due") == [30, 0]


def test_only_time_says_it_and_only_where_things_still_change(in_force, facilitator):
    with pytest.raises(Refused, match="nobody does it by hand"):
        actions.remind_terms(in_force, by=facilitator)
    Partnership.objects.update(state="closed")
    with days_before(7):
        assert remind_due_terms() == 0
        with pytest.raises(Refused, match="closed"):
            actions.remind_terms(fresh(in_force))


def test_nothing_is_said_of_a_charter_that_is_not_in_force(opened):
    Partnership.objects.update(ends_on=END)
    with days_before(7):
        assert remind_due_terms() == 0


def test_the_facilitator_is_asked_to_renew_amend_or_end(in_force, facilitator, alice):
    def titles(member) -> list[str]:
        member.partnership.refresh_from_db()
        return [what.title for what in awaits(member)]

    said = "The charter ends: renew, amend or end it"
    with days_before(91):
        assert said not in titles(facilitator)
    with days_before(90):
        assert said in titles(facilitator) and said not in titles(alice)
        CharterVersion.objects.update(review_on=END)
    with days_before(20):
        assert "Look at the charter again together" in titles(facilitator)
        actions.open_amendment(in_force, by=facilitator, summary=SUMMARY)
        assert said not in titles(facilitator)
