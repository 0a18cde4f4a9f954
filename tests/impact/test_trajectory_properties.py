"""Properties of impact arithmetic, on whatever figures, days and states may come."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from fractions import Fraction

from hypothesis import given
from hypothesis import strategies as st

from impact.trajectory import (
    Item,
    Measure,
    Part,
    Path,
    Status,
    combined,
    cumulated,
    expected,
    half_up,
    increments,
    progress,
    ratio,
    read,
    running_total,
    total,
)

figures = st.decimals(-(10**9), 10**9, places=3, allow_nan=False, allow_infinity=False)
maybe = st.none() | figures
days = st.dates(date(2025, 1, 1), date(2030, 1, 1))
directions = st.sampled_from(["up", "down", "maintain", "none"])
natures = st.sampled_from(["number", "percentage", "rubric", "narrative"])
states = st.sampled_from(["draft", "submitted", "confirmed", "contested", "settled"])
measures = st.lists(st.builds(Measure, days, maybe, states, st.sampled_from(["A", "B", "C"])), max_size=8)
paths = st.builds(
    Path, maybe, st.none() | days, st.lists(st.tuples(days, figures), max_size=3).map(tuple), maybe,
    st.none() | days, directions, st.none() | figures.map(abs), st.none() | days, natures, st.booleans(),
    st.lists(days, max_size=3).map(tuple),
)  # fmt: skip


@given(paths, measures, days)
def test_whatever_comes_is_read_and_nothing_divides_by_zero(path, held, today):
    reading = read(path, held, today)
    assert (reading.progress is None) == (reading.reason is not None)
    assert (reading.value is None) or any(m.value is not None for m in held)


@given(paths, measures, days, st.randoms(use_true_random=False))
def test_the_order_of_the_measures_changes_nothing(path, held, today, random):
    shuffled = random.sample(held, len(held))
    first, second = read(path, held, today), read(path, shuffled, today)
    assert replace(first, observations=(), waiting=()) == replace(second, observations=(), waiting=())
    assert running_total(held, today) == running_total(shuffled, today)
    assert increments(held) == increments(shuffled)
    assert combined(held) == combined(shuffled)


@given(paths, days, st.lists(st.builds(Measure, days, st.none(), states)))
def test_a_missing_figure_never_becomes_zero(path, today, held):
    reading = read(path, held, today)
    assert (reading.value, reading.progress, reading.counted) == (None, None, None)
    assert running_total(held, today).value is increments(held).value is None
    assert combined(held) == cumulated(held) == ()


@given(paths, measures, days)
def test_before_its_first_effect_nothing_is_red(path, held, today):
    reading = read(path, held, today)
    if reading.early:
        assert reading.status not in {Status.BEHIND, Status.WATCH}


@given(st.lists(st.builds(Item, st.text(max_size=3), maybe, natures, st.booleans())))
def test_a_percentage_is_never_summed_and_everything_is_accounted_for(items):
    found = total(items)
    assert found.counted + len(found.left_out) == len(items)
    kept = [i.value for i in items if i.nature == "number" and i.additive and i.value is not None]
    assert found.value == (sum(map(Fraction, kept)) if kept else None)


@given(figures, figures, figures)
def test_progress_is_exact_and_the_same_mirrored(actual, target, baseline):
    share, mirrored = progress(actual, target, baseline), progress(-actual, -target, -baseline, "down")
    assert share.percent == mirrored.percent
    if share.percent is not None:
        whole = Fraction(actual - baseline) / Fraction(target - baseline) * 100
        assert abs(Fraction(share.percent) - whole) <= abs(whole) / 10**38


@given(st.integers(-(10**6), 10**6), st.integers(0, 3))
def test_rounding_sends_every_half_away_from_zero(units, places):
    half = D(units).scaleb(-places) + D(5).scaleb(-places - 1) * (1 if units >= 0 else -1)
    away = D(abs(units) + 1).scaleb(-places) * (1 if units >= 0 else -1)
    assert half_up(half, places) == away


@given(st.lists(st.tuples(figures.map(abs), figures.map(abs)), min_size=1))
def test_joined_percentages_lie_between_their_parts(pairs):
    found = ratio(Part(str(i), top, bottom) for i, (top, bottom) in enumerate(pairs))
    each = [Fraction(top) / Fraction(bottom) * 100 for top, bottom in pairs if bottom]
    if found.percent is not None and len(each) == len(pairs):
        assert min(each) * (1 - Fraction(1, 10**30)) <= found.percent <= max(each) * (1 + Fraction(1, 10**30))


@given(paths, days)
def test_the_expected_value_stays_within_the_path(path, day):
    value = expected(path, day)
    if value is not None:
        known = [path.baseline, path.target, *(v for _, v in path.milestones)]
        values = [v for v in known if v is not None]
        assert min(values) <= value <= max(values)
