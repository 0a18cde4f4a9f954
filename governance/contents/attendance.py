from dataclasses import dataclass

from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from governance.models import Attendance, Body, Mandate, Meeting, Seat
from governance.rules.meetings import delays_of
from governance.tally import Rule

HERE = (Attendance.State.PRESENT, Attendance.State.REPRESENTED)
LOOKED_AT = 2  # meetings in a row without a word


@dataclass(frozen=True)
class MeetingQuorum:
    """How many voting seats are there, out of how many, and how many the rules of the agenda's decisions ask for."""

    noted: bool
    present: int
    voting: int
    least: int | None
    most: int | None
    waived: bool = False


def quorum_of(meeting: Meeting) -> MeetingQuorum:
    """The quorum of a meeting as its attendance stands: the rules of its decisions, or of every category."""
    rows = list(meeting.attendances.all())
    seats = list(Seat.objects.voting().filter(body=meeting.body_id))
    voting = {seat.pk for seat in seats}
    running = Mandate.objects.running(meeting.partnership.today()).filter(seat__in=voting)
    held = running.aggregate(held=Count("seat", distinct=True))["held"]
    rule_set = delays_of(meeting.partnership)
    lines = list(rule_set.categories.all()) if rule_set.pk else []
    asked = [item.decision for item in meeting.items.all() if item.decision is not None]
    chosen = [rule_set.rule_for(decision.category, decision.amount) for decision in asked] if rule_set.pk else []
    quorums = [Rule.from_dict(line.rule).quorum for line in ([line for line in chosen if line] or lines)]
    needed = [one.needed(all_seats=len(seats), seats_eligible=held) for one in quorums if one is not None]
    return MeetingQuorum(
        noted=bool(rows),
        present=sum(1 for row in rows if row.state in HERE and row.seat_id in voting),
        voting=len(seats),
        least=min(needed, default=None),
        most=max(needed, default=None),
        waived=meeting.reconvenes_id is not None,
    )


def quorum_sentence(quorum: MeetingQuorum) -> str:
    """The quorum in words, with its numbers."""
    here = ngettext(
        "%(n)s of %(all)s voting seats is present", "%(n)s of %(all)s voting seats are present", quorum.present
    ) % {"n": quorum.present, "all": quorum.voting}
    words = {"here": here, "least": quorum.least, "most": quorum.most}
    if not quorum.noted:
        if quorum.least is None:
            return _("Nobody is noted as present yet.")
        return _("Nobody is noted as present yet; the quorum takes %(most)s.") % words
    if quorum.least is None or quorum.most is None:
        return _("%(here)s; the rules ask for no quorum.") % words
    if quorum.waived:
        return _("%(here)s; a second meeting on the same questions needs no quorum.") % words
    if quorum.present >= quorum.most:
        return _("Quorum reached: %(here)s, it takes %(most)s.") % words
    if quorum.present >= quorum.least:
        return _("Quorum reached for some decisions only: %(here)s, it takes %(least)s to %(most)s.") % words
    return _("Quorum not reached: %(here)s, it takes %(least)s.") % words


def absent_twice(body: Body) -> list[Seat]:
    """The voting seats that were absent without a word at the last two meetings held; one query."""
    last = Meeting.objects.filter(body=body, state=Meeting.State.HELD).order_by("-starts_at", "-number")
    rows = Attendance.objects.filter(meeting__in=last.values("pk")[:LOOKED_AT], state=Attendance.State.ABSENT)
    rows = rows.filter(seat__voting=True).select_related("seat__partner__organisation").order_by("seat")
    missed: dict[Seat, int] = {}
    for row in rows:
        missed[row.seat] = missed.get(row.seat, 0) + 1
    return [seat for seat, times in missed.items() if times == LOOKED_AT and not seat.gone]


def absence_sentence(seats: list[Seat]) -> str:
    """Which seats were absent twice in a row, in words; empty when none was."""
    if not seats:
        return ""
    names = ", ".join(seat.partner.name for seat in seats)
    text = ngettext(
        "%(names)s was absent without a word from the last two meetings.",
        "%(names)s were absent without a word from the last two meetings.",
        len(seats),
    )
    return text % {"names": names}
