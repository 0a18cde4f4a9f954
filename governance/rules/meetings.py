from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any

from django.utils.translation import gettext_lazy as _

from core import clock
from core.days import date_format
from core.rules import Condition, rule
from governance.models import Body, Decision, Meeting, RuleSet
from governance.rules.held import rules_of, sits
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, is_open

Conditions = Iterator[Condition]
State = Meeting.State
PREPARERS_ONLY = _("Only the facilitator and the people who hold a seat of this committee prepare its meetings.")
LEADERS_ONLY = _("Only the facilitator and the chair of this meeting can do this.")
OVER = _("This meeting is over: its agenda and its papers change no more.")
NOT_UNDER_WAY = _("This meeting is not under way.")
STARTS_LATER = _("A meeting is planned ahead: choose a moment to come.")
EARLY = timedelta(hours=2)  # how long before its hour a meeting may begin


def leads(by: Member, meeting: Meeting) -> bool:
    """Whether this person conducts the meeting: the facilitator, or its chair."""
    return by.is_facilitator or meeting.chair_id == by.pk


def hosts(meeting: Meeting | None, decision: Decision) -> Conditions:
    """What lets a round of this decision be held at the meeting, when there is one."""
    yield (
        meeting is None or (meeting.state == State.OPEN and meeting.body_id == decision.body_id),
        _("A round is opened at a meeting of this committee while that meeting is under way."),
    )


def delays_of(partnership: Partnership) -> RuleSet:
    """The rules in force, or the usual delays where none are set yet."""
    return rules_of(partnership) or RuleSet(partnership=partnership)


def day_of(moment: datetime, partnership: Partnership) -> Any:
    """The day of a moment in the partnership's time zone."""
    return moment.astimezone(partnership.zone).date()


def notice_given(meeting: Meeting, starts_at: datetime | None = None) -> int:
    """How many days ahead the meeting would be convened today."""
    place = meeting.partnership
    return (day_of(starts_at or meeting.starts_at, place) - place.today()).days


def notice_wanted(meeting: Meeting) -> int:
    """How many days of notice the rules ask for; a second meeting comes sooner where the rules say so."""
    delays = delays_of(meeting.partnership)
    return min(delays.notice_days, delays.reconvene_after) if meeting.reconvenes_id else delays.notice_days


def _chairs(chair: Member | None, body: Body) -> Conditions:
    yield (
        chair is None or (chair.ended_at is None and (chair.is_facilitator or sits(chair, body))),
        _("The chair is the facilitator or a person who holds a seat of this committee."),
    )


def _ahead(meeting: Meeting, starts_at: datetime | None, reason: str) -> Conditions:
    """Enough notice, or a written reason why there is less."""
    given, wanted = notice_given(meeting, starts_at), notice_wanted(meeting)
    yield (
        given >= wanted or bool(reason.strip()),
        _("The rules ask for %(wanted)s days of notice and this leaves %(given)s. Choose a later day, or write why.")
        % {"wanted": wanted, "given": given},
    )


@rule
def plan_meeting(
    by: Member,
    partnership: Partnership,
    body: Body | None = None,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    chair: Member | None = None,
) -> Conditions:
    """The facilitator, or a person of the committee, plans a meeting of it."""
    bodies = [body] if body is not None else list(Body.objects.filter(partnership=partnership))
    yield bool(bodies), _("There is no committee yet. Seat it first.")
    yield by.is_facilitator or any(sits(by, one) for one in bodies), PREPARERS_ONLY
    yield is_open(partnership), CLOSED
    if body is None or starts_at is None or ends_at is None:
        return
    yield starts_at > clock.now(), STARTS_LATER
    yield ends_at > starts_at, _("A meeting ends after it starts.")
    yield from _chairs(chair, body)


@rule
def change_meeting(
    by: Member,
    meeting: Meeting,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
    chair: Member | None = None,
    reason: str = "-",
) -> Conditions:
    """The facilitator, or a person of the committee, changes the hour, place, title or chair before it begins."""
    yield by.is_facilitator or sits(by, meeting.body), PREPARERS_ONLY
    yield is_open(meeting.partnership), CLOSED
    yield (
        meeting.state in (State.PLANNED, State.CONVENED),
        _("This meeting has begun or is over: when and where it is changes no more."),
    )
    if starts_at is None or ends_at is None:
        return
    yield starts_at == meeting.starts_at or starts_at > clock.now(), STARTS_LATER
    yield ends_at > starts_at, _("A meeting ends after it starts.")
    yield from _chairs(chair, meeting.body)
    if meeting.reconvenes_id:
        yield from _in_window(meeting.reconvenes, starts_at)
    if meeting.state == State.CONVENED and starts_at != meeting.starts_at:
        yield from _ahead(meeting, starts_at, reason)


