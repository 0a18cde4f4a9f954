"""Adding up honestly: what may not be summed is listed as left out, and missing stays missing."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

from impact.trajectory.reading import Reading
from impact.trajectory.terms import (
    COUNTED,
    SHOWN,
    Measure,
    Nature,
    Reason,
    State,
    Status,
    exact,
    half_up,
    number,
)


class Omission(StrEnum):
    """Why something is not in a total."""

    PERCENTAGE = "percentage"
    LEVEL = "level"
    NARRATIVE = "narrative"
    NOT_ADDITIVE = "not_additive"
    MISSING = "missing"
    NOT_CONFIRMED = "not_confirmed"


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was not counted, and why."""

    key: str
    why: Omission


@dataclass(frozen=True, slots=True)
class Item:
    """A figure offered to a total."""

    key: str
    value: Decimal | None
    nature: str = Nature.NUMBER
    additive: bool = True


@dataclass(frozen=True, slots=True)
class Total:
    """A sum (None when nothing was counted), how many figures it holds, and what was left out."""

    value: Decimal | None
    counted: int
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Part:
    """One reporter's numerator and denominator."""

    key: str
    numerator: Decimal | None
    denominator: Decimal | None


@dataclass(frozen=True, slots=True)
class Ratio:
    """Numerators over denominators, each summed first. `percent` is None, with a reason, if unknown."""

    numerator: Decimal | None
    denominator: Decimal | None
    percent: Decimal | None
    reason: Reason | None = None
    left_out: tuple[LeftOut, ...] = ()


@dataclass(frozen=True, slots=True)
class Slices:
    """Slices beside their whole: their sum, the share of it they cover, and the whole one may print."""

    total: Decimal | None
    coverage: Decimal | None
    headline: Decimal | None
    missing: tuple[str, ...] = ()


_UNSUMMED = {
    Nature.PERCENTAGE: Omission.PERCENTAGE,
    Nature.RUBRIC: Omission.LEVEL,
    Nature.NARRATIVE: Omission.NARRATIVE,
}


def total(items: Iterable[Item]) -> Total:
    """The sum of the figures that add up; percentages, levels, narratives, non-additive, missing: listed."""
    added: list[Decimal] = []
    left: list[LeftOut] = []
    for item in items:
        value = number(item.value)
        why = _UNSUMMED.get(Nature(item.nature))
        if why is None and not item.additive:
            why = Omission.NOT_ADDITIVE
        if why is None and value is not None:
            added.append(value)
        else:
            left.append(LeftOut(item.key, why or Omission.MISSING))
    return Total(_sum(added), len(added), tuple(left))


def ratio(parts: Iterable[Part], factor: int = 100) -> Ratio:
    """Sum of numerators ÷ sum of denominators × `factor`: the only way percentages join."""
    whole: list[tuple[Decimal, Decimal]] = []
    left: list[LeftOut] = []
    for part in parts:
        top, bottom = number(part.numerator), number(part.denominator)
        if top is None or bottom is None:
            left.append(LeftOut(part.key, Omission.MISSING))
        else:
            whole.append((top, bottom))
    top, bottom = _sum(a for a, _ in whole), _sum(b for _, b in whole)
    if top is None or bottom is None:
        return Ratio(None, None, None, Reason.NO_ACTUAL, tuple(left))
    if bottom == 0:
        return Ratio(top, bottom, None, Reason.ZERO_DENOMINATOR, tuple(left))
    return Ratio(top, bottom, exact(Fraction(top) / Fraction(bottom) * factor), None, tuple(left))


def increments(measures: Iterable[Measure], since: date | None = None, until: date | None = None) -> Total:
    """The sum of the confirmed increments between two days, both included; those not confirmed are listed."""
    return total_of(m for m in measures if _within(m, since, until))


