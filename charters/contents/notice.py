"""When a notice of withdrawal takes effect."""

from calendar import monthrange
from datetime import date

from charters.models import CharterVersion


def months_after(day: date, months: int) -> date:
    """The same day so many calendar months later, or the last of that month when it has no such day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def effective_on(version: CharterVersion, today: date) -> date:
    """The first day on which a partner that gives notice today is not bound any more; today when none was agreed."""
    return months_after(today, version.exit_notice_months or 0)
