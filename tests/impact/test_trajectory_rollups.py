"""Properties of slices, roll-ups and orders: however figures are cut, grouped or shuffled, the reading is one."""

from dataclasses import replace
from datetime import date
from decimal import Decimal as D
from fractions import Fraction

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from impact.trajectory import (
    COUNTED,
    Direction,
    Item,
    Measure,
    Nature,
    Omission,
    Part,
    Path,
    Status,
    combined,
    count_states,
    cumulated,
    increments,
    median,
    progress,
    ratio,
    read,
    running_total,
    share_of_target,
    slices,
    total,
)

QUICK = settings(max_examples=60, deadline=None)

figures = st.integers(-(10**6), 10**6).map(lambda n: D(n) / 100)
positive = st.integers(1, 10**6).map(lambda n: D(n) / 100)
maybe = st.none() | figures
days = st.dates(date(2025, 1, 1), date(2027, 1, 1))
states = st.sampled_from(["draft", "submitted", "confirmed", "contested", "settled"])
series = st.lists(st.builds(Measure, days, maybe, states, st.sampled_from("ABC")), max_size=10)
parts = st.dictionaries(st.sampled_from("abcdef"), maybe, max_size=6)
pairs = st.lists(st.tuples(st.none() | figures.map(abs), st.none() | figures.map(abs)), max_size=8)
randoms = st.randoms(use_true_random=False)


@QUICK
@given(parts, maybe, randoms, st.booleans())
def test_slices_say_the_same_in_any_order_and_never_make_up_a_whole(given_parts, whole, random, declared):
    shuffled = dict(random.sample(list(given_parts.items()), len(given_parts)))
    found = slices(given_parts, whole, disjoint_and_complete=declared)
    assert found == slices(shuffled, whole, disjoint_and_complete=declared)
    known = [value for value in given_parts.values() if value is not None]
    assert found.total == (sum(known) if known else None)
    if whole is not None:
        assert found.headline == whole
    elif declared and known and len(known) == len(given_parts):
        assert found.headline == found.total
    else:
        assert found.headline is None


@QUICK
@given(parts, maybe)
def test_a_missing_slice_is_listed_and_is_no_zero(given_parts, whole):
    found = slices(given_parts | {"z": None}, whole, disjoint_and_complete=True)
    assert "z" in found.missing
    zero = slices(given_parts | {"z": D(0)}, whole, disjoint_and_complete=True)
    assert "z" not in zero.missing
    assert zero.total is not None
    assert (found.total is None) == all(value is None for value in given_parts.values())


@QUICK
@given(pairs, pairs, randoms)
def test_percentages_rolled_up_in_two_steps_are_those_rolled_up_at_once(first, second, random):
    def joined(some):
        return ratio(Part(str(rank), top, bottom) for rank, (top, bottom) in enumerate(some))

    everything = [*first, *second]
    at_once = joined(everything)
    assert joined(random.sample(everything, len(everything))).percent == at_once.percent
    halves = [joined(some) for some in (first, second)]
    in_two = joined([(half.numerator, half.denominator) for half in halves])
    assert (in_two.numerator, in_two.denominator, in_two.percent) == (
        at_once.numerator, at_once.denominator, at_once.percent,
    )  # fmt: skip
    assert (at_once.percent is None) == (at_once.reason is not None)


@QUICK
@given(st.lists(st.tuples(maybe, st.sampled_from(list(Nature)), st.booleans()), max_size=8), randoms)
def test_totals_take_numbers_that_add_up_and_say_why_of_every_other(given_items, random):
    items = [Item(str(rank), *one) for rank, one in enumerate(given_items)]
    found = total(items)
    assert found.value == total(random.sample(items, len(items))).value
    why = {one.key: one.why for one in found.left_out}
    for item in items:
        if item.nature == Nature.PERCENTAGE:
            assert why[item.key] is Omission.PERCENTAGE
        elif item.nature == Nature.NUMBER and item.additive and item.value is not None:
            assert item.key not in why
        else:
            assert item.key in why


