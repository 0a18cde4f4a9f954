"""Totals: what adds up is added, what does not is listed, silent periods carry forward."""

from datetime import date
from decimal import Decimal as D

from impact.trajectory import (
    Item,
    Measure,
    Omission,
    Part,
    Reason,
    combined,
    cumulated,
    half_up,
    increments,
    latest,
    ratio,
    running_total,
    slices,
    total,
)


def on(month, day, value, state="confirmed", by=""):
    return Measure(date(2026, month, day), D(value), state, by)


def test_what_does_not_add_up_is_listed():
    found = total(
        [
            Item("households", D(118)),
            Item("share", D(31), "percentage"),
            Item("level", D(3), "rubric"),
            Item("story", None, "narrative"),
            Item("median", D(9), additive=False),
            Item("silent", None),
        ]
    )
    assert (found.value, found.counted) == (118, 1)
    assert [(one.key, one.why) for one in found.left_out] == [
        ("share", Omission.PERCENTAGE),
        ("level", Omission.LEVEL),
        ("story", Omission.NARRATIVE),
        ("median", Omission.NOT_ADDITIVE),
        ("silent", Omission.MISSING),
    ]
    assert total([]).value is None


def test_a_ratio_lists_what_is_missing_and_never_divides_by_zero():
    found = ratio([Part("LLU", D(6), D(10)), Part("CFO", None, D(10)), Part("UDC", D(0), D(0))])
    assert (found.percent, [one.key for one in found.left_out]) == (60, ["CFO"])
    assert ratio([Part("UDC", D(0), D(0))]).reason is Reason.ZERO_DENOMINATOR
    assert ratio([]).reason is Reason.NO_ACTUAL


def test_running_totals_carry_silent_periods_forward_and_list_the_unconfirmed():
    held = [
        on(3, 31, 10, by="LLU"),
        on(6, 30, 14, by="LLU"),
        on(3, 31, 5, by="CFO"),
        on(6, 30, 50, "submitted", "CFO"),
        on(6, 30, 9, "contested", "UDC"),
    ]
    found = running_total(held, date(2026, 12, 31))
    assert (found.value, found.counted) == (19, 2)
    assert [(one.key, one.why) for one in found.left_out] == [("UDC", Omission.NOT_CONFIRMED)]
    assert running_total(held, date(2026, 1, 31)).value is None


def test_increments_become_a_series_and_a_doubt_is_not_carried_on():
    held = [on(3, 31, 10), on(6, 30, 5, "contested"), on(9, 30, 7)]
    assert [(m.value, m.state) for m in cumulated(held)] == [
        (10, "confirmed"),
        (15, "contested"),
        (17, "confirmed"),
    ]
    assert [one.key for one in increments(held).left_out] == ["2026-06-30"]


def test_reporters_join_in_one_series_and_a_doubt_replaces_only_its_own_figure():
    held = [on(3, 31, 10, by="LLU"), on(3, 31, 5, by="CFO"), on(6, 30, 8, "contested", "CFO")]
    assert [(m.value, m.state) for m in combined(held)] == [(15, "confirmed"), (18, "contested")]


def test_latest_is_the_last_confirmed():
    assert latest([on(6, 30, 9), on(9, 30, 3, "submitted")]).value == 9
    assert latest([on(6, 30, 9)], since=date(2026, 7, 1)) is None


def test_slices_never_make_a_whole_by_themselves():
    parts = {"women": D(70), "men": D(40), "unknown": None}
    found = slices(parts, D(118))
    assert (found.headline, half_up(found.coverage), found.missing) == (118, 93, ("unknown",))
    assert slices(parts, disjoint_and_complete=True).headline is None
    assert slices({"women": None}).total is None
