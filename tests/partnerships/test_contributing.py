"""Promised, delivered, elapsed: exact, kind by kind, half up; never a grand total."""

from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from partnerships.contributing import Promise, elapsed, points, totals

AMOUNTS = st.decimals("0.01", "999999999999.99", places=2)
DAYS = st.dates(date(2000, 1, 1), date(2100, 1, 1))
PROMISES = st.builds(
    Promise,
    kind=st.sampled_from(["cash", "skills", "guarantee"]),
    planned=st.none() | AMOUNTS,
    deliveries=st.lists(st.none() | AMOUNTS, max_size=4),
    starts_on=st.none() | DAYS,
    ends_on=st.none() | DAYS,
    withdrawn=st.booleans(),
)


@given(st.lists(PROMISES))
def test_kinds_are_totalled_apart_and_exactly(promises):
    found = totals(promises)
    for kind, total in found.items():
        rows = [row for row in promises if row.kind == kind and row.planned is not None]
        assert Fraction(total.promised) == sum(Fraction(row.promised) for row in rows)
        assert Fraction(total.delivered) == sum(Fraction(row.delivered) for row in rows)
    assert set(found) == {row.kind for row in promises if row.planned is not None and row.promised}


@given(PROMISES)
def test_what_is_withdrawn_promises_no_more_than_it_delivered(row):
    if row.withdrawn:
        assert row.promised == row.delivered
        assert row.share in (None, 100)


@given(AMOUNTS, AMOUNTS)
def test_points_are_rounded_half_up(part, whole):
    said = points(part, whole)
    assert abs(Fraction(part) * 100 - said * Fraction(whole)) * 2 <= Fraction(whole)
    exact = Fraction(part) * 100 / Fraction(whole)
    if exact.denominator == 2:
        assert said == exact + Fraction(1, 2)


@pytest.mark.parametrize(
    ("part", "said"), [("0", 0), ("0.49", 0), ("0.5", 1), ("32.5", 33), ("99.5", 100), ("130", 130)]
)
def test_half_goes_up(part, said):
    assert points(Decimal(part), Decimal(100)) == said
    assert said == Decimal(part).quantize(Decimal(1), ROUND_HALF_UP)


def test_nothing_has_no_share():
    assert points(Decimal(5), Decimal(0)) is None
    assert Promise("cash", None).share is None


@given(DAYS, st.integers(0, 4000), DAYS)
def test_time_passes_from_nothing_to_all(start, length, today):
    end = start + timedelta(days=length)
    passed = elapsed(start, end, today)
    assert 0 <= passed <= 1
    assert (passed == 0) == (today <= start)
    assert (passed == 1) == (today > end)
    assert elapsed(start, end, today + timedelta(days=1)) >= passed


def test_time_that_nobody_stated_is_not_counted():
    day = date(2026, 1, 1)
    assert elapsed(None, day, day) is elapsed(day, None, day) is elapsed(day, day - timedelta(days=1), day) is None
    assert elapsed(date(2026, 1, 1), date(2028, 12, 31), date(2026, 11, 23)) == Fraction(326, 1096)


def test_a_total_spans_from_its_first_day_to_its_last():
    first, last = date(2026, 1, 1), date(2027, 6, 30)
    rows = [
        Promise("cash", Decimal(10), [Decimal(4)], date(2026, 3, 1), last),
        Promise("cash", Decimal(20), [Decimal(5), Decimal(-1)], first, date(2026, 12, 31)),
        Promise("cash", None, [None]),
    ]
    total = totals(rows)["cash"]
    assert (total.promised, total.delivered, total.share) == (Decimal(30), Decimal(8), 27)
    assert (total.starts_on, total.ends_on) == (first, last)
    assert totals([*rows, Promise("cash", Decimal(1))])["cash"].starts_on is None


@pytest.mark.parametrize(
    ("planned", "deliveries", "whole"),
    [
        (Decimal(10), [], False),
        (Decimal(10), [Decimal("9.99")], False),
        (Decimal(10), [Decimal(9), Decimal(1)], True),
        (None, [], False),
        (None, [None], True),
    ],
)
def test_wholly_delivered(planned, deliveries, whole):
    assert Promise("skills", planned, deliveries).whole(date(2026, 6, 1)) is whole


def test_what_is_not_valued_goes_on_until_its_last_day():
    last = date(2026, 12, 31)
    room = Promise("in_kind", None, [None], ends_on=last)
    assert not room.whole(last)
    assert room.whole(last + timedelta(days=1))
    assert not Promise("in_kind", None, [], ends_on=last).whole(last + timedelta(days=1))


@given(PROMISES, DAYS)
def test_what_is_whole_stays_so(row, today):
    assert not row.whole(today) or row.whole(today + timedelta(days=1))
