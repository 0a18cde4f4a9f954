"""What awaits partners in the committee: rounds, deadlocks, interests, seats, actions; what a facilitator prepares."""

from collections.abc import Iterator
from typing import Any

from django.db.models import Exists, OuterRef, Q, Subquery
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import clock
from governance.contents.decisions import awaited_seats, register_rows
from governance.models import Correction, Decision, FollowUp, Mandate, Meeting, Minutes, Recusal, Round, Seat
from governance.rules.lead import awaits_lead, lead_of, settled_by
from governance.rules.meetings import day_of
from overview.contents.waiting.rows import Day, Said, Waiting
from partnerships.models import Member, Partner, Partnership

State = Meeting.State


def waiting(place: Partnership, partners: list[Partner]) -> Iterator[Waiting]:
    """What awaits whom on this floor."""
    yield from _decisions(place)
    yield from _seats(place)
    yield from _carried(place)
    yield from _follow_ups(place)
    yield from _meetings(place)


def _decisions(place: Partnership) -> Iterator[Waiting]:
    asked = Q(state__in=(Decision.State.PROPOSED, Decision.State.OPEN))
    asked |= Q(pk__in=Round.objects.open().values("decision"))
    rows = register_rows(place).filter(asked).prefetch_related("mediations", "rounds__rule_set__categories")
    lead = lead_of(place)
    leads = [lead] if lead is not None else []
    for row in rows:
        row.partnership = place
        yield from _interests(row)
        title = Said("%(number)s, %(title)s", _named(row))
        round_ = row.open_round()
        if awaits_lead(row, leads):
            detail, whom = _("It is in a deadlock, which the strategic lead may settle."), (lead.seat.partner_id,)
            yield Waiting(title, row.get_absolute_url(), whom, settled_by(row), detail=detail)
        elif round_ is None and row.under_mediation() is None:
            detail = _("It waits for a round to be opened.")
            yield Waiting(title, row.get_absolute_url(), detail=detail, facilitator=True)
        elif round_ is not None and round_.mode == Round.Mode.MEETING:
            yield Waiting(
                title, row.get_absolute_url(), detail=_("It is being decided at a meeting."), facilitator=True
            )
        elif round_ is not None:
            yield from _answers(row, title)


def _interests(row: Decision) -> Iterator[Waiting]:
    """Interests that peers propose and nobody has answered; the facilitator sees to a seat that has nobody."""
    proposed = [recusal for recusal in row.recusals.all() if recusal.state == Recusal.State.PROPOSED]
    title = Said(_("Say whether there is an interest in %(number)s, %(title)s"), _named(row))
    until = row.open_round().closes_at if row.open_round() else None
    seats = {seat.pk: seat for seat in row.body.seats.all()} if proposed else {}
    for recusal in {recusal.seat_id: recusal for recusal in proposed}.values():
        detail = Said(_("It is proposed that %(seat)s has one."), {"seat": seats[recusal.seat_id]})
        whom = {"partners": (recusal.seat.partner_id,) if recusal.has_people else ()}
        link = f"{row.get_absolute_url()}#interests"
        yield Waiting(title, link, **whom, deadline=until, detail=detail, facilitator=not recusal.has_people)


def _answers(row: Decision, title: Said) -> Iterator[Waiting]:
    """Whose seats have not answered a written consultation."""
    round_ = row.open_round()
    awaited = awaited_seats(row)
    silent = [seat.partner_id for seat in row.body.seats.all() if str(seat.uuid) in awaited]
    asked = sum(1 for seat in round_.seats_now() if seat.eligible)
    if silent:
        yield Waiting(title, row.get_absolute_url(), tuple(silent), round_.closes_at, asked)


def _seats(place: Partnership) -> Iterator[Waiting]:
    held = Mandate.objects.running(place.today()).filter(seat=OuterRef("pk"))
    empty = Seat.objects.voting().filter(~Exists(held), partnership=place).order_by("pk")
    silent = tuple(dict.fromkeys(empty.values_list("partner", flat=True)))
    if silent:
        title = _("Name a person for the seat in the committee")
        yield Waiting(title, reverse("governance:committee", args=[place.slug]), silent)


def _carried(place: Partnership) -> Iterator[Waiting]:
    """Adopted decisions to carry out, and those whose review date has come."""
    rows = place.decisions.with_owner_sitting(place.today()).filter(outcome=Decision.Outcome.ADOPTED)
    rows = rows.exclude(effective_at=None)
    due = Q(due_on__isnull=False, carried_out_at=None) | Q(review_on__lte=place.today())
    for row in rows.filter(due).select_related("owner"):
        row.partnership = place
        whom, words = _whom(row.owner), _named(row)
        if row.due_on is not None and row.carried_out_at is None:
            title = Said(_("Carry out %(number)s, %(title)s"), words)
            yield Waiting(title, row.get_absolute_url(), deadline=clock.end_of_day(row.due_on, place.time_zone), **whom)
        if row.review_on is not None and row.review_on <= place.today():
            title = Said(_("Look again at %(number)s, %(title)s"), words)
            until = clock.end_of_day(row.review_on, place.time_zone)
            yield Waiting(title, row.get_absolute_url(), deadline=until, **_whom(row.owner if row.owner_sits else None))


def _follow_ups(place: Partnership) -> Iterator[Waiting]:
    rows = FollowUp.objects.filter(partnership=place, done_at=None)
    for row in rows.select_related("owner", "meeting", "decision").order_by("due_on", "pk"):
        asked = row.meeting or row.decision
        asked.partnership = place
        until = clock.end_of_day(row.due_on, place.time_zone)
        detail = _("Follow-up action.")
        yield Waiting(row.what, asked.get_absolute_url(), deadline=until, detail=detail, **_whom(row.owner))


def _meetings(place: Partnership) -> Iterator[Waiting]:
    """What the facilitator prepares: notices, minutes, answers to corrections."""
    sent = Minutes.objects.filter(meeting=OuterRef("pk")).order_by("-number").values("sent_at")[:1]
    rows = Meeting.objects.filter(partnership=place, state__in=(State.PLANNED, State.HELD))
    rows = rows.annotate(sent=Subquery(sent)).exclude(state=State.HELD, sent__isnull=False)
    for row in rows.order_by("starts_at"):
        row.partnership = place
        held = row.state == State.HELD
        words = {"number": row, "day": Day(day_of(row.starts_at, place))}
        title = _("Send the minutes of %(number)s, of %(day)s") if held else _("Convene %(number)s, of %(day)s")
        yield Waiting(Said(title, words), row.get_absolute_url(), facilitator=True)
    for row in Correction.objects.filter(partnership=place, state=Correction.State.ASKED).select_related(
        "minutes__meeting"
    ):
        meeting = row.minutes.meeting
        meeting.partnership = place
        title = Said(_("Answer a correction of the minutes of %(number)s"), {"number": meeting})
        yield Waiting(title, meeting.get_absolute_url(), facilitator=True)


def _whom(owner: Member | None) -> dict[str, Any]:
    """The organisation of the person who answers for something, or the facilitator where nobody of one does."""
    who = owner.partner_id if owner is not None and owner.ended_at is None else None
    return {"partners": (who,) if who else (), "facilitator": who is None}


def _named(row: Decision) -> dict[str, Any]:
    """A decision as titles say it."""
    return {"number": row.number, "title": row.title}