def running_total(measures: Iterable[Measure], at: date) -> Total:
    """Each reporter's latest confirmed running total up to that day, added; silent periods carry forward.

    A reporter without a confirmed figure is listed as left out.
    """
    by_reporter: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        if measure.on <= at and number(measure.value) is not None and measure.state in _KNOWN:
            by_reporter[measure.by].append(measure)
    found = {key: latest(series) for key, series in by_reporter.items()}
    values = [m.value for m in found.values() if m is not None and m.value is not None]
    left = tuple(LeftOut(key, Omission.NOT_CONFIRMED) for key in sorted(found) if found[key] is None)
    return Total(_sum(values), len(values), left)


PLACES = 20  # decimals kept of a joined percentage: as many as `number` reads again
_KNOWN = SHOWN | {State.SUBMITTED}


def latest(measures: Iterable[Measure], since: date | None = None, until: date | None = None) -> Measure | None:
    """The last confirmed measure between two days; of two on one day, the one with the higher figure."""
    found = [m for m in measures if m.state in COUNTED and number(m.value) is not None and _within(m, since, until)]
    return max(found, key=lambda m: (m.on, m.value, m.by), default=None)


def cumulated(measures: Iterable[Measure], *, waiting: bool = False) -> tuple[Measure, ...]:
    """Increments turned into a running total by day. A contested increment is shown, not carried on; one that awaits
    its answer neither, and shown if asked for."""
    return _series(measures, _Increments(), waiting)


def combined(measures: Iterable[Measure], *, waiting: bool = False) -> tuple[Measure, ...]:
    """Several reporters' running totals as one series by day, silent reporters carried forward."""
    return _series(measures, _Latest(), waiting)


def combined_percent(measures: Iterable[Measure], *, waiting: bool = False) -> tuple[Measure, ...]:
    """Several reporters' numerators over their denominators, in percent by day, silent reporters carried forward.

    A percentage that came without its numerator and denominator joins nothing and is left out.
    """
    parted = [m for m in measures if m.numerator is not None and m.denominator is not None]
    return _series(parted, _Parts(), waiting)


class _Increments:
    """A sum that grows."""

    def __init__(self) -> None:
        self.total, self.counted = Fraction(0), 0

    def add(self, measure: Measure) -> None:
        self.total, self.counted = self.total + Fraction(measure.value or 0), self.counted + 1

    def value(self, extra: Iterable[Measure] = ()) -> Decimal | None:
        found = list(extra)
        return exact(self.total + sum(Fraction(m.value or 0) for m in found)) if self.counted or found else None

    def among(self, _extra: Iterable[Measure] = ()) -> int | None:
        """Of how many the figure is a percentage: a sum is none."""
        return None


class _Latest:
    """The latest figure of each reporter, and their sums; of two on one day, the higher one."""

    def __init__(self) -> None:
        self.held: dict[str, Measure] = {}
        self.sums = [Fraction(0), Fraction(0)]

    def parts(self, measure: Measure) -> tuple[Fraction, Fraction]:
        return Fraction(measure.value or 0), Fraction(1)

    def joined(self, sums: list[Fraction]) -> Decimal | None:
        return exact(sums[0]) if sums[1] else None

    def add(self, measure: Measure) -> None:
        before = self.held.get(measure.by)
        if before is None or not self._stays(before, measure):
            self.sums, self.held[measure.by] = self._moved(self.sums, before, measure), measure

    def value(self, extra: Iterable[Measure] = ()) -> Decimal | None:
        return self.joined(self.with_(extra))

    def among(self, _extra: Iterable[Measure] = ()) -> int | None:
        """Of how many the figure is a percentage: a sum is none."""
        return None

    def with_(self, extra: Iterable[Measure]) -> list[Fraction]:
        """The sums, as they would be if these counted as well."""
        sums, known = self.sums, self.held
        for measure in extra:
            before = known.get(measure.by)
            if before is None or not self._stays(before, measure):
                sums, known = self._moved(sums, before, measure), known | {measure.by: measure}
        return sums

    def _moved(self, sums: list[Fraction], before: Measure | None, after: Measure) -> list[Fraction]:
        off = self.parts(before) if before is not None else (Fraction(0), Fraction(0))
        return [held - old + new for held, old, new in zip(sums, off, self.parts(after), strict=True)]

    @staticmethod
    def _stays(before: Measure, after: Measure) -> bool:
        return before.on == after.on and (before.value or 0) >= (after.value or 0)


