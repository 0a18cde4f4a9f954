"""What a figure comes to, and whether its slices hold together: exact, half up, no Django."""

from decimal import Decimal as D

import pytest

from impact.figuring import Cut, Entry, Part, odd_slices

BY_AGE = Cut("By age", {1: "Under 25", 2: "25 and over"}, whole=True)
BY_PLACE = Cut("By district", {3: "Canal", 4: "Hill"}, whole=False)


@pytest.mark.parametrize(
    ("numerator", "denominator", "worth"),
    [
        ("1", "3", "33.3333"),
        ("2", "3", "66.6667"),
        ("1", "16", "6.2500"),
        ("125", "200000", "0.0625"),
        ("1", "1600000", "0.0001"),
        ("3", "2", "150.0000"),
        ("0", "5", "0"),
    ],
)
def test_a_percentage_is_computed_half_up(numerator, denominator, worth):
    assert Part(numerator=D(numerator), denominator=D(denominator)).worth == D(worth)


def test_a_halved_or_zero_ratio_has_no_worth_of_its_own():
    assert Part(numerator=D(1)).worth is None
    assert Part(numerator=D(1)).halved
    assert Part(numerator=D(1), denominator=D(0)).worth is None


def test_the_median_of_the_marks_may_fall_between_two_levels():
    assert Entry(marks=(1, 2, 3, 3)).worth == D("2.5")
    assert Entry(marks=(4,)).worth == 4
    assert Entry(value=D(2)).worth == 2


def faults(whole, cuts, percentage=False):
    return [
        (one.kind, one.name, one.part, one.whole) for one in odd_slices(whole, cuts, percentage=percentage)
    ]  # fmt: skip


def test_a_slice_is_never_above_its_whole():
    entry = Entry(value=D(20), slices={3: Part(D(21)), 4: Part(D(20))})
    assert faults(entry, [BY_PLACE]) == [("above", "Canal", D(21), D(20))]


def test_what_is_declared_whole_adds_up():
    entry = Entry(value=D(20), slices={1: Part(D(8)), 2: Part(D(11))})
    assert faults(entry, [BY_AGE]) == [("sum", "By age", D(19), D(20))]
    assert faults(Entry(value=D(20), slices={1: Part(D(8)), 2: Part(D(12))}), [BY_AGE]) == []
    assert faults(Entry(value=D(20), slices={}), [BY_AGE]) == []


def test_the_parts_of_a_percentage_hold_by_their_numerators_and_denominators():
    entry = Entry(
        numerator=D(6), denominator=D(10),
        slices={1: Part(numerator=D(2), denominator=D(3)), 2: Part(numerator=D(4), denominator=D(8))},
    )  # fmt: skip
    assert faults(entry, [BY_AGE], percentage=True) == [("sum", "By age", D(11), D(10))]
    odd = Entry(
        numerator=D(6), denominator=D(10), slices={3: Part(numerator=D(7), denominator=D(9)), 4: Part(value=D(90))}
    )
    assert faults(odd, [BY_PLACE], percentage=True) == [("above", "Canal", D(7), D(6))]
    halved = Entry(numerator=D(6), denominator=D(10), slices={3: Part(numerator=D(1)), 4: Part(None, D(1), D(0))})
    assert [kind for kind, *_ in faults(halved, [BY_PLACE], percentage=True)] == ["half", "zero"]


def test_a_number_is_not_sliced_by_ratios():
    entry = Entry(value=D(6), slices={3: Part(numerator=D(1), denominator=D(2))})
    assert [kind for kind, *_ in faults(entry, [BY_PLACE])] == ["kind"]
