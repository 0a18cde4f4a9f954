"""Which figures may leave the partnership: no small count of people is written, nor found by any subtraction.

What is asked of an export that may be made again and again, by others, beside reports that print totals:

- A count below the threshold is hidden, and all that would tell it: whatever stands beside it on its day, every part
  of its dimension. All rather than a few, since the choice of a few changes as figures come, and two files compared
  would then tell what each one hides.
- Increments are set free in lots, in their order: one that is large enough alone is written; smaller ones are hidden
  and only join the total together, once they make the threshold. So two totals never differ by a small count.
- A running total is written when it differs from the one written before by the threshold at least, or not at all.
- A percentage is written when one knows of how many; of people, when neither those it counts nor the others are few.

Figures of later days never change what is said of earlier ones. A correction may, as it should.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from enum import StrEnum
from itertools import groupby

from impact.hiding import THRESHOLD, hide, hide_share
from impact.trajectory import Nature


class Why(StrEnum):
    """Why a figure is hidden."""

    FEW = "few"
    NO_N = "no_n"


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure that another partner confirmed, as it may be added up with others."""

    key: int
    on: date
    by: str = ""
    place: str = ""
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    n: int | None = None


@dataclass(frozen=True, slots=True)
class Leaving:
    """What is hidden and why. Of what is hidden alone, `summed` is held in a lot, and `lots` says how much each lot
    makes, under the key of the figure that completes it: readings and totals take it from there, and from then on."""

    hidden: Mapping[int, Why] = field(default_factory=dict)
    summed: frozenset[int] = frozenset()
    lots: Mapping[int, Decimal] = field(default_factory=dict)


def leaving(
    figures: Iterable[Figure], *, nature: str, accumulation: str, people: bool, start: Decimal | None = None
) -> Leaving:
    """What of one indicator's figures may leave. `people`: whether it counts people; `start`: its baseline."""
    known = sorted(figures, key=lambda figure: (figure.on, figure.key))
    if nature == Nature.PERCENTAGE:
        return Leaving(_together(known, _share if people else _unknown_n))
    if not people or nature != Nature.NUMBER:
        return Leaving()
    if accumulation == "increment":
        return _lots(known)
    if accumulation == "running":
        return Leaving(_steps(known, start))
    return Leaving(_together(known, _count))


def baseline_leaves(baseline: Decimal | None, *, people: bool) -> bool:
    """Whether a baseline may be written: it counts nobody, or enough people, or no people, or it is 0 by design."""
    return baseline is None or not people or baseline == 0 or baseline >= THRESHOLD


def few(people: int | None) -> bool:
    """Whether this many people is too few to be written."""
    return people is not None and people < THRESHOLD


@dataclass
class Slicing:
    """The dimensions of one indicator's figures, asked in the order of their days: does each dimension leave whole?"""

    nature: str
    accumulation: str
    people: bool
    written: dict[tuple[str, str, str], Decimal] = field(default_factory=dict)

    def leaves(self, whole: Figure, parts: Mapping[str, Figure]) -> bool:
        """Whether the parts of a figure in one dimension may all be written; else none of them is."""
        if self.nature == Nature.PERCENTAGE:
            return not any(map(_share if self.people else _unknown_n, parts.values()))
        if not self.people or self.nature != Nature.NUMBER:
            return True
        counts = {key: part.value for key, part in parts.items()}
        if hide(counts, whole.value).hides:
            return False
        if self.accumulation != "running":
            return True
        series = {(whole.by, whole.place, key): value for key, value in counts.items() if value is not None}
        free = all(_far(value, self.written.get(key)) for key, value in series.items())
        self.written |= series if free else {}
        return free


def _count(figure: Figure) -> Why | None:
    return Why.FEW if figure.value is not None and hide({}, figure.value).whole.hidden else None


def _share(figure: Figure) -> Why | None:
    top, bottom = figure.numerator, figure.denominator
    if bottom is None:
        if figure.value is None:
            return None
        if figure.n is None:
            return Why.NO_N
        top, bottom = figure.value * figure.n / 100, Decimal(figure.n)
    return Why.FEW if hide_share(top, bottom).hidden else None


def _unknown_n(figure: Figure) -> Why | None:
    """A percentage never stands without its n."""
    return Why.NO_N if figure.value is not None and figure.denominator is None and figure.n is None else None


def _together(figures: list[Figure], why: Callable[[Figure], Why | None]) -> dict[int, Why]:
    """Each figure that must be hidden, and with a small one all those of its day."""
    hidden: dict[int, Why] = {}
    for _day, group in groupby(figures, key=lambda figure: figure.on):
        day = list(group)
        found = {figure.key: reason for figure in day if (reason := why(figure))}
        if Why.FEW in found.values():
            found = {figure.key: found.get(figure.key, Why.FEW) for figure in day}
        hidden |= found
    return hidden


def _lots(figures: list[Figure]) -> Leaving:
    hidden: dict[int, Why] = {}
    summed: set[int] = set()
    lots: dict[int, Decimal] = {}
    lot: list[Figure] = []
    for figure in figures:
        if figure.value is None or (not lot and figure.value >= THRESHOLD):
            continue
        lot.append(figure)
        hidden[figure.key] = Why.FEW
        made = sum((one.value for one in lot if one.value is not None), Decimal(0))
        if len(lot) > 1 and made >= THRESHOLD:
            summed |= {one.key for one in lot}
            lots[figure.key] = made
            lot = []
    return Leaving(hidden, frozenset(summed), lots)


def _steps(figures: list[Figure], start: Decimal | None) -> dict[int, Why]:
    hidden: dict[int, Why] = {}
    written: dict[tuple[str, str], Decimal] = {}
    for figure in figures:
        if figure.value is None:
            continue
        series = (figure.by, figure.place)
        if figure.value >= THRESHOLD and _far(figure.value, written.get(series, start)):
            written[series] = figure.value
        else:
            hidden[figure.key] = Why.FEW
    return hidden


def _far(value: Decimal, before: Decimal | None) -> bool:
    """Whether the step from the figure written before tells of nobody, or of enough people."""
    return before is None or value == before or abs(value - before) >= THRESHOLD