@QUICK
@given(series, days)
def test_increments_of_two_periods_are_those_of_both(held, cut):
    everything = increments(held)
    before, after = increments(held, until=cut), increments([m for m in held if m.on > cut])
    known = [value for value in (before.value, after.value) if value is not None]
    assert everything.value == (sum(known) if known else None)
    assert everything.counted == before.counted + after.counted
    steps = [m for m in cumulated(held) if m.state in COUNTED]
    assert (steps[-1].value if steps else None) == everything.value


@QUICK
@given(series)
def test_a_series_of_reporters_ends_at_their_running_total(held):
    steps = [m for m in combined(held) if m.state in COUNTED]
    assert (steps[-1].value if steps else None) == running_total(held, date.max).value
    assert [m.on for m in steps] == sorted({m.on for m in held if m.state in COUNTED and m.value is not None})


@QUICK
@given(series, days, st.sampled_from("ABC"))
def test_a_silent_period_changes_no_running_total(held, day, who):
    silent = [*held, Measure(day, None, "confirmed", who)]
    assert running_total(silent, date.max).value == running_total(held, date.max).value
    assert increments(silent).value == increments(held).value
    path = Path(D(0), date(2025, 1, 1), (), D(100), date(2027, 1, 1))
    first, second = (read(path, some, date(2027, 6, 1)) for some in (held, silent))
    assert (first.value, first.status, first.progress) == (second.value, second.status, second.progress)


@QUICK
@given(figures, figures, figures, figures)
def test_progress_ignores_neither_baseline_nor_target(actual, target, baseline, other):
    assume(other != baseline and target not in {baseline, other} and actual != target)
    assert progress(actual, target, baseline).percent != progress(actual, target, other).percent


@QUICK
@given(positive, positive)
def test_without_a_baseline_the_direction_turns_the_share_over(actual, target):
    up, down = progress(actual, target), progress(actual, target, direction=Direction.DOWN)
    assert abs(Fraction(up.percent) * Fraction(down.percent) - 10_000) < Fraction(1, 10**25)
    assert up.percent == share_of_target(actual, target).percent
    for way in (Direction.MAINTAIN, Direction.NONE):
        assert progress(actual, target, direction=way).percent is None


@QUICK
@given(series, figures, figures, days)
def test_a_path_upside_down_is_read_the_same(held, baseline, target, today):
    assume(baseline != target)
    path = Path(baseline, date(2025, 1, 1), (), target, date(2027, 1, 1), "up")
    turned = replace(path, baseline=-baseline, target=-target, direction="down")
    over = [replace(m, value=None if m.value is None else -m.value) for m in held]
    first, second = read(path, held, today), read(turned, over, today)
    assert (first.status, first.progress, first.met) == (second.status, second.progress, second.met)


@QUICK
@given(figures, figures.map(abs), figures)
def test_what_is_held_is_on_track_within_its_tolerance_and_behind_outside(target, tolerance, actual):
    path = Path(target=target, direction="maintain", tolerance=tolerance)
    reading = read(path, [Measure(date(2026, 1, 1), actual)], date(2026, 2, 1))
    assert reading.met is (abs(actual - target) <= tolerance)
    assert reading.status == (Status.ON_TRACK if reading.met else Status.BEHIND)


@QUICK
@given(st.lists(figures, min_size=1, max_size=9), randoms)
def test_a_median_has_as_many_above_as_below(given_values, random):
    middle = median(given_values)
    assert middle == median(random.sample(given_values, len(given_values)))
    assert sum(value < middle for value in given_values) <= len(given_values) / 2
    assert sum(value > middle for value in given_values) <= len(given_values) / 2


@QUICK
@given(st.lists(series, max_size=4), days)
def test_every_indicator_is_counted_in_one_state(many, today):
    readings = [read(Path(target=D(10)), held, today) for held in many]
    assert sum(count_states(readings).values()) == len(readings)
