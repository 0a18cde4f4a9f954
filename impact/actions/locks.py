from datetime import date
from typing import Any

from django.db.models import Count
from django.urls import reverse

from core import clock
from core.acts import act, lock
from core.texts import Localized
from impact import events, rules
from impact.models import Indicator, Measurement, PeriodLock
from partnerships.journal import emit
from partnerships.models import Member, Partnership

NAMED = 8  # indicators named in a refusal


@act
def lock_period(partnership: Partnership, *, by: Member, starts_on: date, ends_on: date) -> PeriodLock:
    """I lock a period: a report was made of its figures, and they no longer move."""
    row = lock(partnership)
    hold_figures(row)
    unanswered = _unanswered(row, starts_on, ends_on)
    rules.lock_period.check(by, row, starts_on=starts_on, ends_on=ends_on, unanswered=unanswered)
    made = PeriodLock.objects.create(
        partnership=row, starts_on=starts_on, ends_on=ends_on, locked_by=by, locked_at=clock.now()
    )
    _emit(events.PERIOD_LOCKED, made, by)
    return made


@act
def open_period(locked: PeriodLock, *, by: Member, reason: Localized) -> PeriodLock:
    """I open a locked period again, and say why."""
    lock(locked.partnership)
    row = lock(locked)
    rules.open_period.check(by, row, reason=reason)
    row.opened_by, row.opened_at, row.reason = by, clock.now(), reason
    row.save(update_fields=["opened_by", "opened_at", "reason"])
    _emit(events.PERIOD_OPENED, row, by, reason=reason)
    return row


def hold_figures(partnership: Partnership, **only: Any) -> list[Indicator]:
    """The partnership's indicators, or some, held in their order: whoever writes a figure holds its indicator, so
    that nobody writes one meanwhile."""
    rows = Indicator.objects.filter(partnership=partnership, **only).order_by("pk")
    return [lock(row) for row in rows]


def _unanswered(partnership: Partnership, starts_on: date, ends_on: date) -> list[str]:
    """The indicators with figures that await an answer or are contested within these days, and how many of each."""
    waiting = (Measurement.State.SUBMITTED, Measurement.State.CONTESTED)
    rows = Measurement.objects.standing().filter(partnership=partnership, state__in=waiting)
    rows = rows.filter(measured_on__range=(starts_on, ends_on)).order_by()
    found = rows.values_list("indicator__code").annotate(n=Count("pk")).order_by("indicator__code")
    said = [f"{code} ({n})" for code, n in found[: NAMED + 1]]
    return [*said[:NAMED], "…"] if len(said) > NAMED else said


def _emit(event: Any, locked: PeriodLock, by: Member, **more: Any) -> None:
    link = reverse("impact:period_list", args=[locked.partnership.slug])
    told = {"starts": locked.starts_on, "ends": locked.ends_on} | more
    emit(event, locked.partnership, by=by, link=link, **told)
