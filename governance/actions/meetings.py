from datetime import datetime
from typing import Any

from django.db.models import Max
from django.utils.functional import lazy
from django.utils.translation import pgettext

from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import Localized, every_language
from governance import events, rules
from governance.actions.minutes import freeze_minutes
from governance.models import AgendaItem, Body, Mandate, Meeting
from governance.rules.meetings import missed, notice_given, notice_wanted
from partnerships.journal import emit
from partnerships.models import Member, Partnership, Role

State = Meeting.State


@act
def plan_meeting(
    partnership: Partnership,
    *,
    by: Member,
    body: Body,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    title: Localized | None = None,
    chair: Member | None = None,
) -> Meeting:
    """I plan a meeting of the committee: when, where, who chairs; its agenda comes next."""
    row = lock(partnership)
    rules.plan_meeting.check(by, row, body=body, starts_at=starts_at, ends_at=ends_at, chair=chair)
    meeting = _planned(row, by, body=body, starts_at=starts_at, ends_at=ends_at, place=place, title=title, chair=chair)
    _emit(events.MEETING_PLANNED, meeting, by, starts=starts_at, place=place)
    return meeting


@act
def change_meeting(
    meeting: Meeting,
    *,
    by: Member,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    title: Localized | None = None,
    chair: Member | None = None,
    reason: str = "",
) -> Meeting:
    """I change when, where or under whose chair we meet; once convened, everybody is told of a new hour or place."""
    row = lock(meeting)
    rules.change_meeting.check(by, row, starts_at=starts_at, ends_at=ends_at, chair=chair, reason=reason)
    moved = (row.starts_at, row.ends_at, row.place) != (starts_at, ends_at, place.strip())
    row.starts_at, row.ends_at, row.place = starts_at, ends_at, place.strip()
    row.title, row.chair = title or Localized(), chair
    short = row.state == State.CONVENED and notice_given(row) < notice_wanted(row)
    row.short_notice = reason.strip() if short and reason.strip() else row.short_notice
    row.save(update_fields=["starts_at", "ends_at", "place", "title", "chair", "short_notice"])
    told = {"starts": starts_at, "place": row.place}
    if row.state == State.CONVENED and moved:
        _emit(events.MEETING_MOVED, row, by, tells=invited(row), **told)
    else:
        _emit(events.MEETING_CHANGED, row, by, **told)
    return row


@act
def convene_meeting(meeting: Meeting, *, by: Member, reason: str = "") -> Meeting:
    """I send the agenda to everybody of the committee; with less notice than the rules ask, I say why."""
    row = lock(meeting)
    rules.convene_meeting.check(by, row, reason=reason)
    given, wanted = notice_given(row), notice_wanted(row)
    move(row, State.CONVENED)
    row.convened_at, row.short_notice = clock.now(), reason.strip() if given < wanted else ""
    row.save(update_fields=["state", "convened_at", "short_notice"])
    told: dict[str, Any] = {"starts": row.starts_at, "place": row.place, "agenda": agenda_in_words(row)}
    _emit(events.MEETING_CONVENED, row, by, tells=invited(row), **told)
    if row.short_notice:
        _emit(events.SHORT_NOTICE_GIVEN, row, by, given=given, wanted=wanted, reason=row.short_notice)
    return row


@act
def cancel_meeting(meeting: Meeting, *, by: Member, reason: str) -> Meeting:
    """I cancel a meeting that has not begun, and say why; those who were to come are told."""
    row = lock(meeting)
    rules.cancel_meeting.check(by, row, reason=reason)
    was_convened = row.state == State.CONVENED
    move(row, State.CANCELLED)
    row.cancel_reason = reason.strip()
    row.save(update_fields=["state", "cancel_reason"])
    tells = invited(row) if was_convened else []
    _emit(events.MEETING_CANCELLED, row, by, tells=tells, starts=row.starts_at, reason=row.cancel_reason)
    return row


