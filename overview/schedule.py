"""On which periods progress reports are due: months, quarters or years one after the other. No Django here."""

from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

DAY = timedelta(days=1)
MOST = 60  # periods that a schedule may have behind it when it is read


@dataclass(frozen=True)
class Period:
    """What a report tells of: its first and its last day."""

    starts_on: date
    ends_on: date


def ended_periods(starts_on: date, every: int, today: date) -> tuple[Period, ...]:
    """The periods of `every` months, the first beginning on `starts_on`, that have ended by `today`, in order.

    A period has ended from the day after its last day on. One that begins on the 31st begins on the last day of a
    shorter month. Of a schedule that nobody read for years, the latest sixty.
    """
    return tuple(_periods(starts_on, every, today))[-MOST:]


def _periods(starts_on: date, every: int, today: date) -> Iterator[Period]:
    rank, begins = 1, starts_on
    while (after := add_months(starts_on, rank * every)) <= today:
        yield Period(begins, after - DAY)
        rank, begins = rank + 1, after


def add_months(day: date, months: int) -> date:
    """The same day so many months later, or the last one of a shorter month."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
