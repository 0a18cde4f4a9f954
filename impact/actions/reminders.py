"""What time says of measures: on the day one is owed, two weeks after, and when an answer has waited for a week."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q

from core.acts import CLOCK, Clock, act, lock
from impact import events, rules
from impact.contents.owed import owed, unanswered
from impact.models import Indicator, Measurement
from partnerships.journal import Event, emit
from partnerships.models import Member, Partnership, Role

STEPS = (0, 14)  # days after
CAUGHT_UP_FOR = timedelta(days=60)  # after which a missed reminder is not worth sending any more


@dataclass(frozen=True)
class Reminder:
    """What is owed, and the step that has come."""

    event: Event
    indicator: Indicator
    day: date
    step: int

    @property
    def mark(self) -> tuple[str, str, str, int]:
        """What the register keeps of it, so that it is said once."""
        return (self.event.code, self.indicator.code, self.day.isoformat(), self.step)


@act
def remind_measurements(partnership: Partnership, *, by: Clock = CLOCK) -> int:
    """Time tells those who measure, or confirm, what is owed; how many things were."""
    row = lock(partnership)
    rules.remind_measurements.check(by, row)
    found = due(row)
    for one in found:
        indicator = one.indicator
        day = "day" if one.event is events.MEASUREMENT_OWED else "since"
        told: dict[str, Any] = {"code": indicator.code, "title": indicator.title, day: one.day, "step": one.step}
        tells = _measuring(row, indicator) if day == "day" else _confirming(row, indicator)
        emit(one.event, row, by=by, link=indicator.get_absolute_url(), tells=tells, **told)
    return len(found)


def due(partnership: Partnership) -> list[Reminder]:
    """The steps that have come and that the register does not hold: of steps missed meanwhile, the last alone."""
    near = list(_near(partnership))
    if not near:
        return []
    codes = [events.MEASUREMENT_OWED.code, events.ANSWER_OWED.code]
    lines = partnership.journal.filter(event__in=codes).values_list("event", "params")
    known = {(code, told["code"], (told.get("day") or told["since"])["date"], told["step"]) for code, told in lines}
    return [one for one in near if one.mark not in known]


def _near(partnership: Partnership) -> Iterator[Reminder]:
    today = partnership.today()
    for one in owed(partnership):
        if today - one.day <= CAUGHT_UP_FOR:
            step = max(step for step in STEPS if (today - one.day).days >= step)
            yield Reminder(events.MEASUREMENT_OWED, one.indicator, one.day, step)
    for late in unanswered(partnership):
        if today - late.since <= CAUGHT_UP_FOR:
            yield Reminder(events.ANSWER_OWED, late.indicator, late.since, 0)


def _measuring(partnership: Partnership, indicator: Indicator) -> list[Any]:
    """Who speaks for the partner that measures; the facilitator when none is named."""
    here = Member.objects.current().filter(partnership=partnership)
    if indicator.collector_id is None:
        return _users(here.filter(roles__role=Role.Name.FACILITATOR, roles__ended_at=None))
    return _users(Member.objects.speaking().filter(partner=indicator.collector_id))


def _confirming(partnership: Partnership, indicator: Indicator) -> list[Any]:
    """Who speaks for the partner that confirms; when any other may, those who have something to confirm."""
    speaking = Member.objects.speaking().filter(partnership=partnership)
    if indicator.confirmer_id is not None:
        return _users(speaking.filter(partner=indicator.confirmer_id))
    waiting = Measurement.objects.standing().filter(indicator=indicator, state=Measurement.State.SUBMITTED)
    authors = set(waiting.order_by().values_list("partner", "author").distinct()[:50])
    alone = [partner for partner, author in authors if {(partner, author)} == authors and author in (None, partner)]
    return _users(speaking.filter(~Q(partner__in=alone)))


def _users(members: Any) -> list[Any]:
    return [member.user for member in members.select_related("user").order_by("pk")]
