"""What the committee puts in a person's calendar: deadlines, meetings, what they carry out, the ends of mandates.

Titles alone, in their language: the address of a calendar is read by programs that sign in nowhere.
"""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils.translation import gettext as _

from core import clock
from core.days import date_format
from core.ics import Entry
from governance.models import Decision, FollowUp, Lead, Mandate, Meeting, Round
from partnerships.models import Member

REMEMBERED = timedelta(days=90)  # how long what is past stays


def entries(members: Sequence[Member]) -> Iterator[Entry]:
    """The entries of one person, through all their places at once; the number of queries does not grow."""
    rows = Mandate.objects.answering().filter(member__in=members, ended_on=None)
    rows = rows.select_related("seat__partner__organisation", "seat__body", "partnership")
    mandates = [row for row in rows if row.runs(row.partnership.today())]
    yield from _deadlines(mandates)
    yield from _meetings(mandates)
    yield from _decisions(members, mandates)
    yield from _follow_ups(members)
    yield from _ends(members, mandates)


def _deadlines(mandates: list[Mandate]) -> Iterator[Entry]:
    """The written rounds in which one of these seats may answer."""
    seats = {str(row.seat.uuid) for row in mandates}
    rounds = Round.objects.open().filter(mode=Round.Mode.WRITTEN, decision__body__in=_bodies(mandates))
    rounds = rounds.select_related("decision__partnership")
    for row in rounds.prefetch_related("ballots", "extensions", "decision__recusals", "decision__body__seats"):
        facts = row.facts()
        mine = [seat.id for seat in facts["electorate"] if seat.eligible and seat.id in seats]
        if not mine:
            continue
        said = [_("Your seat has not answered yet."), _("Your seat has answered; it can change its answer.")]
        ends = row.closes_at.astimezone(row.decision.partnership.zone)
        yield Entry(
            uid=_uid("round", f"{row.decision.uuid}-{row.number}"),
            summary=_("Last day to answer %(number)s, “%(title)s”") % _named(row.decision),
            starts=ends.date(),
            stamp=row.opened_at,
            description=f"{said[mine[0] in facts['positions']]} {date_format(ends, 'DATETIME_FORMAT')}",
            url=_page(row.decision.get_absolute_url()),
            revision=len(row.extensions.all()),
        )


def _meetings(mandates: list[Mandate]) -> Iterator[Entry]:
    """The meetings of these committees, once they are convened; a cancelled one says so."""
    rows = Meeting.objects.filter(body__in=_bodies(mandates), ends_at__gte=clock.now() - REMEMBERED)
    steps = [Meeting.State.CONVENED, Meeting.State.OPEN, Meeting.State.HELD, Meeting.State.CANCELLED]
    for row in rows.filter(state__in=steps).select_related("body", "partnership"):
        yield Entry(
            uid=_uid("meeting", row.uuid),
            summary=_("%(committee)s: %(title)s") % {"committee": row.body, "title": row.title or row.partnership},
            starts=row.starts_at,
            ends=row.ends_at,
            stamp=row.convened_at or row.starts_at,
            location=row.place,
            url=_page(row.get_absolute_url()),
            revision=steps.index(Meeting.State(row.state)),
            cancelled=row.state == Meeting.State.CANCELLED,
        )


def _decisions(members: Sequence[Member], mandates: list[Mandate]) -> Iterator[Entry]:
    """What this person carries out, and when adopted decisions of their committees are looked at again."""
    concerned = Q(owner__in=members) | Q(body__in=_bodies(mandates), review_on__isnull=False)
    rows = Decision.objects.filter(concerned, outcome=Decision.Outcome.ADOPTED).select_related("partnership")
    own, since = {member.pk for member in members}, (clock.now() - REMEMBERED).date()
    for row in rows:
        facts: dict[str, Any] = {"stamp": row.closed_at, "url": _page(row.get_absolute_url())}
        if row.owner_id in own and row.due_on and row.carried_out_at is None:
            summary = _("Carry out %(number)s, “%(title)s”") % _named(row)
            yield Entry(uid=_uid("due", row.uuid), summary=summary, starts=row.due_on, **facts)
        if row.review_on and row.review_on >= since:
            summary = _("Review of %(number)s, “%(title)s”") % _named(row)
            yield Entry(uid=_uid("review", row.uuid), summary=summary, starts=row.review_on, **facts)


def _follow_ups(members: Sequence[Member]) -> Iterator[Entry]:
    """What this person was asked to do by a meeting or a decision."""
    rows = FollowUp.objects.filter(owner__in=members, done_at=None).select_related("partnership", "decision", "meeting")
    for row in rows:
        asked = row.meeting or row.decision
        asked.partnership = row.partnership
        row_page = asked.get_absolute_url()
        yield Entry(_uid("follow-up", row.uuid), row.what, row.due_on, row.added_at, url=_page(row_page))


def _ends(members: Sequence[Member], mandates: list[Mandate]) -> Iterator[Entry]:
    """The last day of each mandate that this person holds."""
    for row in mandates:
        if row.until_on:
            words = {"partner": row.seat.partner, "committee": row.seat.body}
            summary = _("End of the mandate on the seat of %(partner)s, %(committee)s") % words
            yield Entry(_uid("mandate", row.uuid), summary, row.until_on, _morning(row.since_on), url=_committee(row))
    leads = Lead.objects.answering().chosen().filter(member__in=members, ended_on=None).select_related("partnership")
    for lead in leads:
        summary = _("End of the mandate as strategic lead of %(partnership)s") % {"partnership": lead.partnership}
        yield Entry(_uid("lead", lead.uuid), summary, lead.until_on, _morning(lead.since_on), url=_committee(lead))


def _bodies(mandates: list[Mandate]) -> set[int]:
    return {row.seat.body_id for row in mandates}


def _named(decision: Decision) -> dict[str, Any]:
    return {"number": decision.number, "title": decision.title}


def _uid(kind: str, identity: object) -> str:
    return f"{kind}-{identity}@{settings.SITE_HOST}"


def _page(path: str) -> str:
    return f"{settings.SITE_URL}{path}"


def _committee(row: Any) -> str:
    return _page(reverse("governance:committee", args=[row.partnership.slug]))


def _morning(day: date) -> datetime:
    return datetime.combine(day, time(), tzinfo=UTC)