@act
def open_meeting(meeting: Meeting, *, by: Member, chair: Member | None = None) -> Meeting:
    """I open the meeting: from now on attendance, answers and notes are written down live."""
    row = lock(meeting)
    rules.open_meeting.check(by, row, chair=chair, named=True)
    move(row, State.OPEN)
    row.opened_at, row.chair = clock.now(), chair or row.chair
    row.save(update_fields=["state", "opened_at", "chair"])
    _emit(events.MEETING_OPENED, row, by, chair=row.chair)
    return row


@act
def end_meeting(meeting: Meeting, *, by: Member) -> Meeting:
    """I end the meeting: its minutes are frozen as it stands, and their PDF is made."""
    row = lock(meeting)
    rules.end_meeting.check(by, row)
    move(row, State.HELD)
    row.ended_at = clock.now()
    row.save(update_fields=["state", "ended_at"])
    minutes = freeze_minutes(row, by)
    _emit(events.MEETING_ENDED, row, by, fingerprint=minutes.data_sha256[:16])
    return row


@act
def reconvene_meeting(
    meeting: Meeting,
    *,
    by: Member,
    starts_at: datetime,
    ends_at: datetime,
    place: str,
    chair: Member | None = None,
) -> Meeting:
    """I plan the second meeting, on the points whose quorum was missed; none is needed there for them."""
    partnership = lock(meeting.partnership)
    row = lock(meeting)
    rules.reconvene_meeting.check(by, row, starts_at=starts_at, ends_at=ends_at)
    details = {"starts_at": starts_at, "ends_at": ends_at, "place": place, "title": row.title}
    second = _planned(partnership, by, body=row.body, chair=chair or row.chair, reconvenes=row, **details)
    kept = row.items.filter(decision__in=missed(row)).order_by("rank")
    AgendaItem.objects.bulk_create([_again(item, second, rank) for rank, item in enumerate(kept, 1)])
    _emit(events.MEETING_RECONVENED, second, by, first=str(row), starts=starts_at, place=place)
    return second


def invited(meeting: Meeting) -> list:
    """Whom a meeting is announced to: the people with a mandate, those of the partners with a seat, the facilitator."""
    place, seats = meeting.partnership, meeting.body.seats.held()
    running = Mandate.objects.running(place.today()).filter(seat__in=seats).select_related("member__user")
    people = [mandate.member for mandate in running]
    current = Member.objects.current().filter(partnership=place).select_related("user")
    people += current.speaking().filter(partner__seats__in=seats)
    people += current.filter(roles__role=Role.Name.FACILITATOR, roles__ended_at=None)
    return [member.user for member in people]


def agenda_in_words(meeting: Meeting) -> Localized:
    """The points of the agenda on one line, in each of the site's languages: for the register and the message."""
    items = list(meeting.items.all())
    return every_language(lazy(lambda: pgettext("in a list", "; ").join(_line(item) for item in items), str)())


def _line(item: AgendaItem) -> str:
    return f"{item.rank}. {item.title} ({item.get_nature_display()}, {item.minutes_planned} min)"


def _planned(partnership: Partnership, by: Member, **details: Any) -> Meeting:
    last = partnership.meetings.aggregate(last=Max("number"))["last"] or 0
    details["place"], details["title"] = details["place"].strip(), details["title"] or Localized()
    return Meeting.objects.create(partnership=partnership, number=last + 1, planned_by=by, **details)


def _again(item: AgendaItem, second: Meeting, rank: int) -> AgendaItem:
    """The same point, on the agenda of the second meeting."""
    return AgendaItem(
        partnership=item.partnership,
        meeting=second,
        rank=rank,
        nature=item.nature,
        title=item.title,
        preparation=item.preparation,
        minutes_planned=item.minutes_planned,
        decision=item.decision,
    )


def _emit(event: events.Event, meeting: Meeting, by: Member, tells: Any = (), **told: Any) -> None:
    link, told = meeting.get_absolute_url(), {"number": str(meeting), **told}
    emit(event, meeting.partnership, by=by, link=link, tells=tells, **told)
