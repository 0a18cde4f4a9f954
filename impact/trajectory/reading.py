"""What may be said of an indicator today: figure, share of the way, status, and the basis of each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal
from types import MappingProxyType
from typing import Any

from impact.trajectory.expected import aims, expected_fraction, last_aim, next_aim
from impact.trajectory.progress import met, pace, progress
from impact.trajectory.terms import (
    COUNTED,
    DEFAULT_THRESHOLDS,
    SHOWN,
    Aim,
    Direction,
    How,
    Measure,
    Nature,
    Path,
    Reason,
    Share,
    State,
    Status,
    Thresholds,
    exact,
    median,
    number,
)

# A measure taken in the month before a milestone speaks for it: figures are seldom collected on the day.
LEAD = timedelta(days=31)


@dataclass(frozen=True, slots=True)
class Basis:
    """What a sentence needs to say where a figure comes from: a code and its figures and days."""

    code: str
    params: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Reading:
    """One indicator read on one day. Percentages are in percent, never capped; a missing figure is None."""

    status: Status
    value: Decimal | None = None
    value_on: date | None = None
    n: int | None = None
    counted: Decimal | None = None
    counted_on: date | None = None
    progress: Decimal | None = None
    how: How = How.NOT_CALCULABLE
    reason: Reason | None = None
    met: bool | None = None
    aim: Aim | None = None
    step: Share | None = None
    expected: Decimal | None = None
    ratio: Decimal | None = None
    contested: bool = False
    early: bool = False
    overdue_since: date | None = None
    next_due: date | None = None
    observations: tuple[Measure, ...] = ()
    waiting: tuple[Measure, ...] = ()
    basis: Basis = Basis("no_measure", MappingProxyType({}))
    share_basis: Basis = Basis("not_calculable", MappingProxyType({}))
    computed: Status | None = None
    override_reason: str = ""


def read(path: Path, measures: Iterable[Measure], today: date, thresholds: Thresholds = DEFAULT_THRESHOLDS) -> Reading:
    """Read an indicator on `today` from its current measures, in any order; what is dated later is not seen.

    The latest shown measure gives the figure; when it is contested the figure is shown and `counted` keeps
    the last confirmed one. Several observers on one day are kept side by side and their median is read.
    """
    seen = [_clean(m) for m in measures if m.on <= today and _speaks(path, m)]
    shown = _latest(m for m in seen if m.state in SHOWN)
    kept = _latest(m for m in seen if m.state in COUNTED)
    contested = any(m.state == State.CONTESTED for m in shown)
    read_from = [m for m in shown if m.state == State.CONTESTED] or shown
    value, on = _middle(read_from), shown[0].on if shown else None
    status, expected, ratio = _judge(path, value, on, today, thresholds)
    overdue = _overdue(path, seen, today)
    waiting = tuple(sorted((m for m in seen if m.state == State.SUBMITTED and (on is None or m.on >= on)), key=_order))
    share = progress(value, path.target, path.baseline, path.direction, path.nature)
    aim = next_aim(path, on or today)
    step = progress(value, aim.value, path.baseline, path.direction, path.nature) if aim else None
    reading = Reading(
        status=_state_of_its_own(contested, overdue, on, status, bool(waiting)),
        value=value,
        value_on=on,
        n=read_from[0].n if len(read_from) == 1 else None,
        counted=_middle(kept),
        counted_on=kept[0].on if kept else None,
        progress=share.percent,
        how=share.how,
        reason=share.reason,
        met=met(path, value),
        aim=aim,
        step=step,
        expected=expected,
        ratio=ratio,
        contested=contested,
        early=path.expected_from is not None and (on or today) < path.expected_from,
        overdue_since=overdue,
        next_due=_next_due(path, today),
        observations=tuple(sorted(shown, key=_order)),
        waiting=waiting,
    )
    return replace(reading, basis=_basis(path, reading, today), share_basis=_share_basis(path, reading))


def set_by_hand(reading: Reading, status: Status, reason: str) -> Reading:
    """The same reading with a status set by a person, with a written reason; the computed one is kept."""
    if not reason.strip():
        raise ValueError("A status set by hand needs a written reason.")
    return replace(reading, status=status, computed=reading.status, override_reason=reason.strip())


def counted(measures: Iterable[Measure]) -> tuple[Measure, ...]:
    """The confirmed and settled measures alone, by day: what totals and reports read."""
    return tuple(sorted((m for m in measures if m.state in COUNTED), key=_order))


def _clean(measure: Measure) -> Measure:
    return replace(measure, value=number(measure.value))


def _speaks(path: Path, measure: Measure) -> bool:
    known = measure.state in SHOWN or measure.state == State.SUBMITTED
    return known and (path.nature == Nature.NARRATIVE or number(measure.value) is not None)


def _order(measure: Measure) -> tuple[date, str, Decimal]:
    return measure.on, measure.by, measure.value if measure.value is not None else Decimal(0)


def _latest(measures: Iterable[Measure]) -> list[Measure]:
    found = list(measures)
    last = max((m.on for m in found), default=None)
    return [m for m in found if m.on == last]


def _middle(measures: list[Measure]) -> Decimal | None:
    return median(m.value for m in measures if m.value is not None)


def _judge(
    path: Path, value: Decimal | None, on: date | None, today: date, thresholds: Thresholds
) -> tuple[Status, Decimal | None, Decimal | None]:
    """Status by the figure alone, with the value expected on its day and achieved ÷ expected change."""
    early = path.expected_from is not None and (on or today) < path.expected_from
    if on is None:
        return (Status.TOO_EARLY if early else Status.NO_DATA), None, None
    if value is None or path.direction == Direction.NONE:
        return Status.NONE, None, None
    if path.nature == Nature.RUBRIC:
        return _level(path, value, on, early), None, None
    awaited = expected_fraction(path, on)
    if awaited is None:
        return Status.NO_TRAJECTORY, None, None
    status, ratio = pace(path, value, awaited, thresholds)
    return (
        Status.TOO_EARLY if early else status,
        exact(awaited),
        None if ratio is None else exact(ratio),
    )


def _level(path: Path, value: Decimal, on: date, early: bool) -> Status:
    """Levels take steps: a milestone is reached, missed on its day, or still ahead; no line between."""
    ahead, due = next_aim(path, on), last_aim(path, on)
    if ahead and met(path, value, ahead.value):
        return Status.MILESTONE_REACHED
    if due is None:
        return Status.TOO_EARLY if early else Status.NO_TRAJECTORY
    if met(path, value, due.value):
        return Status.MILESTONE_REACHED
    return Status.TOO_EARLY if early else Status.BEHIND


def _state_of_its_own(contested: bool, overdue: date | None, on: date | None, status: Status, waiting: bool) -> Status:
    if contested:
        return Status.CONTESTED
    if overdue:
        return Status.OVERDUE
    return Status.UNCONFIRMED if on is None and waiting else status


def _overdue(path: Path, seen: list[Measure], today: date) -> date | None:
    """The first day that passed without a measure. A due day accepts one taken since the due day before it;
    a milestone, one taken up to a month before; a level reached ahead of its day answers its milestone."""
    days = [m.on for m in seen]
    missed = []
    before: date | None = None
    for day in sorted(set(path.due)):
        if day < today and not any(before is None or before < on for on in days):
            missed.append(day)
        before = day
    for aim in aims(path):
        if aim.on is None or aim.on >= today or any(on >= aim.on - LEAD for on in days):
            continue
        if not _reached_ahead(path, aim, seen):
            missed.append(aim.on)
    return min(missed, default=None)


def _reached_ahead(path: Path, aim: Aim, seen: list[Measure]) -> bool:
    if path.nature != Nature.RUBRIC or aim.kind != "milestone":
        return False
    return bool(met(path, _middle(_latest(m for m in seen if m.state in COUNTED)), aim.value))


def _next_due(path: Path, today: date) -> date | None:
    days = [*path.due, *(aim.on for aim in aims(path) if aim.on is not None)]
    return min((day for day in days if day >= today), default=None)


def _basis(path: Path, reading: Reading, today: date) -> Basis:
    facts = {
        "value": reading.value,
        "value_on": reading.value_on,
        "n": reading.n,
        "baseline": path.baseline,
        "aim": reading.aim.value if reading.aim else None,
        "aim_on": reading.aim.on if reading.aim else None,
        "expected": reading.expected,
        "expected_from": path.expected_from,
        "next_due": reading.next_due,
        "nature": path.nature,
        "direction": path.direction,
        "tolerance": path.tolerance,
        "today": today,
    }
    if reading.value_on is None:
        code = "unconfirmed" if reading.waiting else "no_measure"
    elif reading.value is None:
        code = "narrative"
    else:
        code = "towards" if reading.aim else "bare"
    return Basis(code, MappingProxyType(facts))


def _share_basis(path: Path, reading: Reading) -> Basis:
    facts = {
        "percent": reading.progress,
        "reason": reading.reason,
        "value": reading.value,
        "baseline": path.baseline,
        "target": path.target,
        "nature": path.nature,
        "direction": path.direction,
    }
    return Basis(str(reading.how), MappingProxyType(facts))
