"""Impact arithmetic: the nine rules, on our own cases and on whatever figures may come."""

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal as D

import pytest

from impact.trajectory import (
    Measure,
    Path,
    Reason,
    Status,
    Thresholds,
    counted,
    expected,
    half_up,
    median,
    met,
    number,
    progress,
    read,
    set_by_hand,
    share_of_target,
)

START, MILESTONE, END = date(2026, 1, 1), date(2026, 12, 31), date(2028, 12, 31)
TODAY = date(2026, 11, 24)
HOUSEHOLDS = Path(D(0), START, ((MILESTONE, D(150)),), D(600), END)
BURDEN = Path(D("11.8"), START, ((MILESTONE, D("11.0")),), D("9.0"), END, "down", expected_from=date(2027, 12, 31))
LEVELS = Path(D(2), START, ((MILESTONE, D(3)),), D(4), END, nature="rubric")


def on(month, day, value, state="confirmed", by="", year=2026, n=None):
    return Measure(date(year, month, day), None if value is None else D(str(value)), state, by, n)


def status(path, *measures, today=TODAY, **kwargs):
    return read(path, measures, today, **kwargs).status


# Figures ----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("raw", "read_as"),
    [
        ("1 234,5", D("1234.5")),
        ("1\u202f234,5", D("1234.5")),
        ("\u22123", D(-3)),
        ("0", D(0)),
        (7, D(7)),
        ("", None),
        (None, None),
        ("n/a", None),
        ("yes", None),
        ("1,2,3", None),
        ("NaN", None),
        ("Infinity", None),
        ("1e400", None),
        (True, None),
        (0.1, None),
    ],
)
def test_what_is_no_figure_is_missing_and_never_zero(raw, read_as):
    assert number(raw) == read_as


@pytest.mark.parametrize(
    ("value", "places", "shown"),
    [("62.5", 0, "63"), ("-62.5", 0, "-63"), ("0.125", 2, "0.13"), ("2", 1, "2.0")],
)
def test_halves_go_up(value, places, shown):
    assert str(half_up(D(value), places)) == shown


def test_median():
    assert median([D(3), D(3), D(2), D(4)]) == 3
    assert median([D(2), D(3)]) == D("2.5")
    assert median([]) is None


# Progress ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("actual", "target", "baseline", "direction", "reason"),
    [
        (5, None, 0, "up", "no_target"),
        (None, 10, 0, "up", "no_actual"),
        (5, 0, None, "up", "zero_target"),
        (5, 0, None, "down", "zero_target"),
        (60, 50, 50, "up", "target_equals_baseline"),
        (0, 10, None, "down", "zero_denominator"),
        (5, 10, None, "none", "no_direction"),
        (5, 10, None, "maintain", "no_direction"),
    ],
)
def test_what_cannot_be_calculated_says_why(actual, target, baseline, direction, reason):
    share = progress(actual, target, baseline, direction)
    assert (share.percent, share.reason) == (None, reason)


def test_a_narrative_has_no_percentage():
    assert progress(1, 1, nature="narrative").reason is Reason.NOT_NUMERIC


def test_share_of_target_says_why_not_too():
    assert share_of_target(1, None).reason is Reason.NO_TARGET
    assert share_of_target(None, 1).reason is Reason.NO_ACTUAL
    assert share_of_target(1, 0).reason is Reason.ZERO_TARGET


@pytest.mark.parametrize(
    ("actual", "target", "baseline", "direction", "percent"),
    [(70, 80, 60, "up", 50), (40, 60, 60, "up", None), (40, 80, 60, "up", -100), (100, 80, 60, "up", 200),
     (75, 50, 100, "down", 50), (40, 50, None, "down", 125), (0, 80, 0, "up", 0)],
)  # fmt: skip
def test_progress_follows_the_direction_and_is_never_capped(actual, target, baseline, direction, percent):
    assert progress(actual, target, baseline, direction).percent == percent


def test_met_is_apart_from_the_percentage():
    held = Path(target=D(20), direction="maintain", tolerance=D(2))
    assert [met(held, D(v)) for v in (18, 22, 23)] == [True, True, False]
    assert met(Path(target=D(20), direction="down"), D(20)) is True
    assert met(Path(target=D(20), direction="none"), D(20)) is None
    assert met(Path(), D(20)) is None


# Expected value ---------------------------------------------------------------------------------------------


def test_the_path_is_straight_through_the_milestones_and_read_on_the_day_of_the_measure():
    assert half_up(expected(HOUSEHOLDS, date(2026, 9, 30))) == 112
    assert expected(HOUSEHOLDS, MILESTONE) == 150
    assert expected(HOUSEHOLDS, START - timedelta(9)) == 0
    assert expected(HOUSEHOLDS, END + timedelta(9)) == 600


