"""Small counts of people stay hidden, even from whoever subtracts, compares exports and knows the rule."""

from collections import defaultdict
from decimal import Decimal as D
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from impact.hiding import THRESHOLD, hide, hide_share, hide_shares, needs_n

counts = st.none() | st.integers(0, 60)
groups = st.dictionaries(st.text("abcdef", min_size=1, max_size=2), counts, max_size=6)
rests = st.integers(0, 40)


def gone(parts, whole=None, **more):
    return [cell.key for cell in hide(parts, whole, **more).cells if cell.hidden]


def test_nothing_small_nothing_hidden():
    found = hide({"women": 70, "men": 48}, 118)
    assert ([cell.value for cell in found.cells], found.whole.value, found.hides) == ([70, 48], 118, False)


def test_a_small_count_hides_the_next_one_so_that_the_whole_does_not_give_it_back():
    assert gone({"women": 70, "men": 44, "others": 4}, 118) == ["men", "others"]
    assert hide({"women": 70, "men": 44, "others": 4}, 118).whole.value == 118


def test_several_small_counts_hide_one_that_is_not():
    assert gone({"a": 3, "b": 2, "c": 40, "d": 50}, 95) == ["a", "b", "c"]
    assert gone({"a": 10, "b": 10, "c": 40, "d": 50}, 110) == ["a", "b", "c"]


def test_counts_alike_go_together():
    assert gone({"a": 4, "b": 20, "c": 20, "d": 50}, 94) == ["a", "b", "c"]


def test_a_small_whole_hides_all():
    found = hide({"women": 6, "men": 4, "unknown": None}, 10)
    assert (found.whole.hidden, found.whole.value) == (True, None)
    assert [cell.hidden for cell in found.cells] == [True, True, False]
    assert hide({}, 10).whole.hidden
    assert not hide({}, THRESHOLD).whole.hidden


def test_a_zero_is_hidden_unless_the_dimension_says_so():
    assert gone({"a": 40, "b": 30, "c": 0}, 70) == ["b", "c"]
    assert gone({"a": 40, "b": 30, "c": 0}, 70, zero_shown=True) == []
    assert gone({"a": 40, "b": 5, "c": 0}, 45, zero_shown=True) == ["a", "b"]
    assert gone({"b": 5, "c": 0}, 45, zero_shown=True) == ["b", "c"]
    assert hide({}, 0).whole.hidden
    assert not hide({}, 0, zero_shown=True).whole.hidden


def test_the_few_who_are_in_no_slice_are_not_found_by_subtraction():
    assert gone({"women": 60, "men": 38}, 100) == ["women", "men"]
    assert gone({"women": 60, "men": 38}, 120) == []


def test_a_missing_count_stays_missing():
    found = hide({"women": None, "men": 44}, 118).cell("women")
    assert (found.value, found.hidden) == (None, False)


@pytest.mark.parametrize(
    ("share", "shown"),
    [
        ((24, 71), (D(24), D(71), False, False)), ((5, 71), (None, D(71), True, False)),
        ((66, 71), (None, D(71), True, False)), ((5, 8), (None, None, True, False)),
        ((12, 25), (D(12), D(25), False, True)), ((None, 71), (None, None, False, False)),
        ((0, 0), (None, None, False, False)),
    ],
)  # fmt: skip
def test_a_share_is_hidden_with_its_numerator(share, shown):
    found = hide_share(*share)
    assert (found.numerator, found.denominator, found.hidden, found.needs_n) == shown
    assert (found.percent is None) == (found.numerator is None)


def test_a_percentage_of_few_never_stands_without_n():
    assert [needs_n(n) for n in (None, 29, 30, D(29))] == [True, True, False, True]


@given(groups, rests, st.booleans())
def test_no_small_count_is_shown_and_no_single_one_is_left_to_subtract(parts, rest, zero_shown):
    known = {key: value for key, value in parts.items() if value is not None}
    whole = sum(known.values()) + rest
    found = hide(parts, whole, zero_shown=zero_shown)
    hidden = {cell.key for cell in found.cells if cell.hidden}
    for cell in found.cells:
        assert cell.value == (None if cell.hidden else parts[cell.key])
        assert cell.hidden or cell.value is None or cell.value >= THRESHOLD or (zero_shown and cell.value == 0)
    left = whole - sum(cell.value for cell in found.cells if cell.value is not None)
    if (hidden or 0 < rest < THRESHOLD) and not found.whole.hidden:
        assert len(hidden) > 1 or hidden == set(known)
        assert left >= THRESHOLD  # what subtraction gives back is never a small count


@given(groups, rests, st.randoms(use_true_random=False))
def test_the_order_of_the_parts_hides_no_more_and_no_less(parts, rest, random):
    whole = sum(value for value in parts.values() if value is not None) + rest
    shuffled = dict(random.sample(list(parts.items()), len(parts)))
    assert set(gone(parts, whole)) == set(gone(shuffled, whole))


@pytest.mark.parametrize("zero_shown", [False, True])
@pytest.mark.parametrize(("size", "most", "rests"), [(2, 9, [0]), (3, 7, [0]), (4, 5, [0]), (3, 5, range(5))])
def test_whoever_knows_the_rule_and_subtracts_still_has_two_answers(size, most, rests, zero_shown):
    """Every set of counts up to `most`, the threshold being 3: each picture has several origins for each cell.

    `rests` are how many may be in no part, which nobody wrote.
    """
    origins = defaultdict(list)
    for *vector, rest in product(*[range(most + 1)] * size, rests):
        parts = dict(zip("abcd", vector, strict=False))
        origins[hide(parts, sum(vector) + rest, 3, zero_shown=zero_shown)].append(vector)
    for found, vectors in origins.items():
        edge = any(most in vector for vector in vectors)  # beyond it other origins were not listed
        for place, cell in enumerate(found.cells):
            assert edge or not cell.hidden or len({one[place] for one in vectors}) > 1, (found, vectors)


people = st.integers(0, 60).flatmap(lambda bottom: st.tuples(st.integers(0, bottom), st.just(bottom)))


@given(st.dictionaries(st.sampled_from("abcdef"), people, max_size=6), rests)
def test_no_percentage_of_a_slice_gives_back_few_people(parts, rest):
    whole = (sum(top for top, _ in parts.values()) + rest, sum(bottom for _, bottom in parts.values()) + 2 * rest)
    hidden = hide_shares(parts, whole)
    for key, (top, bottom) in parts.items():
        if key not in hidden:
            assert min(top, bottom, bottom - top) >= THRESHOLD
    assert len(hidden) != 1 or len(parts) == 1 or all(min(t, b - t) < THRESHOLD for t, b in parts.values())
    for place in (0, 1):  # what subtraction leaves is never a small count, unless the whole itself is one
        left = whole[place] - sum(part[place] for key, part in parts.items() if key not in hidden)
        assert left == 0 or left >= THRESHOLD or whole[place] < THRESHOLD


def test_percentages_without_their_people_hide_nothing_and_show_nothing_of_them():
    assert hide_shares({"a": (None, None), "b": (30, 60)}) == frozenset()
    assert hide_shares({"a": (4, 60), "b": (30, 60), "c": (25, 60)}) == {"a", "c"}
