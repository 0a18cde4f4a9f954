"""Small counts of people are hidden so that nobody is recognised, and so that no subtraction finds them again.

    hide(parts, whole, threshold=11, *, zero_shown=False) -> Hidden      counts of people that may add up
    hide_share(numerator, denominator, threshold=11) -> ShownShare       a percentage of people
    hide_shares(parts, whole, threshold=11) -> keys                      percentages of the slices of people
    needs_n(n) -> bool                                                   a percentage that never stands without n

`parts` maps a key to a count (None: nobody counted, which stays missing and is no 0); `whole` is the count of them
all, None if there is none. `Hidden.cells` holds the same keys in the same order; `Hidden.whole` is a cell as well. A
cell shows `value`, or is `hidden` (its `value` is then None), or is missing (None and not hidden).

Call it once for each set of counts that may be added up: the slices of one dimension of one measurement beside its
figure, the increments beside their sum, the shares of several partners beside their total; a count alone is
`hide({}, count)`. What it relies on: the whole is taken for known even where it stands elsewhere; every place uses
one threshold, since two would differ by the hidden count; the same counts always hide the same cells, so that two
exports side by side say no more than one; a reader may know this rule. So cells hidden for their smallness and cells
hidden to protect them look alike, and ties go together. A 0 is hidden like 1 to 10 (that nobody of a group is there
may tell on the others) unless the dimension says that it may be shown. `whole` alone says "fewer than 11".
"""

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from impact.trajectory import exact, number

THRESHOLD = 11
LEAST_N = 30


@dataclass(frozen=True, slots=True)
class Cell:
    """A count to show; hidden; or missing, with neither a value nor a reason to hide."""

    key: str
    value: Decimal | None
    hidden: bool = False


@dataclass(frozen=True, slots=True)
class Hidden:
    """Counts ready to be shown beside their whole, and the threshold under which one is not."""

    cells: tuple[Cell, ...]
    whole: Cell
    threshold: int = THRESHOLD

    @property
    def hides(self) -> bool:
        """Whether anything is hidden: a sentence then says so."""
        return self.whole.hidden or any(cell.hidden for cell in self.cells)

    def cell(self, key: str) -> Cell:
        """The cell of a part; KeyError for one that was not given."""
        return {cell.key: cell for cell in self.cells}[key]


@dataclass(frozen=True, slots=True)
class ShownShare:
    """A share of people ready to be shown: all three, or the number of people alone, or nothing."""

    percent: Decimal | None
    numerator: Decimal | None
    denominator: Decimal | None
    hidden: bool = False
    needs_n: bool = False


def hide(
    parts: Mapping[str, Decimal | int | None],
    whole: Decimal | int | None = None,
    threshold: int = THRESHOLD,
    *,
    zero_shown: bool = False,
) -> Hidden:
    """The counts with the small ones hidden, and as many others as it takes that none can be worked out.

    Beside the small ones goes the smallest that is not, so that two counts or more are hidden and make `threshold`
    people at least; all goes under a small whole, where there is no other, and where few of the whole are in no part.
    """
    known = {key: number(value) for key, value in parts.items()}
    total = number(whole)
    counts = {key: value for key, value in known.items() if value is not None}
    small = total is not None and _small(total, threshold, zero_shown)
    rest = Decimal(0) if total is None else total - sum(counts.values())
    gone = set(counts) if small else _hidden(counts, rest, threshold, zero_shown)
    cells = (Cell(key, None if key in gone else value, key in gone) for key, value in known.items())
    return Hidden(tuple(cells), Cell("", None if small else total, small), threshold)


def _small(count: Decimal, threshold: int, zero_shown: bool) -> bool:
    return count < threshold and not (zero_shown and count == 0)


def _hidden(counts: Mapping[str, Decimal], rest: Decimal, threshold: int, zero_shown: bool) -> set[str]:
    """The small ones and the smallest of the others (all those alike); all of them where that is not enough."""
    if 0 < rest < threshold:  # in no part: nobody wrote it, a subtraction would
        return set(counts)
    gone = {key for key, value in counts.items() if _small(value, threshold, zero_shown)}
    others = [value for value in counts.values() if value >= threshold]
    if not gone or not others:
        return set(counts) if gone else gone
    return gone | {key for key, value in counts.items() if value == min(others)}


def hide_share(
    numerator: Decimal | int | None, denominator: Decimal | int | None, threshold: int = THRESHOLD
) -> ShownShare:
    """A share of people: hidden with its numerator when few are in it, or few are not, since each gives the other.

    The number of people asked stays, unless it is small itself. A missing or zero denominator gives no percentage.
    """
    top, bottom = number(numerator), number(denominator)
    if top is None or bottom is None or bottom <= 0:
        return ShownShare(None, None, None)
    if bottom < threshold:
        return ShownShare(None, None, None, hidden=True)
    if top < threshold or bottom - top < threshold:
        return ShownShare(None, None, bottom, hidden=True, needs_n=needs_n(bottom))
    return ShownShare(exact(Fraction(top) / Fraction(bottom) * 100), top, bottom, needs_n=needs_n(bottom))


def hide_shares(
    parts: Mapping[str, tuple[Decimal | int | None, Decimal | int | None]],
    whole: tuple[Decimal | int | None, Decimal | int | None] = (None, None),
    threshold: int = THRESHOLD,
) -> frozenset[str]:
    """The slices whose percentage is hidden with its (numerator, denominator): too few people in it, asked, or not in
    it, or kept back so that none of the three is found by subtraction from those of the whole."""
    rows = {key: (number(top), number(bottom)) for key, (top, bottom) in parts.items()}
    all_ = (number(whole[0]), number(whole[1]))
    gone: set[str] = set()
    for count in (_numerator, _denominator, _others):
        found = hide({key: count(*row) for key, row in rows.items()}, count(*all_), threshold)
        gone |= {cell.key for cell in found.cells if cell.hidden}
    return frozenset(gone)


def _numerator(top: Decimal | None, _bottom: Decimal | None) -> Decimal | None:
    return top


def _denominator(_top: Decimal | None, bottom: Decimal | None) -> Decimal | None:
    return bottom


def _others(top: Decimal | None, bottom: Decimal | None) -> Decimal | None:
    return None if top is None or bottom is None else bottom - top


def needs_n(n: Decimal | int | None) -> bool:
    """Whether a percentage of `n` people stands only with its n beside it; always when nobody knows n."""
    return n is None or n < LEAST_N
