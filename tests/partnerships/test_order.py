"""One step in a list: nothing is lost, nothing is doubled, and the way back leads back."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from partnerships.order import Way, can_step, stepped

pytestmark = pytest.mark.once
LISTS = st.lists(st.integers(), min_size=1, max_size=9, unique=True)
OPPOSITE = {Way.UP: Way.DOWN, Way.DOWN: Way.UP}


@pytest.mark.parametrize(
    ("way", "item", "found"),
    [
        (Way.UP, "b", ["b", "a", "c"]),
        (Way.DOWN, "b", ["a", "c", "b"]),
        (Way.UP, "a", ["a", "b", "c"]),
        (Way.DOWN, "c", ["a", "b", "c"]),
    ],
)
def test_one_place(way, item, found):
    assert stepped(["a", "b", "c"], item, way) == found


@settings(deadline=None)
@given(LISTS, st.data(), st.sampled_from(Way))
def test_a_step_keeps_everything_and_can_be_undone(items, data, way):
    item = data.draw(st.sampled_from(items))
    moved = stepped(items, item, way)
    assert sorted(moved) == sorted(items)
    assert (moved != items) == can_step(items, item, way)
    if moved != items:
        assert abs(moved.index(item) - items.index(item)) == 1
        assert stepped(moved, item, OPPOSITE[way]) == items


def test_what_is_not_in_the_list_cannot_move():
    with pytest.raises(ValueError):
        can_step(["a"], "b", Way.UP)