@rule
def convene_meeting(by: Member, meeting: Meeting, reason: str = "-") -> Conditions:
    """The facilitator or the chair sends the agenda to everybody of the committee, early enough or with a reason."""
    yield leads(by, meeting), LEADERS_ONLY
    yield is_open(meeting.partnership), CLOSED
    yield meeting.state == State.PLANNED, _("This meeting has been convened already, or is over.")
    yield meeting.items.exists(), _("The agenda is empty. Add at least one point before you convene.")
    yield meeting.starts_at > clock.now(), _("The hour of this meeting has passed. Change it before you convene.")
    yield from _ahead(meeting, None, reason)


@rule
def cancel_meeting(by: Member, meeting: Meeting, reason: str = "-") -> Conditions:
    """The facilitator or the chair cancels a meeting that has not begun, and says why."""
    yield leads(by, meeting), LEADERS_ONLY
    yield (
        meeting.state in (State.PLANNED, State.CONVENED),
        _("This meeting has begun or is over: it cannot be cancelled."),
    )
    yield bool(reason.strip()), _("Write why this meeting is cancelled: those who prepared it are told.")


@rule
def open_meeting(by: Member, meeting: Meeting, chair: Member | None = None, named: bool = False) -> Conditions:
    """The facilitator or the chair opens the meeting; who chairs it is named by then."""
    yield leads(by, meeting), LEADERS_ONLY
    yield is_open(meeting.partnership), CLOSED
    yield meeting.state != State.PLANNED, _("Convene this meeting first, so that everybody has its agenda.")
    yield meeting.state == State.CONVENED, _("This meeting has been opened already, or is over.")
    local = meeting.starts_at.astimezone(meeting.partnership.zone)
    yield (
        clock.now() >= meeting.starts_at - EARLY,
        _("This meeting begins on %(day)s at %(hour)s; it can be opened from two hours before.")
        % {"day": date_format(local, "DATE_FORMAT"), "hour": date_format(local, "TIME_FORMAT")},
    )
    yield (
        not named or chair is not None or meeting.chair_id is not None,
        _("Say who chairs the meeting: the minutes name them."),
    )
    yield from _chairs(chair, meeting.body)


@rule
def end_meeting(by: Member, meeting: Meeting) -> Conditions:
    """The facilitator or the chair ends the meeting; its minutes are frozen as it stands."""
    yield leads(by, meeting), LEADERS_ONLY
    yield meeting.state == State.OPEN, NOT_UNDER_WAY
    yield meeting.attendances.exists(), _("Note who is present first: the minutes begin with it.")
    waiting = [row.decision.number for row in meeting.rounds.open().select_related("decision")]
    yield (
        not waiting,
        _("A round is still open: %(numbers)s. Close it before the meeting ends.") % {"numbers": ", ".join(waiting)},
    )


def missed(meeting: Meeting) -> list[int]:
    """The decisions of which a round at this meeting missed its quorum."""
    return list(meeting.rounds.filter(result="no_quorum").values_list("decision_id", flat=True))


def window(meeting: Meeting) -> tuple[int, int]:
    """The days after a meeting between which a second one may be held, by the rules in force."""
    delays = delays_of(meeting.partnership)
    return delays.reconvene_after, delays.reconvene_within


def _in_window(meeting: Meeting, starts_at: datetime) -> Conditions:
    """Whether a second meeting then is neither too soon nor too late after this one."""
    first, last = window(meeting)
    day = day_of(meeting.ended_at, meeting.partnership)
    days = (day_of(starts_at, meeting.partnership) - day).days
    words = {"first": first, "last": last, "days": days}
    words |= {"from": date_format(day + timedelta(days=first)), "to": date_format(day + timedelta(days=last))}
    yield (
        first <= days <= last,
        _(
            "A second meeting is held %(first)s to %(last)s days after the first, so from %(from)s to %(to)s; "
            "this is %(days)s days after."
        )
        % words,
    )


@rule
def reconvene_meeting(
    by: Member, meeting: Meeting, starts_at: datetime | None = None, ends_at: datetime | None = None
) -> Conditions:
    """The facilitator or the chair plans the second meeting on the points whose quorum was missed."""
    yield leads(by, meeting), LEADERS_ONLY
    yield is_open(meeting.partnership), CLOSED
    yield meeting.state == State.HELD, _("A second meeting follows one that was held.")
    yield bool(missed(meeting)), _("No decision of this meeting missed its quorum: there is nothing to take up again.")
    yield (
        not Meeting.objects.filter(reconvenes=meeting).exists(),
        _("The second meeting is planned already."),
    )
    if starts_at is None or ends_at is None:
        return
    yield starts_at > clock.now(), STARTS_LATER
    yield ends_at > starts_at, _("A meeting ends after it starts.")
    yield from _in_window(meeting, starts_at)
