"""The order that people choose: one step up or down at a time."""

from collections.abc import Sequence
from enum import StrEnum
from typing import TypeVar

Item = TypeVar("Item")


class Way(StrEnum):
    """Towards the head of the list, or towards its end."""

    UP = "up"
    DOWN = "down"


def can_step(items: Sequence[Item], item: Item, way: Way) -> bool:
    """Whether there is a place to go to; raises `ValueError` for an item that is not in the list."""
    return 0 <= items.index(item) + _step(way) < len(items)


def stepped(items: Sequence[Item], item: Item, way: Way) -> list[Item]:
    """The same items with `item` one place further that way; as they were when it already stands at that end."""
    moved = list(items)
    if can_step(items, item, way):
        here = moved.index(item)
        moved.insert(here + _step(way), moved.pop(here))
    return moved


def _step(way: Way) -> int:
    return -1 if way == Way.UP else 1
