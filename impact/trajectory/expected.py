"""The straight path through the milestones: what was expected on a day, and what comes next."""

from datetime import date
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from impact.trajectory.terms import Aim, Direction, Nature, Path, exact


def dated_points(path: Path) -> tuple[tuple[date, Decimal], ...]:
    """The days and values of the path in order: baseline, milestones after it, target.

    A milestone outside the days between baseline and target is left out; what has no day has no place.
    """
    start = [(path.baseline_on, path.baseline)]
    end = [(path.target_on, path.target)]
    first = [(on, value) for on, value in start if on is not None and value is not None]
    last = [(on, value) for on, value in end if on is not None and value is not None]
    last = [point for point in last if not first or point[0] > first[0][0]]
    between = {
        on: value
        for on, value in sorted(path.milestones)
        if (not first or on > first[0][0]) and (not last or on < last[0][0])
    }
    return (*first, *sorted(between.items()), *last)


def expected(path: Path, on: date) -> Decimal | None:
    """The value expected on that day, in the indicator's unit; None when no straight path says it."""
    value = expected_fraction(path, on)
    return None if value is None else exact(value)


def expected_fraction(path: Path, on: date) -> Fraction | None:
    """The same, exact. Flat after the last point; unknown before the first without a dated baseline."""
    if not path.linear or path.nature in {Nature.RUBRIC, Nature.NARRATIVE}:
        return None
    if path.direction == Direction.MAINTAIN:
        return _held(path, on)
    points = dated_points(path)
    started = path.baseline is not None and path.baseline_on is not None
    if not points or (on < points[0][0] and not started):
        return None
    return _between(points, on)


def _held(path: Path, on: date) -> Fraction | None:
    """A value to maintain is expected from the first day: the baseline is not on its path."""
    if path.target is None:
        return None
    points = dated_points(path)
    aims = points[1:] if path.baseline is not None and path.baseline_on is not None else points
    return _between(aims, on) if aims else Fraction(path.target)


def _between(points: tuple[tuple[date, Decimal], ...], on: date) -> Fraction:
    if on <= points[0][0]:
        return Fraction(points[0][1])
    for (left_on, left), (right_on, right) in pairwise(points):
        if on < right_on:
            part = Fraction((on - left_on).days, (right_on - left_on).days)
            return Fraction(left) + part * (Fraction(right) - Fraction(left))
    return Fraction(points[-1][1])


def aims(path: Path) -> tuple[Aim, ...]:
    """Milestones by day, then the target."""
    found = [Aim(value, on, "milestone") for on, value in sorted(path.milestones)]
    if path.target is not None:
        found = [aim for aim in found if path.target_on is None or (aim.on and aim.on < path.target_on)]
        found.append(Aim(path.target, path.target_on, "target"))
    return tuple(found)


def next_aim(path: Path, on: date) -> Aim | None:
    """The first milestone or target not before that day; after them all, the last one."""
    known = aims(path)
    return next((aim for aim in known if aim.on is None or aim.on >= on), known[-1] if known else None)


def last_aim(path: Path, on: date) -> Aim | None:
    """The last milestone or target that was due on that day."""
    return next((aim for aim in reversed(aims(path)) if aim.on is not None and aim.on <= on), None)
