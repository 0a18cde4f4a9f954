"""Periods one after the other: none missing, none twice, short months included."""

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from overview.schedule import MOST, Period, add_months, ended_periods


def test_a_period_has_ended_from_the_day_after_its_last_day():
    quarter = Period(date(2027, 1, 1), date(2027, 3, 31))
    assert ended_periods(date(2027, 1, 1), 3, date(2027, 3, 31)) == ()
    assert ended_periods(date(2027, 1, 1), 3, date(2027, 4, 1)) == (quarter,)


def test_short_months_do_not_shift_what_follows():
    found = ended_periods(date(2027, 1, 31), 1, date(2027, 5, 31))
    assert [period.starts_on for period in found] == [
        date(2027, 1, 31),
        date(2027, 2, 28),
        date(2027, 3, 31),
        date(2027, 4, 30),
    ]
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2027, 11, 30), 3) == date(2028, 2, 29)
    assert add_months(date(2027, 12, 15), 12) == date(2028, 12, 15)


def test_of_a_schedule_that_nobody_read_for_years_the_latest():
    found = ended_periods(date(2000, 1, 1), 1, date(2027, 1, 1))
    assert len(found) == MOST and found[-1].ends_on == date(2026, 12, 31)


@given(
    st.dates(date(2020, 1, 1), date(2030, 12, 31)),
    st.sampled_from([1, 3, 12]),
    st.dates(date(2020, 1, 1), date(2033, 1, 1)),
)
def test_periods_follow_each_other_and_all_have_ended(starts_on, every, today):
    found = ended_periods(starts_on, every, today)
    assert all(period.starts_on <= period.ends_on < today for period in found)
    following = pairwise(found)
    assert all(after.starts_on == before.ends_on + timedelta(days=1) for before, after in following)
    if found and len(found) < MOST:
        assert found[0].starts_on == starts_on
