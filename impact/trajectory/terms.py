"""The words of impact arithmetic: path, measure, share, and how figures are read and rounded."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation, localcontext
from enum import StrEnum
from fractions import Fraction


class Direction(StrEnum):
    """Which way is better. `MAINTAIN` holds the target within a tolerance; `NONE` judges nothing."""

    UP = "up"
    DOWN = "down"
    MAINTAIN = "maintain"
    NONE = "none"


class Nature(StrEnum):
    """What a figure is: a number, a percentage, a level of a described scale, or no figure at all."""

    NUMBER = "number"
    PERCENTAGE = "percentage"
    RUBRIC = "rubric"
    NARRATIVE = "narrative"


class State(StrEnum):
    """Where a measure stands. Any other state (a draft, a replaced version) is not read here."""

    SUBMITTED = "submitted"
    CONFIRMED = "confirmed"
    CONTESTED = "contested"
    SETTLED = "settled"


COUNTED = frozenset({State.CONFIRMED, State.SETTLED})
SHOWN = COUNTED | {State.CONTESTED}


class Status(StrEnum):
    """What may be said of an indicator today."""

    AHEAD = "ahead"
    ON_TRACK = "on_track"
    WATCH = "watch"
    BEHIND = "behind"
    TOO_EARLY = "too_early"
    CONTESTED = "contested"
    OVERDUE = "overdue"
    MILESTONE_REACHED = "milestone_reached"
    NO_TRAJECTORY = "no_trajectory"
    UNCONFIRMED = "unconfirmed"
    NO_DATA = "no_data"
    NONE = "none"


class Reason(StrEnum):
    """Why a percentage cannot be given."""

    NO_TARGET = "no_target"
    NO_ACTUAL = "no_actual"
    ZERO_TARGET = "zero_target"
    TARGET_EQUALS_BASELINE = "target_equals_baseline"
    NOT_NUMERIC = "not_numeric"
    ZERO_DENOMINATOR = "zero_denominator"
    NO_DIRECTION = "no_direction"


class How(StrEnum):
    """How a percentage was obtained."""

    FROM_BASELINE = "from_baseline"
    AGAINST_TARGET = "against_target"
    INVERTED_RATIO = "inverted_ratio"
    NOT_CALCULABLE = "not_calculable"


@dataclass(frozen=True, slots=True)
class Measure:
    """One observation: day, figure (None when none was given), state, reporter, how many were asked.

    A percentage may come with what it was made of.
    """

    on: date
    value: Decimal | None
    state: str = State.CONFIRMED
    by: str = ""
    n: int | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Path:
    """Where an indicator starts, its dated milestones, where it should arrive, which way is better.

    `expected_from` is the day before which no effect is awaited. `linear` is false for what no straight line
    describes (a season). `due` are the days by which a measure is owed, beside milestones and target.
    """

    baseline: Decimal | None = None
    baseline_on: date | None = None
    milestones: tuple[tuple[date, Decimal], ...] = ()
    target: Decimal | None = None
    target_on: date | None = None
    direction: str = Direction.UP
    tolerance: Decimal | None = None
    expected_from: date | None = None
    nature: str = Nature.NUMBER
    linear: bool = True
    due: tuple[date, ...] = ()


@dataclass(frozen=True, slots=True)
class Aim:
    """What a measure is read against: the next milestone, or the target."""

    value: Decimal
    on: date | None
    kind: str


@dataclass(frozen=True, slots=True)
class Share:
    """A percentage, never capped, with how it was obtained; or None with the reason."""

    percent: Decimal | None
    how: How
    reason: Reason | None = None


@dataclass(frozen=True, slots=True)
class Thresholds:
    """From which share of the expected change one is ahead, on track, or to be watched; below: behind."""

    ahead: Decimal = Decimal("1.2")
    on_track: Decimal = Decimal("0.9")
    watch: Decimal = Decimal("0.7")


DEFAULT_THRESHOLDS = Thresholds()


def number(raw: object) -> Decimal | None:
    """The decimal meant by `raw` (Decimal, int, text with a point or a comma); None if no finite figure.

    What cannot be read is missing, never 0; so are figures beyond 30 digits either side of the point.
    """
    if isinstance(raw, bool) or not isinstance(raw, (Decimal, int, str)):
        return None
    try:
        read = Decimal(_plain(raw) if isinstance(raw, str) else raw)
    except InvalidOperation:
        return None
    if not read.is_finite() or read.adjusted() > 30 or int(read.as_tuple().exponent) < -30:
        return None
    return read


def _plain(text: str) -> str:
    text = "".join(text.split()).replace("\u2212", "-")
    return text.replace(",", ".") if text.count(",") == 1 and "." not in text else text


def half_up(value: Decimal, places: int = 0) -> Decimal:
    """`value` rounded to `places` decimals, halves away from zero (62.5 gives 63)."""
    with localcontext(prec=100):
        return value.quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)


def exact(value: Fraction) -> Decimal:
    """The decimal of a fraction, to 40 significant digits: the only rounding before the one shown."""
    with localcontext(prec=40, rounding=ROUND_HALF_UP):
        return Decimal(value.numerator) / Decimal(value.denominator)


def median(values: Iterable[Decimal]) -> Decimal | None:
    """The middle value, or the mean of the two middle ones; None for no value."""
    ranked = sorted(values)
    if not ranked:
        return None
    middle = len(ranked) // 2
    if len(ranked) % 2:
        return ranked[middle]
    return exact((Fraction(ranked[middle - 1]) + Fraction(ranked[middle])) / 2)
