"""Quarters of the calendar year: when they begin and end, which ended last, until when one asks about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

ASKED_FOR = timedelta(days=60)  # after a quarter ends, from the next day on
DAY = timedelta(days=1)


@dataclass(frozen=True, order=True)
class Quarter:
    """Three months of a calendar year; `number` is 1 to 4."""

    year: int
    number: int

    @property
    def starts_on(self) -> date:
        """Its first day."""
        return date(self.year, 3 * self.number - 2, 1)

    @property
    def ends_on(self) -> date:
        """Its last day."""
        return self.after.starts_on - DAY

    @property
    def asked_until(self) -> date:
        """The last day on which one is asked about it."""
        return self.ends_on + ASKED_FOR

    @property
    def after(self) -> "Quarter":
        """The next one."""
        return Quarter(self.year + 1, 1) if self.number == 4 else Quarter(self.year, self.number + 1)

    @property
    def before(self) -> "Quarter":
        """The one before."""
        return Quarter(self.year - 1, 4) if self.number == 1 else Quarter(self.year, self.number - 1)


def quarter_of(day: date) -> Quarter:
    """The quarter in which a day lies."""
    return Quarter(day.year, (day.month + 2) // 3)


def ends_a_quarter(day: date) -> bool:
    """Whether a day is the last one of a quarter."""
    return quarter_of(day).ends_on == day


def last_ended(today: date) -> Quarter:
    """The quarter that ended last: a quarter has ended from the day after its last day on."""
    return quarter_of(today).before


def asked_about(today: date) -> Quarter | None:
    """The quarter that one is asked about today, or None when it ended too long ago."""
    ended = last_ended(today)
    return ended if today <= ended.asked_until else None


def ended_since(day: date, today: date) -> Iterator[Quarter]:
    """The quarters that have ended by today, the latest first, back to the one in which `day` lies."""
    first, quarter = quarter_of(day), last_ended(today)
    while quarter >= first:
        yield quarter
        quarter = quarter.before
