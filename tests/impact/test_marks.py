"""The peers' marks together: exact means, honest spreads."""

from decimal import Decimal
from fractions import Fraction

import pytest

from impact.marks import rounded, together

STORY = {  # marks of the three peers, mean shown, spread
    "P1": ([5, 4, 5], "4.7", 1),
    "P2": ([4, 4, 5], "4.3", 1),
    "P3": ([4, 3, 4], "3.7", 1),
    "P4": ([3, 2, 4], "3.0", 2),
    "P5": ([3, 3, 2], "2.7", 1),
    "P6": ([4, 4, None], "4.0", 0),
    "P7": ([4, 4, 4], "4.0", 0),
    "P8": ([3, 2, 3], "2.7", 1),
}


@pytest.mark.parametrize("criterion", STORY)
def test_the_storys_criteria(criterion):
    marks, mean, spread = STORY[criterion]
    read = together(marks)
    assert (rounded(read.mean), read.spread) == (Decimal(mean), spread)
    assert read.is_wide == (criterion == "P4")


@pytest.mark.parametrize("marks", [[], [None], [3], [3, None], [None, None, 5]])
def test_fewer_than_two_marks_have_no_mean_and_no_spread(marks):
    read = together(marks)
    assert (read.mean, read.spread, read.is_wide) == (None, None, False)
    assert read.unseen == marks.count(None)


def test_not_observed_is_not_a_mark():
    read = together([2, None, 4])
    assert (read.mean, read.spread, read.unseen, read.is_wide) == (Fraction(3), 2, 1, True)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (Fraction(9, 4), "2.3"),
        (Fraction(11, 4), "2.8"),
        (Fraction(13, 4), "3.3"),
        (Fraction(5, 3), "1.7"),
        (Fraction(1), "1.0"),
    ],
)
def test_halves_go_up(value, shown):
    assert str(rounded(value)) == shown
