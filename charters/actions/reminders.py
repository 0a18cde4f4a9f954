"""What time says of the charter in force: three months, one month and a week before its end; and of its review."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from charters import events, rules
from charters.models import Charter, CharterVersion
from core.acts import CLOCK, Clock, act, lock
from governance.models import Lead
from partnerships.journal import emit
from partnerships.models import Member, Partnership, Role

END_STEPS, REVIEW_STEPS = (90, 30, 7), (30, 0)  # days before
CAUGHT_UP_FOR = 30  # days after the date during which a missed reminder is still worth sending


@dataclass(frozen=True)
class Due:
    """A date of the charter in force that nears, and the step that has come."""

    event: events.Event
    version: CharterVersion
    day: date
    step: int

    @property
    def mark(self) -> tuple[str, str, str, int]:
        """What the register keeps of it, so that it is said once; a date that was moved is another one."""
        return (self.event.code, self.version.short, self.day.isoformat(), self.step)


@act
def remind_terms(charter: Charter, *, by: Clock = CLOCK) -> int:
    """Time tells the facilitator and the lead that the charter ends, or is to be read again; how many dates."""
    row = lock(charter)
    rules.remind_terms.check(by, row)
    found = due(row)
    link = reverse("charters:charter", args=[row.partnership.slug])
    for one in found:
        told: dict[str, Any] = {"label": one.version.short, "day": one.day, "step": one.step}
        emit(one.event, row.partnership, by=by, link=link, tells=_people(row.partnership), **told)
    return len(found)


def due(charter: Charter) -> list[Due]:
    """The steps that have come and that the register does not hold: of steps missed meanwhile, the last alone."""
    near = list(_near(charter))
    if not near:
        return []
    codes = [events.TERM_ENDING.code, events.REVIEW_DUE.code]
    lines = charter.partnership.journal.filter(event__in=codes).values_list("event", "params")
    known = {(code, told["label"], told["day"]["date"], told["step"]) for code, told in lines}
    return [one for one in near if one.mark not in known]


def _near(charter: Charter) -> Iterator[Due]:
    version = charter.versions.filter(state=CharterVersion.State.IN_FORCE).first()
    if version is None:
        return
    today = charter.partnership.today()
    dates = (
        (events.TERM_ENDING, charter.partnership.ends_on, END_STEPS),
        (events.REVIEW_DUE, version.review_on, REVIEW_STEPS),
    )
    for event, day, steps in dates:
        if day is None or not today - timedelta(days=CAUGHT_UP_FOR) <= day:
            continue
        reached = [step for step in steps if (day - today).days <= step]
        if reached:
            yield Due(event, version, day, min(reached))


def _people(partnership: Partnership) -> list[Any]:
    """Who facilitates, and who leads."""
    here = Member.objects.current().filter(partnership=partnership)
    facilitating = here.filter(roles__role=Role.Name.FACILITATOR, roles__ended_at=None).values("pk")
    leads = Lead.objects.answering().chosen().running(partnership.today()).filter(partnership=partnership)
    told = here.filter(Q(pk__in=facilitating) | Q(pk__in=leads.values("member")))
    return [member.user for member in told.select_related("user").order_by("pk")]
