from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import Attendance, Decision, Mandate, Meeting, Proxy, Seat
from governance.rules.meetings import LEADERS_ONLY, NOT_UNDER_WAY, State, leads
from partnerships.models import Member

Conditions = Iterator[Condition]
There = Attendance.State


@dataclass(frozen=True)
class Presence:
    """How a seat is at the meeting: its state, the person who is there for it, or the seat that represents it."""

    state: str
    member: Member | None = None
    holder: Seat | None = None


def seats_present(meeting: Meeting, decision: Decision) -> list[str] | None:
    """The seats that count as present for a decision, by the meeting's attendance; None when it is not noted yet.

    A proxy given for one decision alone makes its seat present for no other.
    """
    rows = list(meeting.attendances.select_related("seat"))
    if not rows:
        return None
    proxies = Proxy.objects.running(meeting.partnership.today()).for_decision(decision)
    given = set(proxies.filter(seat__body=meeting.body_id).values_list("seat_id", "holder_id"))
    there = [row for row in rows if row.state == There.PRESENT]
    there += [row for row in rows if row.state == There.REPRESENTED and (row.seat_id, row.holder_id) in given]
    return sorted(str(row.seat.uuid) for row in there)


@rule
def take_attendance(
    by: Member,
    meeting: Meeting,
    lines: Mapping[Seat, Presence] | None = None,
    mandates: Sequence[Mandate] = (),
    proxies: Sequence[Proxy] = (),
    leaving: Iterable[str] = (),
) -> Conditions:
    """The facilitator or the chair notes, seat by seat, who is there, represented, excused or absent."""
    yield leads(by, meeting), LEADERS_ONLY
    yield meeting.state == State.OPEN, NOT_UNDER_WAY
    for seat, line in (lines or {}).items():
        yield from _stands(meeting, seat, line, lines or {}, mandates, proxies)
    names = ", ".join(leaving)
    yield (
        not names,
        _("%(names)s answered in a round that is open, and so stay present until it is closed.") % {"names": names},
    )


def _stands(
    meeting: Meeting,
    seat: Seat,
    line: Presence,
    lines: Mapping[Seat, Presence],
    mandates: Sequence[Mandate],
    proxies: Sequence[Proxy],
) -> Conditions:
    """What makes the line of one seat true."""
    name = {"seat": seat.partner.name}
    yield seat.body_id == meeting.body_id and not seat.gone, _("%(seat)s has no seat in this committee.") % name
    if line.state == There.PRESENT:
        held = any(row.seat_id == seat.pk and line.member and row.member_id == line.member.pk for row in mandates)
        yield held, _("Say who is there for %(seat)s, among the people who hold a mandate on its seat today.") % name
    if line.state == There.REPRESENTED:
        holder = line.holder
        given = any(row.seat_id == seat.pk and holder and row.holder_id == holder.pk for row in proxies)
        yield given, _("%(seat)s has given no proxy that runs today to the seat chosen.") % name
        assert holder is not None
        there = lines[holder].state == There.PRESENT if holder in lines else False
        yield there, _("The seat that represents %(seat)s is not noted as present itself.") % name