class _Parts(_Latest):
    """The latest numerator and denominator of each reporter."""

    def parts(self, measure: Measure) -> tuple[Fraction, Fraction]:
        return Fraction(measure.numerator or 0), Fraction(measure.denominator or 0)

    def joined(self, sums: list[Fraction]) -> Decimal | None:
        return half_up(exact(sums[0] / sums[1] * 100), PLACES) if sums[1] else None

    def among(self, extra: Iterable[Measure] = ()) -> int | None:
        """Of how many the figure is a percentage, where they are counted whole."""
        whole = self.with_(extra)[1]
        return int(whole) if whole and whole.denominator == 1 else None


def _series(measures: Iterable[Measure], held: _Increments | _Latest, waiting: bool) -> tuple[Measure, ...]:
    """One point a day for what is confirmed, one for what would be if the contested (the awaited) of that day were."""
    by_day: dict[date, list[Measure]] = defaultdict(list)
    for measure in measures:
        if measure.state in _KNOWN and number(measure.value) is not None:
            by_day[measure.on].append(measure)
    out = []
    for day, known in sorted(by_day.items()):
        certain = [m for m in known if m.state in COUNTED]
        for measure in certain:
            held.add(measure)
        if certain:
            out.append(Measure(day, held.value(), n=held.among()))
        for state in (State.CONTESTED, State.SUBMITTED) if waiting else (State.CONTESTED,):
            extra = [m for m in known if m.state == state]
            if extra:
                out.append(Measure(day, held.value(extra), state, n=held.among(extra)))
    return tuple(out)


def total_of(measures: Iterable[Measure]) -> Total:
    """The sum of the confirmed figures; measures shown or awaiting but not confirmed are listed."""
    added: list[Decimal] = []
    left: list[LeftOut] = []
    for measure in measures:
        value = number(measure.value)
        if measure.state in COUNTED and value is not None:
            added.append(value)
        elif measure.state in _KNOWN:
            why = Omission.MISSING if value is None else Omission.NOT_CONFIRMED
            left.append(LeftOut(f"{measure.on.isoformat()} {measure.by}".strip(), why))
    return Total(_sum(added), len(added), tuple(sorted(left, key=lambda one: (one.key, one.why))))


def slices(
    parts: Mapping[str, Decimal | None], whole: Decimal | None = None, *, disjoint_and_complete: bool = False
) -> Slices:
    """Slices set beside their whole. Without a whole none is invented, unless the slices are declared to
    share nobody and to miss nobody, and all are there."""
    known = {key: number(value) for key, value in parts.items()}
    missing = tuple(sorted(key for key, value in known.items() if value is None))
    added = _sum(value for value in known.values() if value is not None)
    headline = number(whole)
    if headline is None and disjoint_and_complete and not missing:
        headline = added
    coverage = None
    if added is not None and headline:
        coverage = exact(Fraction(added) / Fraction(headline) * 100)
    return Slices(added, coverage, headline, missing)


def count_states(readings: Iterable[Reading]) -> dict[Status, int]:
    """How many indicators stand in each status, in the order of `Status`, absent ones left away."""
    held = [reading.status for reading in readings]
    return {status: held.count(status) for status in Status if status in held}


def _within(measure: Measure, since: date | None, until: date | None) -> bool:
    return (since is None or since <= measure.on) and (until is None or measure.on <= until)


def _sum(values: Iterable[Decimal]) -> Decimal | None:
    found = list(values)
    return exact(sum((Fraction(value) for value in found), Fraction(0))) if found else None
