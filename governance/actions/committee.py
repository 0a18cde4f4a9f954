from collections.abc import Iterable
from datetime import date, timedelta

from django.db.models import Q
from django.urls import reverse

from core import clock
from core.acts import act, lock
from core.texts import Localized, every_language
from governance import events, rules
from governance.models import Body, Mandate, Seat
from partnerships.journal import emit
from partnerships.models import Member, Partner, Partnership


@act
def seat_committee(
    partnership: Partnership, *, by: Member, name: Localized, partners: Iterable[Partner] | None = None
) -> Body:
    """I seat the steering committee: a voting seat for each partner given, or for every partner."""
    row = lock(partnership)
    rules.seat_committee.check(by, row)
    chosen = list(row.partners.full() if partners is None else partners)
    body = Body.objects.create(partnership=row, kind=Body.Kind.STEERING, name=name, seated_at=clock.now())
    emit(events.COMMITTEE_SEATED, row, by=by, link=_page(row), seats=len(chosen))
    for partner in chosen:
        rules.add_seat.check(by, body, partner=partner)
        Seat.objects.create(partnership=row, body=body, partner=partner, added_at=clock.now())
    return body


@act
def add_body(
    partnership: Partnership, *, by: Member, name: Localized, purpose: Localized | None = None, months_between: int = 3
) -> Body:
    """I add a committee that advises the steering committee: technical, scientific, of the people concerned."""
    row = lock(partnership)
    rules.add_body.check(by, row, name=name)
    what = {"name": name, "purpose": purpose or Localized(), "months_between": months_between}
    body = Body.objects.create(partnership=row, kind=Body.Kind.ADVISORY, seated_at=clock.now(), **what)
    emit(events.BODY_ADDED, row, by=by, link=_page(row), body=name)
    return body


@act
def add_seat(body: Body, *, by: Member, partner: Partner, voting: bool = True, weight: int = 1) -> Seat:
    """I add a partner's seat to the committee, or an observer's without a vote."""
    row = lock(body)
    rules.add_seat.check(by, row, partner=partner, voting=voting)
    seat = Seat.objects.create(
        partnership=row.partnership,
        body=row,
        partner=partner,
        voting=voting,
        weight=weight,
        added_at=clock.now(),
    )
    event = events.SEAT_ADDED if voting else events.OBSERVER_ADDED
    emit(event, row.partnership, by=by, link=_page(row.partnership), partner=partner.name)
    return seat


@act
def end_seat(seat: Seat, *, by: Member, reason: str) -> Seat:
    """I end a seat, with the mandates on it, and say why; what it answered stays."""
    lock(seat.body)
    row = lock(seat)
    rules.end_seat.check(by, row, reason=reason)
    row.ended_at, row.end_reason = clock.now(), reason.strip()
    row.save(update_fields=["ended_at", "end_reason"])
    today = row.partnership.today()
    row.mandates.filter(Q(ended_on=None) | Q(ended_on__gt=today)).update(ended_on=today, end_reason=row.end_reason)
    told = {"partner": row.partner.name, "body": row.body.name, "reason": row.end_reason}
    emit(events.SEAT_ENDED, row.partnership, by=by, link=_page(row.partnership), **told)
    return row


@act
def give_mandate(
    seat: Seat,
    *,
    by: Member,
    member: Member,
    capacity: str,
    since_on: date,
    until_on: date | None = None,
    appointed: str = "",
) -> Mandate:
    """I say who answers for our seat, as titular or alternate, from when and until when."""
    lock(seat.body)
    row = lock(seat)
    given = {"member": member, "capacity": capacity, "since_on": since_on, "until_on": until_on}
    rules.give_mandate.check(by, row, **given)
    over = row.mandates.filter(member=member, ended_on=None, until_on__lt=since_on)
    for lapsed in over:
        lapsed.ended_on = lapsed.until_on + timedelta(days=1)  # renewed beforehand, it still runs to its last day
        lapsed.save(update_fields=["ended_on"])
    mandate = Mandate.objects.create(partnership=row.partnership, seat=row, appointed=appointed, given_by=by, **given)
    said = every_language(Mandate.Capacity(capacity).label)
    _emit(events.MANDATE_GIVEN, mandate, by, capacity=said)
    return mandate


@act
def end_mandate(mandate: Mandate, *, by: Member, reason: str) -> Mandate:
    """I end a mandate on our seat, as from today, and say why."""
    row = lock(mandate)
    rules.end_mandate.check(by, row, reason=reason)
    row.ended_on, row.end_reason = row.partnership.today(), reason.strip()
    row.save(update_fields=["ended_on", "end_reason"])
    _emit(events.MANDATE_ENDED, row, by, reason=row.end_reason)
    return row


def _emit(event: events.Event, mandate: Mandate, by: Member, **params: object) -> None:
    partner = mandate.seat.partner
    behalf = partner if by.partner_id != partner.pk else None
    link = _page(mandate.partnership)
    told = {"person": mandate.member, "partner": partner.name, **params}
    emit(event, mandate.partnership, by=by, on_behalf_of=behalf, link=link, **told)


def _page(partnership: Partnership) -> str:
    return reverse("governance:committee", args=[partnership.slug])