def test_without_a_dated_baseline_nothing_is_expected_before_the_first_point():
    path = replace(HOUSEHOLDS, baseline=None)
    assert expected(path, date(2026, 9, 30)) is None
    assert expected(path, MILESTONE) == 150
    assert status(path, on(9, 30, 118)) is Status.NO_TRAJECTORY


def test_milestones_outside_the_path_and_days_given_twice_do_not_break_it():
    odd = ((START, D(5)), (END, D(6)), (END + timedelta(5), D(7)), (MILESTONE, D(1)), (MILESTONE, D(2)))
    assert expected(replace(HOUSEHOLDS, milestones=odd), MILESTONE) == 2
    assert expected(Path(D(0), START, (), D(5), START), END) == 0


# Status -----------------------------------------------------------------------------------------------------


def test_the_story_of_households_and_dwellings():
    reading = read(HOUSEHOLDS, [on(3, 31, 22), on(6, 30, 71), on(9, 30, 118)], TODAY)
    assert (reading.status, reading.value, reading.aim.value) == (Status.ON_TRACK, 118, 150)
    assert (half_up(reading.progress, 1), half_up(reading.ratio, 2)) == (D("19.7"), D("1.05"))
    dwellings = Path(D(0), START, ((MILESTONE, D(40)),), D(160), END)
    behind = read(dwellings, [on(9, 30, 17)], TODAY)
    assert (behind.status, half_up(behind.expected)) == (Status.BEHIND, 30)


@pytest.mark.parametrize(
    ("value", "wanted"),
    [("120", "ahead"), ("119.99", "on_track"), ("90", "on_track"), ("89.99", "watch"), ("70", "watch"),
     ("69.99", "behind"), ("-5", "behind")],
)  # fmt: skip
@pytest.mark.parametrize("sign", [1, -1])
def test_thresholds_hold_upwards_and_downwards(value, wanted, sign):
    path = Path(D(0), START, (), D(100) * sign, MILESTONE, "up" if sign > 0 else "down")
    assert status(path, Measure(MILESTONE, D(value) * sign), today=MILESTONE) == wanted


def test_thresholds_are_a_setting():
    strict = Thresholds(D("1.5"), D("1.1"), D("1.06"))
    assert status(HOUSEHOLDS, on(9, 30, 118), thresholds=strict) is Status.BEHIND


@pytest.mark.parametrize(("value", "wanted"), [("9", "on_track"), ("8", "on_track"), ("7", "behind")])
def test_when_worse_is_expected_first_the_better_is_not_behind(value, wanted):
    dip = Path(D(10), START, ((MILESTONE, D(8)),), D(20), END)
    assert status(dip, Measure(MILESTONE, D(value)), today=MILESTONE) == wanted


def test_a_value_to_maintain_is_judged_by_its_tolerance():
    path = Path(D(50), START, (), D(50), END, "maintain", D(3))
    assert [status(path, on(9, 30, v)) for v in (47, 53, 54)] == ["on_track", "on_track", "behind"]
    moving = Path(D(50), START, ((MILESTONE, D(60)),), D(60), END, "maintain")
    assert status(moving, on(9, 30, 60)) is Status.ON_TRACK
    assert status(replace(path, target=None), on(9, 30, 50)) is Status.NO_TRAJECTORY


def test_before_the_first_expected_effect_it_is_too_early_and_never_red():
    assert status(BURDEN, on(9, 30, "14")) is Status.TOO_EARLY
    assert status(BURDEN) is Status.TOO_EARLY
    late = on(12, 31, "14", year=2027)
    assert status(BURDEN, late, today=date(2028, 1, 3)) is Status.BEHIND


def test_a_contested_latest_measure_is_shown_and_not_counted():
    reading = read(BURDEN, [on(3, 31, "11.7"), on(9, 30, "11.4", "contested", "UDC", n=64)], TODAY)
    assert (reading.status, reading.value, reading.n) == (Status.CONTESTED, D("11.4"), 64)
    assert (reading.counted, reading.counted_on, reading.early) == (D("11.7"), date(2026, 3, 31), True)
    assert (half_up(reading.step.percent), half_up(reading.progress)) == (50, 14)
    assert read(BURDEN, counted(reading.observations), TODAY).value is None


def test_a_contest_that_was_settled_or_followed_is_over():
    assert status(HOUSEHOLDS, on(9, 30, 118, "settled")) is Status.ON_TRACK
    assert status(HOUSEHOLDS, on(6, 30, 9, "contested"), on(9, 30, 118)) is Status.ON_TRACK


