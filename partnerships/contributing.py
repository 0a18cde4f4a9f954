"""What is promised, what is delivered, how much of the time has passed: pure and exact arithmetic, kind by kind."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from fractions import Fraction
from math import floor

ONE = Fraction(1)


@dataclass(frozen=True)
class Promise:
    """A contribution as arithmetic sees it. `planned` is None when it is not valued, a delivery's amount too.

    The days are its own, or the partnership's; None where neither says.
    """

    kind: str
    planned: Decimal | None
    deliveries: Sequence[Decimal | None] = ()
    starts_on: date | None = None
    ends_on: date | None = None
    withdrawn: bool = False

    @property
    def valued(self) -> bool:
        return self.planned is not None

    @property
    def delivered(self) -> Decimal:
        """The sum of what was delivered, corrections included."""
        return sum((amount for amount in self.deliveries if amount is not None), Decimal())

    @property
    def promised(self) -> Decimal:
        """What counts as promised; of what was withdrawn, only what had been delivered by then."""
        return self.delivered if self.withdrawn or self.planned is None else self.planned

    def whole(self, today: date) -> bool:
        """Whether all that was promised is delivered; what is not valued is, once something was and its time is over.

        Without a last day, what is not valued is delivered as soon as something was.
        """
        if self.planned is not None:
            return self.delivered >= self.planned
        return bool(self.deliveries) and (self.ends_on is None or self.ends_on < today)

    @property
    def share(self) -> int | None:
        """The delivered part of what is promised, in whole points."""
        return points(self.delivered, self.promised)


@dataclass(frozen=True)
class Total:
    """The contributions of one kind together: amounts, and the days from the first to the last."""

    kind: str
    promised: Decimal
    delivered: Decimal
    starts_on: date | None
    ends_on: date | None

    @property
    def share(self) -> int | None:
        """The delivered part of what is promised, in whole points."""
        return points(self.delivered, self.promised)


def totals(promises: Iterable[Promise]) -> dict[str, Total]:
    """Each kind's total, in the order in which kinds are met; what is not valued counts in none."""
    kinds: dict[str, list[Promise]] = {}
    for promise in promises:
        if promise.valued and promise.promised:
            kinds.setdefault(promise.kind, []).append(promise)
    return {kind: _total(kind, rows) for kind, rows in kinds.items()}


def _total(kind: str, rows: Sequence[Promise]) -> Total:
    starts = [row.starts_on for row in rows if row.starts_on is not None]
    ends = [row.ends_on for row in rows if row.ends_on is not None]
    return Total(
        kind,
        sum((row.promised for row in rows), Decimal()),
        sum((row.delivered for row in rows), Decimal()),
        min(starts) if len(starts) == len(rows) else None,
        max(ends) if len(ends) == len(rows) else None,
    )


def points(part: Decimal | Fraction, whole: Decimal | Fraction = ONE) -> int | None:
    """A part of a whole in whole points of a hundred, rounded half up; None when the whole is nothing."""
    if not whole:
        return None
    return floor(Fraction(part) / Fraction(whole) * 100 + Fraction(1, 2))


def elapsed(starts_on: date | None, ends_on: date | None, today: date) -> Fraction | None:
    """The part of a time that has passed when `today` begins, 0 before its first day, 1 after its last.

    None when a day is missing or the days are in the wrong order.
    """
    if starts_on is None or ends_on is None or ends_on < starts_on:
        return None
    days = (ends_on - starts_on).days + 1
    return Fraction(min(max((today - starts_on).days, 0), days), days)
