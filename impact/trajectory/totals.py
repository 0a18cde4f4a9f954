"""Adding up honestly: what may not be summed is listed as left out, and missing stays missing."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
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


_KNOWN = SHOWN | {State.SUBMITTED}


def latest(measures: Iterable[Measure], since: date | None = None, until: date | None = None) -> Measure | None:
    """The last confirmed measure between two days; of two on one day, the one with the higher figure."""
    found = [m for m in measures if m.state in COUNTED and number(m.value) is not None and _within(m, since, until)]
    return max(found, key=lambda m: (m.on, m.value, m.by), default=None)


def cumulated(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Increments turned into a running total by day. A contested increment is shown, not carried on."""
    known = list(measures)
    return _series(known, lambda ms, day: increments(ms, until=day).value)


def combined(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Several reporters' running totals as one series by day, silent reporters carried forward."""
    known = list(measures)
    return _series(known, lambda ms, day: running_total(ms, day).value)


def _series(known: list[Measure], sum_at: Callable[[list[Measure], date], Decimal | None]) -> tuple[Measure, ...]:
    shown = [m for m in known if m.state in SHOWN and number(m.value) is not None]
    out = []
    for day in sorted({m.on for m in shown}):
        today = {m.state for m in shown if m.on == day}
        if today & COUNTED:
            out.append(Measure(day, sum_at(known, day)))
        if State.CONTESTED in today:
            as_if = [replace(m, state=State.CONFIRMED) if _doubted(m, day) else m for m in known]
            out.append(Measure(day, sum_at(as_if, day), State.CONTESTED))
    return tuple(out)


def _doubted(measure: Measure, day: date) -> bool:
    return measure.on == day and measure.state == State.CONTESTED


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
