"""How far: the share of the way from baseline to target, whether the target is met, and the pace."""

from decimal import Decimal
from fractions import Fraction

from impact.trajectory.terms import (
    Direction,
    How,
    Nature,
    Path,
    Reason,
    Share,
    Status,
    Thresholds,
    exact,
    number,
)


def progress(
    actual: object,
    target: object,
    baseline: object = None,
    direction: str = Direction.UP,
    nature: str = Nature.NUMBER,
) -> Share:
    """(actual − baseline) ÷ (target − baseline) in percent; without a baseline actual ÷ target upwards and
    target ÷ actual downwards; otherwise None with the reason. Below 0 and above 100 are kept."""
    if nature == Nature.NARRATIVE:
        return _none(Reason.NOT_NUMERIC)
    done, goal, start = number(actual), number(target), number(baseline)
    if goal is None:
        return _none(Reason.NO_TARGET)
    if done is None:
        return _none(Reason.NO_ACTUAL)
    if start is not None:
        if goal == start:
            return _none(Reason.TARGET_EQUALS_BASELINE)
        return _share(Fraction(done) - Fraction(start), Fraction(goal) - Fraction(start), How.FROM_BASELINE)
    if goal == 0:
        return _none(Reason.ZERO_TARGET)
    if direction == Direction.UP:
        return _share(Fraction(done), Fraction(goal), How.AGAINST_TARGET)
    if direction == Direction.DOWN:
        return _share(Fraction(goal), Fraction(done), How.INVERTED_RATIO)
    return _none(Reason.NO_DIRECTION)


def share_of_target(actual: object, target: object) -> Share:
    """actual ÷ target in percent, whatever the direction: never to be shown in place of progress."""
    done, goal = number(actual), number(target)
    if goal is None:
        return _none(Reason.NO_TARGET)
    if done is None:
        return _none(Reason.NO_ACTUAL)
    if goal == 0:
        return _none(Reason.ZERO_TARGET)
    return _share(Fraction(done), Fraction(goal), How.AGAINST_TARGET)


def _share(part: Fraction, whole: Fraction, how: How) -> Share:
    return Share(exact(part / whole * 100), how) if whole else _none(Reason.ZERO_DENOMINATOR)


def _none(reason: Reason) -> Share:
    return Share(None, How.NOT_CALCULABLE, reason)


def met(path: Path, value: Decimal | None, goal: Decimal | None = None) -> bool | None:
    """Whether `value` reaches the target (or another `goal`) the right way; None when nothing can tell."""
    goal = path.target if goal is None else goal
    if value is None or goal is None:
        return None
    if path.direction == Direction.MAINTAIN:
        return abs(value - goal) <= (path.tolerance or 0)
    if path.direction == Direction.UP:
        return value >= goal
    return value <= goal if path.direction == Direction.DOWN else None


def pace(path: Path, value: Decimal, awaited: Fraction, thresholds: Thresholds) -> tuple[Status, Fraction | None]:
    """The status of a value against the one awaited on its day, and achieved ÷ expected change if any.

    Where no change, or one against the direction, was expected, the ratio means nothing: as good as
    awaited is on track, worse is behind.
    """
    if path.direction == Direction.MAINTAIN:
        held = abs(Fraction(value) - awaited) <= Fraction(path.tolerance or 0)
        return (Status.ON_TRACK if held else Status.BEHIND), None
    sign = -1 if path.direction == Direction.DOWN else 1
    ratio = _ratio(path, Fraction(value), awaited, sign)
    if ratio is None:
        good = sign * Fraction(value) >= sign * awaited
        return (Status.ON_TRACK if good else Status.BEHIND), None
    return _grade(ratio, thresholds), ratio


def _ratio(path: Path, value: Fraction, awaited: Fraction, sign: int) -> Fraction | None:
    if path.baseline is None:
        done, due = (value, awaited) if sign > 0 else (awaited, value)
        return done / due if due > 0 and done >= 0 else None
    start = Fraction(path.baseline)
    change = sign * (awaited - start)
    return sign * (value - start) / change if change > 0 else None


def _grade(ratio: Fraction, thresholds: Thresholds) -> Status:
    if ratio >= Fraction(thresholds.ahead):
        return Status.AHEAD
    if ratio >= Fraction(thresholds.on_track):
        return Status.ON_TRACK
    return Status.WATCH if ratio >= Fraction(thresholds.watch) else Status.BEHIND
