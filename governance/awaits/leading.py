"""What meetings ask of those who lead them: to convene, to open, to end, to send minutes, to plan the second one."""

from collections.abc import Iterator
from datetime import date, datetime, timedelta

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.days import date_format
from governance.models import Meeting, Minutes, Round, RuleSet
from governance.rules.meetings import EARLY, day_of, delays_of
from partnerships.awaits import Await
from partnerships.models import Member, Partnership

State = Meeting.State


def title_of(meeting: Meeting) -> str:
    """The meeting's title, or its committee and day."""
    day = date_format(day_of(meeting.starts_at, meeting.partnership))
    return str(meeting.title) or _("%(name)s, %(day)s") % {"name": meeting.body, "day": day}


def of_led(member: Member) -> Iterator[Await]:
    """The next step of each meeting that this member leads, as the facilitator or as its chair."""
    place = member.partnership
    last = Minutes.objects.filter(meeting=OuterRef("pk")).order_by("-number")
    missed = Round.objects.filter(meeting=OuterRef("pk"), result="no_quorum")
    again = Meeting.objects.filter(reconvenes=OuterRef("pk"))
    rows = Meeting.objects.filter(partnership=place).exclude(state=State.CANCELLED)
    rows = rows if member.is_facilitator else rows.filter(chair=member)
    rows = rows.annotate(
        sent=Subquery(last.values("sent_at")[:1]), is_missed=Exists(missed) & ~Exists(again)
    ).select_related("body")
    done = Q(state=State.HELD, sent__isnull=False, is_missed=False)
    soon = clock.now() + EARLY
    waiting = list(rows.exclude(done).exclude(state=State.CONVENED, starts_at__gt=soon).order_by("starts_at"))
    delays = delays_of(place) if waiting else RuleSet()
    for meeting in waiting:
        meeting.partnership = place
        yield from _step(meeting, delays, member)


def _step(meeting: Meeting, delays: RuleSet, member: Member) -> Iterator[Await]:
    """The next steps of one meeting."""
    words, page = {"number": meeting}, meeting.get_absolute_url()
    if meeting.state == State.PLANNED and meeting.starts_at <= clock.now():
        said = _("Its hour has passed, and nobody was convened.")
        title = _("Choose another hour for %(number)s, or cancel it") % words
        yield Await(None, title, said, page, _("See what to do"))
    elif meeting.state == State.PLANNED:
        yield _convene(meeting, delays)
    elif meeting.state == State.CONVENED:
        said = _("%(number)s: its hour has come.") % words
        yield Await(meeting.starts_at, title_of(meeting), said, page, _("Open the meeting"))
    elif meeting.state == State.OPEN:
        yield Await(None, title_of(meeting), _("%(number)s is under way.") % words, page, _("Continue"))
    elif meeting.ended_at is not None:
        if meeting.sent is None and member.is_facilitator:
            yield _send(meeting, delays)
        if meeting.is_missed:
            yield from _again(meeting, delays)


def _convene(meeting: Meeting, delays: RuleSet) -> Await:
    notice = min(delays.notice_days, delays.reconvene_after) if meeting.reconvenes_id else delays.notice_days
    last = day_of(meeting.starts_at, meeting.partnership) - timedelta(days=notice)
    detail = _("Convene it by %(day)s, with its agenda: the rules ask for %(days)s days of notice.")
    said = detail % {"day": date_format(last), "days": notice}
    title = _("Convene %(number)s") % {"number": meeting}
    return Await(_end(last, meeting.partnership), title, said, meeting.get_absolute_url(), _("Prepare"))


def _send(meeting: Meeting, delays: RuleSet) -> Await:
    place = meeting.partnership
    last = day_of(meeting.ended_at, place) + timedelta(days=delays.minutes_days)
    detail = _("They were due by %(day)s.") if last < place.today() else _("The rules ask for them by %(day)s.")
    title, said = _("Send the minutes of %(number)s") % {"number": meeting}, detail % {"day": date_format(last)}
    return Await(_end(last, place), title, said, meeting.get_absolute_url(), _("Send"))


def _again(meeting: Meeting, delays: RuleSet) -> Iterator[Await]:
    """The second meeting on what missed its quorum, as long as the days on which it may be held are not over."""
    place = meeting.partnership
    last = day_of(meeting.ended_at, place) + timedelta(days=delays.reconvene_within)
    if place.today() < last:
        said = _("A decision missed its quorum. A second meeting, at which none is needed, is held by %(day)s.")
        link = reverse("governance:reconvene_meeting", args=[place.slug, meeting.number])
        title = _("Plan the second meeting after %(number)s") % {"number": meeting}
        yield Await(_end(last, place), title, said % {"day": date_format(last)}, link, _("Plan it"))


def _end(day: date, place: Partnership) -> datetime:
    return clock.end_of_day(day, place.time_zone)