def test_what_nobody_confirmed_is_not_read():
    reading = read(HOUSEHOLDS, [on(9, 30, 118, "submitted"), on(9, 30, 5, "draft")], TODAY)
    assert (reading.status, reading.value, len(reading.waiting)) == (Status.UNCONFIRMED, None, 1)
    later = read(HOUSEHOLDS, [on(6, 30, 71), on(9, 30, 118, "submitted")], TODAY)
    assert (later.value, len(later.waiting)) == (71, 1)


def test_missing_and_later_measures_are_not_seen():
    assert status(HOUSEHOLDS, on(9, 30, None), on(12, 1, 140)) is Status.NO_DATA


def test_a_milestone_that_passed_without_a_measure_is_overdue():
    after = date(2027, 1, 4)
    assert status(HOUSEHOLDS, on(9, 30, 118), today=MILESTONE) is Status.ON_TRACK
    reading = read(HOUSEHOLDS, [on(9, 30, 118)], after)
    assert (reading.status, reading.overdue_since) == (Status.OVERDUE, MILESTONE)
    assert status(HOUSEHOLDS, on(12, 15, 140), today=after) is Status.ON_TRACK
    waiting = [on(9, 30, 118), on(12, 31, 150, "submitted")]
    assert status(HOUSEHOLDS, *waiting, today=after) is Status.ON_TRACK


def test_a_due_day_that_passed_without_a_measure_is_overdue():
    path = replace(HOUSEHOLDS, due=(date(2026, 6, 30), date(2026, 10, 31)))
    assert status(path, on(6, 28, 71), on(10, 2, 118)) is Status.ON_TRACK
    assert read(path, [on(6, 28, 71)], TODAY).overdue_since == date(2026, 10, 31)
    assert read(path, [], date(2026, 6, 1)).next_due == date(2026, 6, 30)


def test_levels_take_steps():
    assert status(LEVELS, on(10, 15, 3)) is Status.MILESTONE_REACHED
    assert status(LEVELS, on(10, 15, 2)) is Status.NO_TRAJECTORY
    assert status(replace(LEVELS, expected_from=END), on(10, 15, 2)) is Status.TOO_EARLY
    assert status(LEVELS, on(12, 31, 2), today=date(2027, 1, 5)) is Status.BEHIND
    assert status(LEVELS, on(6, 1, 3, year=2027), today=date(2027, 6, 5)) is Status.MILESTONE_REACHED


def test_a_level_reached_ahead_of_its_day_answers_its_milestone_and_not_the_target():
    assert status(LEVELS, on(10, 15, 3), today=date(2027, 1, 5)) is Status.MILESTONE_REACHED
    assert status(LEVELS, on(10, 15, 4), today=date(2029, 1, 5)) is Status.OVERDUE


def test_what_has_no_straight_path_has_no_pace():
    cold = replace(HOUSEHOLDS, linear=False)
    assert status(cold, on(4, 30, 55)) is Status.NO_TRAJECTORY
    assert read(cold, [on(4, 30, 55)], TODAY).progress is not None


def test_what_has_no_direction_has_no_status():
    assert status(replace(HOUSEHOLDS, direction="none"), on(9, 30, 118)) is Status.NONE


def test_a_narrative_has_states_and_no_figure():
    story = Path(nature="narrative", target=D(1), target_on=END)
    reading = read(story, [on(9, 30, None)], TODAY)
    assert (reading.status, reading.value, reading.reason) == (Status.NONE, None, Reason.NOT_NUMERIC)
    assert status(story, on(9, 30, None, "contested")) is Status.CONTESTED
    assert status(story) is Status.NO_DATA


def test_several_observers_stay_side_by_side():
    reading = read(HOUSEHOLDS, [on(9, 30, 100, by="LLU"), on(9, 30, 120, by="CFO")], TODAY)
    assert (reading.value, [m.by for m in reading.observations]) == (110, ["CFO", "LLU"])
    doubted = [on(9, 30, 100, by="LLU"), on(9, 30, 120, "contested", by="CFO")]
    assert (read(HOUSEHOLDS, doubted, TODAY).value, read(HOUSEHOLDS, doubted, TODAY).counted) == (120, 100)


def test_a_person_may_set_the_status_with_a_reason():
    reading = read(HOUSEHOLDS, [on(9, 30, 17)], TODAY)
    moved = set_by_hand(reading, Status.WATCH, " The tender was won in October. ")
    assert (moved.status, moved.computed) == (Status.WATCH, Status.BEHIND)
    assert moved.override_reason == "The tender was won in October."
    with pytest.raises(ValueError, match="written reason"):
        set_by_hand(reading, Status.WATCH, "  ")
