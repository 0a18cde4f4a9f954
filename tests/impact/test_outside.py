"""What leaves the partnership: no small count of people, and none that a subtraction would find."""

from datetime import date, timedelta
from decimal import Decimal
from itertools import accumulate, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.hiding import THRESHOLD
from impact.outside import Figure, Slicing, Why, baseline_leaves, few, leaving

FIRST = date(2026, 1, 1)
NUMBER = {"nature": "number", "people": True}


def series(*values: object, **more: object) -> list[Figure]:
    """A figure a month apart."""
    counts = [None if value is None else Decimal(str(value)) for value in values]
    return [Figure(n, FIRST + timedelta(days=30 * n), value=value, **more) for n, value in enumerate(counts)]


def hidden(figures: list[Figure], **asked: object) -> set[int]:
    return set(leaving(figures, **{"accumulation": "snapshot"} | NUMBER | asked).hidden)


@pytest.mark.parametrize("nature, people", [("number", False), ("rubric", True), ("narrative", True)])
def test_what_counts_nobody_is_not_hidden(nature, people):
    assert hidden(series(3, 0), nature=nature, people=people) == set()


def test_a_small_count_is_hidden_a_large_one_and_a_missing_one_are_not():
    assert hidden(series(10, 11, None, 0)) == {0, 3}


def test_what_stands_beside_a_small_count_on_its_day_is_hidden_with_it():
    day = [Figure(1, FIRST, "a", value=Decimal(5)), Figure(2, FIRST, "b", value=Decimal(40))]
    assert hidden([*day, Figure(3, date(2026, 2, 1), "b", value=Decimal(40))]) == {1, 2}


def test_increments_join_the_total_in_lots_that_are_large_enough():
    found = leaving(series(5, 3, 4, 30, 2), accumulation="increment", **NUMBER)
    assert set(found.hidden) == {0, 1, 2, 4}  # 30 stands alone; the last 2 wait for others
    assert found.lots == {2: Decimal(12)}
    assert found.summed == {0, 1, 2}


def test_an_increment_without_a_figure_is_no_part_of_a_lot():
    assert leaving(series(5, None, 6), accumulation="increment", **NUMBER).summed == {0, 2}


def test_a_running_total_is_written_when_the_step_is_large_enough():
    assert hidden(series(20, 25, 30, 31, 31, None, 100), accumulation="running") == {1, 2}
    assert hidden(series(105, 112), accumulation="running", start=Decimal(100)) == {0}


def test_running_totals_of_several_partners_are_apart():
    figures = [*series(20, by="a"), Figure(9, date(2026, 3, 1), "b", value=Decimal(24))]
    assert hidden(figures, accumulation="running") == set()


def test_a_share_is_hidden_when_few_are_in_it_or_out_of_it():
    def share(key: int, top: object, bottom: object) -> Figure:
        day = FIRST + timedelta(days=key)
        return Figure(key, day, value=Decimal(50), numerator=Decimal(top), denominator=Decimal(bottom))

    assert hidden([share(1, 3, 40), share(2, 35, 40), share(3, 20, 40)], nature="percentage") == {1, 2}


def test_a_stated_percentage_needs_its_n():
    figures = [
        Figure(1, FIRST, value=Decimal(50)),
        Figure(2, date(2026, 2, 1), value=Decimal(50), n=60),
        Figure(3, date(2026, 3, 1), value=Decimal(10), n=60),
        Figure(4, date(2026, 4, 1)),
    ]
    found = leaving(figures, nature="percentage", accumulation="snapshot", people=True)
    assert found.hidden == {1: Why.NO_N, 3: Why.FEW}


def test_any_percentage_needs_its_n():
    figures = [Figure(1, FIRST, value=Decimal(50)), Figure(2, FIRST, value=Decimal(50), n=4)]
    assert hidden(figures, nature="percentage", people=False) == {1}
    assert not Slicing("percentage", "snapshot", people=False).leaves(figures[1], {"a": figures[0]})


def test_a_baseline_leaves_unless_it_counts_a_few():
    told = [baseline_leaves(value and Decimal(value), people=True) for value in (None, 0, 10, 11)]
    assert told == [True, True, False, True]
    assert baseline_leaves(Decimal(3), people=False)


def test_few_is_under_the_threshold_and_not_nothing():
    assert [few(n) for n in (None, 0, 10, 11)] == [False, True, True, False]


# Slices ------------------------------------------------------------------------------------------------------


def parts(*values: object, **more: object) -> dict[str, Figure]:
    return {str(n): Figure(n, FIRST, value=Decimal(value), **more) for n, value in enumerate(values)}


def test_a_dimension_leaves_whole_or_not_at_all():
    whole = Figure(1, FIRST, value=Decimal(60))
    slicing = Slicing("number", "snapshot", people=True)
    assert slicing.leaves(whole, parts(20, 40))
    assert not slicing.leaves(whole, parts(5, 25, 30))
    assert not slicing.leaves(whole, parts(30, 25))  # the five in no part would be found
    assert Slicing("number", "snapshot", people=False).leaves(whole, parts(5))
    assert Slicing("rubric", "snapshot", people=True).leaves(whole, parts(5))


def test_slices_of_a_running_total_leave_when_each_step_is_large_enough():
    slicing = Slicing("number", "running", people=True)
    assert slicing.leaves(Figure(1, FIRST, value=Decimal(60)), parts(20, 40))
    assert not slicing.leaves(Figure(2, FIRST, value=Decimal(80)), parts(23, 57))
    assert slicing.leaves(Figure(3, FIRST, value=Decimal(100)), parts(31, 69))


def test_slices_of_a_share_need_their_people():
    slicing = Slicing("percentage", "snapshot", people=True)
    whole = Figure(1, FIRST, value=Decimal(50))
    asked = {"denominator": Decimal(60)}
    assert slicing.leaves(whole, parts(50, numerator=Decimal(30), **asked))
    assert not slicing.leaves(whole, parts(5, numerator=Decimal(3), **asked))
    assert not slicing.leaves(whole, parts(50))


# Two exports ---------------------------------------------------------------------------------------------------

counts = st.lists(st.integers(0, 40), min_size=1, max_size=12)


def total(figures: list[Figure]) -> Decimal:
    """What may be read of increments: those written, and the lots."""
    found = leaving(figures, accumulation="increment", **NUMBER)
    shown = sum((figure.value for figure in figures if figure.key not in found.hidden), Decimal(0))
    return shown + sum(found.lots.values(), Decimal(0))


@given(counts)
def test_two_totals_of_increments_never_differ_by_a_small_count(values):
    figures = series(*values)
    totals = [total(figures[:n]) for n in range(len(figures) + 1)]
    steps = [later - before for before, later in pairwise(totals)]
    assert all(step == 0 or step >= THRESHOLD for step in steps)


@given(counts)
def test_two_running_totals_never_differ_by_a_small_count(values):
    figures = series(*accumulate(values))
    gone = hidden(figures, accumulation="running")
    shown = [figure.value for figure in figures if figure.key not in gone]
    steps = [later - before for before, later in pairwise(shown)]
    assert all(step == 0 or step >= THRESHOLD for step in steps)


@given(counts, st.sampled_from(["snapshot", "increment", "running"]))
def test_what_comes_later_changes_nothing_of_what_was_said(values, accumulation):
    figures = series(*values)
    whole = hidden(figures, accumulation=accumulation)
    for n in range(len(figures)):
        before = hidden(figures[:n], accumulation=accumulation)
        assert before == {key for key in whole if key < n}
