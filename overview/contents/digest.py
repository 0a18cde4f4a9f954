"""What the weekly letter says: what awaits a person, what happened in the week that ended, which meetings come."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from accounts.models import User
from core import clock
from governance.models import Meeting
from overview.contents.mine import awaits
from partnerships.contents.journal import Asked, Line, asked_for, line_of, with_capacities
from partnerships.journal import people_of
from partnerships.models import Member, Partnership

MOST_AWAITED, MOST_LINES = 10, 12
MEETINGS_WITHIN = timedelta(days=21)
TO_COME = (Meeting.State.CONVENED, Meeting.State.PLANNED)


@dataclass(frozen=True)
class Part:
    """What a letter says of one partnership; of what is too much, how much more there is."""

    partnership: Partnership
    awaits: list[Any]
    more_awaits: int
    lines: list[Line]
    more_lines: int
    meetings: list[Meeting]

    @property
    def says_something(self) -> bool:
        return bool(self.awaits or self.lines or self.meetings)


def digest(user: User, monday: date) -> list[Part] | None:
    """What to say to a person on that Monday, partnership by partnership; nothing when there is nothing to say."""
    members = Member.objects.current().filter(user=user).exclude(partnership__state=Partnership.State.CLOSED)
    rows = members.select_related("partnership", "partner__organisation", "user").prefetch_related("roles")
    rows = list(rows.order_by("-joined_at"))
    meetings = _meetings([member.partnership_id for member in rows])
    parts = [_part(member, monday, meetings[member.partnership_id]) for member in rows]
    return [part for part in parts if part.says_something] or None


def _part(member: Member, monday: date, meetings: list[Meeting]) -> Part:
    waiting = awaits(member)
    lines, more = _week(member, monday)
    most = waiting[:MOST_AWAITED]
    return Part(member.partnership, most, len(waiting) - len(most), lines, more, meetings)


def _week(member: Member, monday: date) -> tuple[list[Line], int]:
    """The lines of the register of the seven days that ended with the day before, the first written first."""
    zone, partnership = ZoneInfo(member.user.time_zone), member.partnership
    since, until = (datetime.combine(day, time.min, tzinfo=zone) for day in (monday - timedelta(days=7), monday))
    rows = asked_for(partnership, Asked()).filter(occurred_at__gte=since, occurred_at__lt=until)
    count = rows.order_by().count()
    if not count:
        return [], 0
    people = people_of(partnership)
    lines = [line_of(entry, people) for entry in with_capacities(rows)[:MOST_LINES]]
    return lines[::-1], count - len(lines)


def _meetings(partnerships: list[int]) -> dict[int, list[Meeting]]:
    """The meetings of the next three weeks, by partnership."""
    now = clock.now()
    soon = Meeting.objects.filter(partnership__in=partnerships, state__in=TO_COME).select_related("partnership", "body")
    found = defaultdict(list)
    for meeting in soon.filter(starts_at__gt=now, starts_at__lte=now + MEETINGS_WITHIN).order_by("starts_at", "pk"):
        found[meeting.partnership_id].append(meeting)
    return found
