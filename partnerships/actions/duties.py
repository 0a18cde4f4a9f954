"""What time says while a partnership is built: a task is near its day, a risk was long not looked at, an invitation
waits. Each is said once, to those it concerns; of reminders missed meanwhile, the last alone."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.urls import reverse

from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.texts import Localized, every_language
from partnerships import events, rules
from partnerships.journal import Event, emit
from partnerships.models import Invitation, Member, Partner, Partnership, Risk, Role, Task

DAYS_BEFORE = (3, 1)
LATE = timedelta(days=14)  # after which a missed reminder is not worth sending any more
TOLD = (events.TASK_DUE.code, events.RISK_REVIEW_DUE.code, events.INVITATION_ENDING.code)


@dataclass(frozen=True)
class Duty:
    """What is to be reminded of: the thing by its code, the day it is about, which reminder of it this is."""

    event: Event
    code: str
    day: date
    step: int
    link: str
    tells: tuple[Any, ...]
    words: tuple[tuple[str, Any], ...]

    @property
    def mark(self) -> tuple[str, str, str, int]:
        """What the register keeps of it, so that it is said once."""
        return (self.event.code, self.code, self.day.isoformat(), self.step)


@act
def remind_duties(partnership: Partnership, *, by: Clock = CLOCK) -> int:
    """Time reminds those concerned of tasks, risks and invitations, once each; of how many."""
    row = lock(partnership)
    rules.remind_duties.check(by, row)
    found = due(row)
    for one in found:
        told = {"code": one.code, "day": one.day, "step": one.step} | dict(one.words)
        emit(one.event, row, by=by, link=one.link, tells=one.tells, **told)
    return len(found)


def due(partnership: Partnership) -> list[Duty]:
    """The reminders whose time has come and that the register does not hold."""
    near = [*_tasks(partnership), *_risks(partnership), *_invitations(partnership)]
    if not near:
        return []
    lines = partnership.journal.filter(event__in=TOLD).values_list("event", "params")
    known = {(event, told["code"], told["day"]["date"], told["step"]) for event, told in lines}
    return [one for one in near if one.mark not in known]


def _tasks(partnership: Partnership) -> Iterator[Duty]:
    """Tasks three days and one day before their day; on the day itself the last of the two is still sent."""
    today = partnership.today()
    soon = Task.objects.filter(partnership=partnership, due_on__gte=today, due_on__lte=today + _days(max(DAYS_BEFORE)))
    rows = soon.select_related("answerable__user").prefetch_related("involvements__partner__organisation")
    for task in rows.order_by("pk"):
        step = min(days for days in DAYS_BEFORE if task.due_on - today <= _days(days))
        yield Duty(
            *(events.TASK_DUE, task.code, task.due_on, step, _page(partnership, "task_list")),
            tells=_answering(task),
            words=(("title", task.title),),
        )


def _risks(partnership: Partnership) -> Iterator[Duty]:
    """Risks that somebody watches and that were not reviewed for six months, on the first day of that."""
    today = partnership.today()
    since = today - rules.REVIEWED_WITHIN - LATE
    late = Risk.objects.filter(rules.overdue(today), partnership=partnership, reviewed_on__gte=since)
    for risk in late.exclude(owner=None).select_related("owner").order_by("pk"):
        yield Duty(
            *(events.RISK_REVIEW_DUE, risk.code, risk.reviewed_on, 0, _page(partnership, "risk_detail", risk.code)),
            tells=_speaking(risk.owner),
            words=(("title", risk.title),),
        )


def _invitations(partnership: Partnership) -> Iterator[Duty]:
    """Invitations that nobody answered, one day before they end."""
    now = clock.now()
    sent = Invitation.objects.filter(partnership=partnership, state=Invitation.State.SENT)
    near = sent.filter(expires_at__lte=now + _days(1), expires_at__gt=now - LATE)
    rows = near.select_related("sent_by__user", "partner__organisation").order_by("pk")
    for invitation in rows:
        day = invitation.expires_at.astimezone(partnership.zone).date()
        yield Duty(
            *(events.INVITATION_ENDING, str(invitation.uuid), day, 0, _page(partnership, "partner_list")),
            tells=_sender(invitation),
            words=(("partner", _invited(invitation)),),
        )


def _days(number: int) -> timedelta:
    return timedelta(days=number)


def _page(partnership: Partnership, name: str, *more: str) -> str:
    return reverse(f"partnerships:{name}", args=[partnership.slug, *more])


def _answering(task: Task) -> tuple[Any, ...]:
    """The person named behind the accountable partner, else all who speak for it."""
    if task.person is not None:
        return (task.person.user,)
    return _speaking(task.accountable)


def _speaking(partner: Partner | None) -> tuple[Any, ...]:
    """Who speaks for a partner; nobody for none."""
    if partner is None:
        return ()
    return _users(Q(partner=partner, roles__role=Role.Name.REPRESENTATIVE, roles__ended_at=None))


def _sender(invitation: Invitation) -> tuple[Any, ...]:
    """Who sent an invitation, or the facilitators once they have left."""
    if invitation.sent_by.ended_at is None:
        return (invitation.sent_by.user,)
    facilitating = Q(roles__role=Role.Name.FACILITATOR, roles__ended_at=None)
    return _users(facilitating & Q(partnership=invitation.partnership))


def _users(which: Q) -> tuple[Any, ...]:
    members = Member.objects.current().filter(which).select_related("user").order_by("pk")
    return tuple(member.user for member in members)


def _invited(invitation: Invitation) -> str | Localized:
    """For whom an invitation was sent, as the register says it: never a person's name."""
    return invitation.partner.name if invitation.partner else every_language(events.FACILITATION)
