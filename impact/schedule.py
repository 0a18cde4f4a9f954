"""When measures are owed: by how often, or yearly in their season; beside milestones and target. No Django here."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, timedelta

MONTHS = {"month": 1, "quarter": 3, "half": 6, "year": 12}
MOST = 600
LEAD = timedelta(days=31)  # a measure taken in the month before a milestone speaks for it


def due_days(
    frequency: str, season: int | None = None, *, since: date | None, until: date, effect: date | None = None
) -> tuple[date, ...]:
    """The last day of each month, quarter, half-year or year within which a measure is owed, in order.

    Strictly after `since`, up to the end of the period that holds `until`; none before the first `effect` is expected,
    none without a beginning. A yearly measure is owed by the end of the month of its `season`.
    """
    step = MONTHS.get(frequency)
    if step is None or since is None:
        return ()
    start = max(since, effect - timedelta(days=1)) if effect else since
    last = season if step == 12 and season else 12
    found: list[date] = []
    year, month = start.year, last % step or step
    while len(found) < MOST:
        day = date(year, month, monthrange(year, month)[1])
        if day > start:
            found.append(day)
        if day >= until:
            break
        year, month = (year, month + step) if month + step <= 12 else (year + 1, month + step - 12)
    return tuple(found)


def owed_since(due: Iterable[date], aims: Iterable[date], latest: date | None, today: date) -> date | None:
    """The last day that has come and that the `latest` measure does not answer; None when nothing is owed.

    A due day is answered by a measure later than the due day before it; the day of a milestone or of the target (an
    aim), by one taken in the month before or since.
    """
    missed = []
    before: date | None = None
    for day in sorted(set(due)):
        if day <= today and (latest is None or (before is not None and latest <= before)):
            missed.append(day)
        before = day
    missed += [day for day in aims if day <= today and (latest is None or latest < day - LEAD)]
    return max(missed, default=None)
