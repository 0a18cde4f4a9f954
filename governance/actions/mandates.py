"""What time says of mandates: two months and one month before their end, and on their last day."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from core.acts import CLOCK, Clock, act, lock
from governance import events, rules
from governance.models import Lead, Mandate, Seat
from partnerships.journal import emit
from partnerships.models import Member, Partnership, Role

STEPS = (60, 30, 0)  # days before the end
CAUGHT_UP_FOR = 30  # days after the end during which a missed last day is still worth telling


@dataclass(frozen=True)
class Ending:
    """A mandate that nears its end, and the step that has come."""

    event: events.Event
    mandate: Mandate | Lead
    step: int

    @property
    def mark(self) -> tuple[str, str, int]:
        """What the register keeps of it, so that it is said once; a mandate given more time is another one."""
        return (str(self.mandate.uuid), self.mandate.until_on.isoformat() if self.mandate.until_on else "", self.step)


@act
def remind_mandates(partnership: Partnership, *, by: Clock = CLOCK) -> int:
    """Time tells the seat's people, its partner and the facilitator that a mandate ends; how many were told of."""
    row = lock(partnership)
    rules.remind_mandates.check(by, row)
    found = due(row)
    link = reverse("governance:committee", args=[row.slug])
    for ending in found:
        mandate = ending.mandate
        told: dict[str, Any] = {"person": mandate.member, "partner": mandate.seat.partner.name}
        told |= {"until": mandate.until_on, "mandate": mandate.uuid, "step": ending.step}
        emit(ending.event, row, by=by, link=link, tells=_people(mandate), **told)
    return len(found)


def due(partnership: Partnership) -> list[Ending]:
    """The steps that have come and that the register does not hold: of steps missed meanwhile, the last alone."""
    near = list(_near(partnership))
    if not near:
        return []
    codes = [events.MANDATE_ENDING.code, events.LEAD_ENDING.code]
    lines = partnership.journal.filter(event__in=codes).values_list("params", flat=True)
    known = {(line["mandate"], line["until"]["date"], line["step"]) for line in lines}
    return [ending for ending in near if ending.mark not in known]


def _near(partnership: Partnership) -> Iterator[Ending]:
    today = partnership.today()
    window = Q(
        ended_on=None,
        since_on__lte=today,
        until_on__gte=today - timedelta(days=CAUGHT_UP_FOR),
        until_on__lte=today + timedelta(days=STEPS[0]),
    )
    seats = Seat.objects.held().filter(partnership=partnership)
    mandates = Mandate.objects.answering().filter(window, seat__in=seats)
    leads = Lead.objects.answering().chosen().filter(window, seat__in=seats)
    for event, rows in ((events.MANDATE_ENDING, mandates), (events.LEAD_ENDING, leads)):
        for row in rows.select_related("member__user", "seat__partner__organisation"):
            yield Ending(event, row, min(step for step in STEPS if (row.until_on - today).days <= step))


def _people(mandate: Mandate | Lead) -> list[Any]:
    """Who answers for the seat, who speaks for its partner, who facilitates."""
    partnership = mandate.partnership
    seated = Mandate.objects.running(partnership.today()).filter(seat=mandate.seat_id).values("member")
    here = Member.objects.current().filter(partnership=partnership)
    speaking = here.speaking().filter(partner=mandate.seat.partner_id).values("pk")
    role = {"roles__role": Role.Name.FACILITATOR, "roles__ended_at": None}
    told = here.filter(Q(pk__in=seated) | Q(pk__in=speaking) | Q(pk=mandate.member_id) | Q(pk__in=here.filter(**role)))
    return [member.user for member in told.select_related("user")]
