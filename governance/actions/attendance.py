from collections.abc import Mapping

from core.acts import act, lock
from governance import events, rules
from governance.models import Attendance, Decision, Mandate, Meeting, Proxy, Round, Seat
from governance.rules.attendance import Presence, seats_present
from partnerships.journal import emit
from partnerships.models import Member


@act
def take_attendance(meeting: Meeting, *, by: Member, lines: Mapping[Seat, Presence]) -> list[Attendance]:
    """I note, seat by seat, who is there; the quorum of every round that is open follows."""
    row = lock(meeting)
    today = row.partnership.today()
    mandates = list(Mandate.objects.running(today).filter(seat__body=row.body_id))
    proxies = list(Proxy.objects.running(today).filter(seat__body=row.body_id))
    facts = {"lines": lines, "mandates": mandates, "proxies": proxies}
    rules.take_attendance.check(by, row, **facts)
    noted = [_note(row, seat, line, mandates) for seat, line in lines.items()]
    rounds = [(round_, _follow(row, round_)) for round_ in _open_rounds(row)]
    leaving = sorted({name for round_, present in rounds for name in _answered_but_gone(round_, present)})
    rules.take_attendance.check(by, row, **facts, leaving=leaving)
    for round_, present in rounds:
        round_.present = present
        round_.save(update_fields=["present"])
    voting = [line for seat, line in lines.items() if seat.voting]
    here = sum(1 for line in voting if line.state in (Attendance.State.PRESENT, Attendance.State.REPRESENTED))
    told = {"number": str(row), "present": here, "seats": len(voting)}
    emit(events.ATTENDANCE_TAKEN, row.partnership, by=by, link=row.get_absolute_url(), **told)
    return noted


def _note(meeting: Meeting, seat: Seat, line: Presence, mandates: list[Mandate]) -> Attendance:
    """The one line of this seat, new or corrected."""
    there = line.state == Attendance.State.PRESENT
    held = [one for one in mandates if there and one.seat_id == seat.pk and one.member_id == line.member.pk]
    values = {
        "partnership": meeting.partnership,
        "state": line.state,
        "member": line.member if there else None,
        "capacity": held[0].capacity if held else "",
        "holder": line.holder if line.state == Attendance.State.REPRESENTED else None,
    }
    return Attendance.objects.update_or_create(meeting=meeting, seat=seat, defaults=values)[0]


def _open_rounds(meeting: Meeting) -> list[Round]:
    """The rounds open at this meeting, their decisions held: nobody answers while the attendance changes."""
    decisions = Decision.objects.filter(rounds__meeting=meeting, rounds__closed_at=None).order_by("pk")
    locked = [lock(decision) for decision in decisions]
    return [round_ for row in locked if (round_ := row.open_round()) is not None and round_.meeting_id == meeting.pk]


def _follow(meeting: Meeting, round_: Round) -> list[str]:
    """The seats of the round's electorate that are present now."""
    here = set(seats_present(meeting, round_.decision) or ())
    return sorted(here & {seat["id"] for seat in round_.electorate})


def _answered_but_gone(round_: Round, present: list[str]) -> list[str]:
    """The seats that answered in the round and would not be present any more."""
    answered = round_.facts()["positions"]
    return [seat.label for seat in round_.seats_now() if seat.id in answered and seat.id not in present]
