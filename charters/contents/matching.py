"""Which piece of one text answers which piece of another: equal ones first, then those most alike, in order."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

from core.canonical import canonical
from partnerships.merging import aligned

Pair = tuple[Any, Any]
ALIKE = 0.35  # share of common words from which a piece is read against another instead of beside it
SAME_NAME = 2.0  # what the same caption, or the same heading of a row, weighs
TOO_MANY = 2_500  # pairs beyond which comparing each with each costs more than it tells
WORD = re.compile(r"\w+")


def matched(before: Sequence[Any], after: Sequence[Any], *, exact: bool = False) -> list[Pair]:
    """Two sequences side by side, each element once: (before, after), with None where the other has nothing.

    Elements are plain data. With `exact` only equal ones are put together.
    """
    keys = [[canonical(one) for one in side] for side in (before, after)]
    found: list[Pair] = []
    for tag, a1, a2, b1, b2 in aligned(*keys):
        if tag == "equal":
            found += zip(before[a1:a2], after[b1:b2], strict=True)
        else:
            found += _alike(before[a1:a2], after[b1:b2], exact)
    return found


def _alike(was: Sequence[Any], now: Sequence[Any], exact: bool) -> Iterator[Pair]:
    """The pairs, in order, that make the greatest likeness in all."""
    if exact or not was or not now or len(was) * len(now) > TOO_MANY:
        yield from ((one, None) for one in was)
        yield from ((None, one) for one in now)
        return
    worth = _worth(was, now)
    a = b = 0
    while a < len(was) or b < len(now):
        if a < len(was) and b < len(now) and worth.pairs[a][b] and worth.best[a][b] == worth.taking(a, b):
            yield was[a], now[b]
            a, b = a + 1, b + 1
        elif b == len(now) or (a < len(was) and worth.best[a + 1][b] >= worth.best[a][b + 1]):
            yield was[a], None
            a += 1
        else:
            yield None, now[b]
            b += 1


class _Worth:
    """The likeness of each pair, and the best that can still be made from each place on."""

    def __init__(self, pairs: list[list[float]], width: int) -> None:
        self.pairs = pairs
        self.best = [[0.0] * (width + 1) for _row in range(len(pairs) + 1)]
        for a in reversed(range(len(pairs))):
            for b in reversed(range(width)):
                self.best[a][b] = max(self.best[a + 1][b], self.best[a][b + 1], self.taking(a, b))

    def taking(self, a: int, b: int) -> float:
        """What is made by putting these two together."""
        return self.pairs[a][b] + self.best[a + 1][b + 1]


def _worth(was: Sequence[Any], now: Sequence[Any]) -> _Worth:
    sides = [[(_form(one), _name(one), Counter(_words(one))) for one in side] for side in (was, now)]
    return _Worth([[_likeness(one, two) for two in sides[1]] for one in sides[0]], len(now))


def _likeness(one: tuple, two: tuple) -> float:
    if one[0] != two[0]:
        return 0.0
    total = one[2].total() + two[2].total()
    share = 2 * (one[2] & two[2]).total() / total if total else 0.0
    named = SAME_NAME if one[1] and one[1] == two[1] else 0.0
    return share + named if named or share >= ALIKE else 0.0


def _form(one: Any) -> str:
    return str(one.get("kind", "")) if isinstance(one, dict) else type(one).__name__


def _name(one: Any) -> Any:
    """The caption of a table, the first cell of a row; other pieces have no name."""
    if isinstance(one, list):
        return one[0].get("text") if one else None
    return one.get("caption") if isinstance(one, dict) else None


def _words(one: Any) -> Iterator[str]:
    if isinstance(one, str):
        yield from WORD.findall(one)
    elif isinstance(one, list):
        for part in one:
            yield from _words(part)
    elif isinstance(one, dict):
        for name, part in one.items():
            if name not in ("kind", "style"):
                yield from _words(part)
