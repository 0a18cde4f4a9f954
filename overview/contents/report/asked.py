from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from functools import cached_property
from typing import Any

from impact.contents import Card
from impact.contents.until import cards_until
from partnerships.models import Member, Partnership


class Build(StrEnum):
    """For whom a report is made."""

    PARTNERS = "partners"
    FUNDERS = "funders"


@dataclass(frozen=True)
class Asked:
    """Of which partnership a report is, for whom, and about which time."""

    partnership: Partnership
    build: str
    starts_on: date | None
    ends_on: date | None

    @property
    def outside(self) -> bool:
        """Whether it leaves the partnership: small counts, names of people and contested figures stay inside."""
        return self.build == Build.FUNDERS

    @cached_property
    def today(self) -> date:
        return self.partnership.today()

    @property
    def until(self) -> date:
        """The last day that it tells of."""
        return self.ends_on or self.today

    @cached_property
    def cards(self) -> list[Card]:
        """The indicators as they may be told to this reader."""
        return cards_until(self.partnership, self.until, outside=self.outside)

    def day_of(self, at: datetime | None) -> date | None:
        """The day of a moment where the partnership lives."""
        return at.astimezone(self.partnership.zone).date() if at else None

    def covers(self, on: date | None) -> bool:
        """Whether a day is in the time it tells of."""
        return on is not None and on <= self.until and (self.starts_on is None or on >= self.starts_on)

    def who(self, member: Member | None) -> str:
        """Somebody by name; for people outside, the organisation they speak for, or their function."""
        if member is None:
            return ""
        if self.outside:
            return member.partner.name if member.partner else str(member.function)
        return f"{member} ({member.partner.code})" if member.partner else str(member)


def iso(value: Any) -> str | None:
    """A day as plain data."""
    return value.isoformat() if value is not None else None


def amount(value: Decimal | None) -> str | None:
    """A decimal as the shortest text that says it exactly."""
    return None if value is None else f"{value.normalize():f}"
