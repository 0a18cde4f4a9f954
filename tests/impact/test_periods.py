"""Quarters: their days, which ended last, until when one asks."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.periods import Quarter, asked_about, ended_since, ends_a_quarter, last_ended, quarter_of

DAYS = st.dates(date(1990, 1, 1), date(2100, 1, 1))


@pytest.mark.parametrize(
    ("day", "first", "last"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_the_days_of_a_quarter(day, first, last):
    quarter = quarter_of(day)
    assert (quarter.starts_on, quarter.ends_on) == (first, last)
    assert ends_a_quarter(day) == (day == last)


def test_a_quarter_has_ended_from_the_day_after():
    assert last_ended(date(2026, 3, 31)) == Quarter(2025, 4)
    assert last_ended(date(2026, 4, 1)) == Quarter(2026, 1)


def test_one_is_asked_for_sixty_days():
    assert asked_about(date(2026, 4, 1)) == Quarter(2026, 1)
    assert asked_about(date(2026, 5, 30)) == Quarter(2026, 1)
    assert asked_about(date(2026, 5, 31)) is None
    assert Quarter(2026, 1).asked_until == date(2026, 5, 30)


def test_the_quarters_that_ended_since_a_day():
    assert list(ended_since(date(2025, 11, 2), date(2026, 7, 1))) == [
        Quarter(2026, 2),
        Quarter(2026, 1),
        Quarter(2025, 4),
    ]
    assert list(ended_since(date(2026, 7, 1), date(2026, 7, 1))) == []


@given(DAYS)
def test_quarters_share_no_day_and_miss_none(day):
    quarter = quarter_of(day)
    assert quarter.starts_on <= day <= quarter.ends_on
    assert quarter.after.starts_on == quarter.ends_on + timedelta(days=1)
    assert quarter.after.before == quarter
    assert quarter < quarter.after
    assert last_ended(day).ends_on < day
