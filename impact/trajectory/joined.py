"""What several figures of one indicator are to each other: side by side, added up, or carried on."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace
from enum import StrEnum

from impact.trajectory.terms import Measure, Nature
from impact.trajectory.totals import combined, combined_percent, cumulated


class Accumulation(StrEnum):
    """What one figure counts: how things stand, what is new, or a running total."""

    SNAPSHOT = "snapshot"
    INCREMENT = "increment"
    RUNNING = "running"


class Reporting(StrEnum):
    """What figures of several reporters are to each other: the same thing seen, or parts of one."""

    SAME = "same"
    SHARES = "shares"


def joined(
    measures: Iterable[Measure],
    *,
    nature: str,
    accumulation: str = Accumulation.SNAPSHOT,
    reporting: str = Reporting.SAME,
) -> tuple[Measure, ...]:
    """The measures as the path is to be read against them.

    Increments become running totals, of each reporter or of all; shares add up day by day, percentages by their
    numerators and denominators; what each observes of the same thing stays side by side, for its median to be read.
    """
    known, shares = tuple(measures), reporting == Reporting.SHARES
    if nature == Nature.PERCENTAGE and shares and any(m.numerator is not None for m in known):
        return combined_percent(known, waiting=True)
    if nature != Nature.NUMBER:
        return known
    if accumulation == Accumulation.INCREMENT:
        return cumulated(known, waiting=True) if shares else _each(known)
    return combined(known, waiting=True) if shares else known


def _each(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """Each reporter's own increments carried on, side by side."""
    by_reporter: dict[str, list[Measure]] = defaultdict(list)
    for measure in measures:
        by_reporter[measure.by].append(measure)
    series = [replace(m, by=by) for by, own in by_reporter.items() for m in cumulated(own, waiting=True)]
    return tuple(sorted(series, key=lambda m: (m.on, m.by)))
