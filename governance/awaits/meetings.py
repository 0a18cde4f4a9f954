"""What meetings ask of a person: to convene, to come, to send minutes, to answer a correction, to do an action."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import OuterRef, Subquery
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from core import clock
from governance.contents.meetings import next_meetings
from governance.models import Correction, FollowUp, Meeting, Minutes, RuleSet
from governance.rules.meetings import day_of, delays_of
from partnerships.awaits import Await
from partnerships.models import Member, Partnership

State = Meeting.State


def of_meetings(member: Member) -> Iterator[Await]:
    """What this member is expected to do about the meetings; a fixed number of queries."""
    for meeting in next_meetings(member):
        meeting.partnership = member.partnership
        detail = _("%(number)s: %(place)s. Read the agenda and the papers before you come.")
        words = {"number": meeting, "place": meeting.place}
        yield Await(meeting.starts_at, title_of(meeting), detail % words, meeting.get_absolute_url(), _("Prepare"))
    yield from _follow_ups(member)
    if member.is_facilitator:
        yield from _facilitate(member.partnership)


def title_of(meeting: Meeting) -> str:
    """The meeting's title, or its committee and day."""
    day = date_format(day_of(meeting.starts_at, meeting.partnership))
    return str(meeting.title) or _("%(name)s, %(day)s") % {"name": meeting.body, "day": day}


def _follow_ups(member: Member) -> Iterator[Await]:
    """The actions that this member answers for and has not done."""
    place, today = member.partnership, member.partnership.today()
    rows = FollowUp.objects.filter(partnership=place, owner=member, done_at=None).select_related("meeting")
    for row in rows:
        late = row.due_on < today
        day = {"day": date_format(row.due_on)}
        detail = _("Overdue since %(day)s.") % day if late else _("Follow-up action, due on %(day)s.") % day
        link = reverse("governance:complete_follow_up", args=[place.slug, row.uuid])
        yield Await(clock.end_of_day(row.due_on, place.time_zone), row.what, detail, link, _("Say it is done"))


def _facilitate(place: Partnership) -> Iterator[Await]:
    """What meetings ask of the facilitator."""
    meetings = Meeting.objects.filter(partnership=place, state__in=(State.PLANNED, State.OPEN, State.HELD))
    last = Minutes.objects.filter(meeting=OuterRef("pk")).order_by("-number")
    meetings = meetings.annotate(last=Subquery(last.values("number")[:1]), sent=Subquery(last.values("sent_at")[:1]))
    waiting = [row for row in meetings.select_related("body") if row.state != State.HELD or row.sent is None]
    delays = delays_of(place) if waiting else RuleSet()
    for meeting in waiting:
        meeting.partnership = place
        yield from _step(meeting, delays)
    asked = Correction.objects.filter(partnership=place, state=Correction.State.ASKED)
    for row in asked.select_related("minutes__meeting", "seat"):
        words = {"number": row.minutes.meeting, "seat": row.seat}
        title = _("Answer a correction of the minutes of %(number)s") % words
        link = reverse("governance:answer_correction", args=[place.slug, row.uuid])
        yield Await(None, title, _("%(seat)s asks for it.") % words, link, _("Answer"))


def _step(meeting: Meeting, delays: RuleSet) -> Iterator[Await]:
    """The next step of one meeting: to convene it, to end it, to send its minutes."""
    place, words, page = meeting.partnership, {"number": meeting}, meeting.get_absolute_url()
    if meeting.state == State.PLANNED:
        notice = min(delays.notice_days, delays.reconvene_after) if meeting.reconvenes_id else delays.notice_days
        last = day_of(meeting.starts_at, place) - timedelta(days=notice)
        detail = _("Convene it by %(day)s, with its agenda: the rules ask for %(days)s days of notice.")
        said = detail % {"day": date_format(last), "days": notice}
        yield Await(_end(last, place), _("Convene %(number)s") % words, said, page, _("Prepare"))
    elif meeting.state == State.OPEN:
        yield Await(None, title_of(meeting), _("%(number)s is under way.") % words, page, _("Continue"))
    elif meeting.ended_at is not None:
        last = day_of(meeting.ended_at, place) + timedelta(days=delays.minutes_days)
        late = last < place.today()
        detail = _("They were due by %(day)s.") if late else _("The rules ask for them by %(day)s.")
        said = detail % {"day": date_format(last)}
        yield Await(_end(last, place), _("Send the minutes of %(number)s") % words, said, page, _("Send"))


def _end(day: date, place: Partnership) -> datetime:
    return clock.end_of_day(day, place.time_zone)
