"""When measures are owed: by frequency, by season, after the first effect, and what answers them."""

from datetime import date

import pytest

from impact.schedule import due_days, owed_since

START, YEAR_AFTER = date(2026, 1, 1), date(2026, 12, 31)


@pytest.mark.parametrize(
    ("frequency", "days"),
    [
        ("month", 12),
        ("quarter", 4),
        ("half", 2),
        ("year", 1),
        ("free", 0),
    ],
)
def test_each_period_of_a_year_has_its_last_day(frequency, days):
    found = due_days(frequency, since=START, until=YEAR_AFTER)
    assert len(found) == days
    assert found[-1:] == ((YEAR_AFTER,) if days else ())


def test_months_end_on_their_own_last_day():
    assert due_days("month", since=date(2028, 1, 31), until=date(2028, 3, 1)) == (date(2028, 2, 29), date(2028, 3, 31))


def test_a_season_moves_the_yearly_measure():
    assert due_days("year", 4, since=date(2026, 5, 1), until=date(2028, 5, 1)) == (
        date(2027, 4, 30),
        date(2028, 4, 30),
        date(2029, 4, 30),
    )
    assert due_days("quarter", 4, since=START, until=date(2026, 3, 1)) == (date(2026, 3, 31),)


def test_nothing_is_owed_before_the_first_effect_nor_without_a_beginning():
    assert due_days("quarter", since=START, until=date(2026, 9, 30), effect=date(2026, 6, 30)) == (
        date(2026, 6, 30),
        date(2026, 9, 30),
    )
    assert due_days("month", since=None, until=YEAR_AFTER) == ()


def test_the_list_is_bounded():
    assert len(due_days("month", since=date(1900, 1, 1), until=date(2200, 1, 1))) == 600


QUARTERS = due_days("quarter", since=START, until=YEAR_AFTER)


@pytest.mark.parametrize(
    ("latest", "today", "owed"),
    [
        (None, date(2026, 3, 30), None),
        (None, date(2026, 3, 31), date(2026, 3, 31)),
        (date(2026, 2, 1), date(2026, 3, 31), None),
        (date(2026, 2, 1), date(2026, 7, 1), date(2026, 6, 30)),
        (date(2026, 3, 31), date(2026, 7, 1), date(2026, 6, 30)),
        (date(2026, 4, 1), date(2026, 7, 1), None),
        (None, date(2026, 10, 1), date(2026, 9, 30)),
    ],
)
def test_a_measure_answers_the_days_up_to_the_one_after_it(latest, today, owed):
    assert owed_since(QUARTERS, (), latest, today) == owed


def test_a_milestone_is_answered_from_the_month_before():
    milestone = date(2026, 12, 31)
    assert owed_since((), (milestone,), date(2026, 11, 29), milestone) == milestone
    assert owed_since((), (milestone,), date(2026, 11, 30), milestone) is None
    assert owed_since((), (milestone,), None, date(2026, 12, 30)) is None
