"""What is owed: measures whose day has come, and figures that have waited a week for an answer."""

from dataclasses import dataclass
from datetime import date, timedelta

from django.db.models import Count, Max, Min

from core import clock
from impact.models import Indicator, Measurement
from impact.schedule import due_days, owed_since
from partnerships.models import Partnership

PATIENCE = timedelta(days=7)  # before a figure that awaits an answer is spoken of again


@dataclass(frozen=True)
class Owed:
    """A measure that was to be taken by a day and was not."""

    indicator: Indicator
    day: date


@dataclass(frozen=True)
class Unanswered:
    """Figures of an indicator that have awaited an answer for a week: how many, and since when the oldest."""

    indicator: Indicator
    number: int
    since: date


def due_of(indicator: Indicator, today: date) -> tuple[date, ...]:
    """The days by which this indicator's frequency asks for a measure, up to the one that comes next."""
    row = indicator
    until = min(day for day in (today, row.target_on, row.retired_on) if day is not None)
    days = due_days(
        row.frequency, row.season, since=row.baseline_on or row.adopted_on, until=until, effect=row.expected_from
    )
    return tuple(day for day in days if row.target_on is None or day <= row.target_on)


def owed(partnership: Partnership, **only: object) -> list[Owed]:
    """The measures owed today by these adopted indicators, or by all, in three queries."""
    rows = partnership.indicators.adopted().filter(**only).select_related("collector__organisation")
    known = list(rows.prefetch_related("milestones"))
    if not known:
        return []
    handed_in = Measurement.objects.exclude(state=Measurement.State.DRAFT).filter(indicator__in=known)
    latest = dict(handed_in.order_by().values_list("indicator").annotate(Max("measured_on")))
    today, found = partnership.today(), []
    for row in known:
        aims = [point.due_on for point in row.milestones.all()] + ([row.target_on] if row.target_on else [])
        day = owed_since(due_of(row, today), aims, latest.get(row.pk), today)
        if day is not None:
            found.append(Owed(row, day))
    return sorted(found, key=lambda one: (one.day, one.indicator.code))


def unanswered(partnership: Partnership) -> list[Unanswered]:
    """The indicators whose figures have awaited an answer for a week, in two queries."""
    waiting = Measurement.objects.standing().filter(partnership=partnership, state=Measurement.State.SUBMITTED)
    late = waiting.filter(submitted_at__lte=clock.now() - PATIENCE).order_by()
    counted = late.values_list("indicator").annotate(n=Count("pk"), since=Min("submitted_at"))
    found = {pk: (number, since) for pk, number, since in counted}
    rows = Indicator.objects.filter(pk__in=found).select_related("confirmer__organisation")
    zone = partnership.zone
    return [Unanswered(row, found[row.pk][0], found[row.pk][1].astimezone(zone).date()) for row in rows]
