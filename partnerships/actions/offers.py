from decimal import Decimal
from typing import Any

from core import clock
from core.acts import act, lock
from core.states import move
from core.texts import Localized
from partnerships import events, rules
from partnerships.actions.changes import change
from partnerships.actions.needs import page_of
from partnerships.journal import Event, emit
from partnerships.models import Member, Need, Offer, Partner
from partnerships.sentences import offered_everywhere


@act
def make_offer(
    need: Need,
    *,
    by: Member,
    level: int | None = None,
    quantity: Decimal | None = None,
    conditions: Localized | None = None,
    partner: Partner | None = None,
) -> Offer:
    """I offer what my organisation has to a need; the facilitator may write it on a partner's behalf."""
    row = lock(need)
    partner = partner or by.partner
    partner = partner and lock(partner)  # it may have left meanwhile
    rules.make_offer.check(by, row, partner=partner, level=level, quantity=quantity)
    offer = Offer.objects.create(
        partnership=row.partnership,
        need=row,
        partner=partner,
        level=level,
        quantity=quantity,
        conditions=conditions or Localized(),
    )
    _emit(events.OFFER_MADE, offer, by)
    return offer


@act
def change_offer(
    offer: Offer,
    *,
    by: Member,
    level: int | None = None,
    quantity: Decimal | None = None,
    conditions: Localized | None = None,
) -> Offer:
    """I change what my organisation offers; if it was confirmed, it is to be confirmed again."""
    row = lock(offer)
    rules.change_offer.check(by, row, level=level, quantity=quantity)
    before = offered_everywhere(row)
    what = change(row, {"level": level, "quantity": quantity, "conditions": conditions or Localized()})
    if what:
        if row.state != Offer.State.DECLARED:
            move(row, Offer.State.DECLARED)
            row.save(update_fields=["state"])
        _emit(events.OFFER_CHANGED, row, by, what=what, before=before, after=offered_everywhere(row))
    return row


@act
def confirm_offer(offer: Offer, *, by: Member) -> Offer:
    """I confirm what my organisation offered."""
    row = lock(offer)
    rules.confirm_offer.check(by, row)
    return _firmer(row, Offer.State.CONFIRMED, events.OFFER_CONFIRMED, by)


@act
def commit_offer(offer: Offer, *, by: Member) -> Offer:
    """I commit my organisation to what it offered, in the charter for example."""
    row = lock(offer)
    rules.commit_offer.check(by, row)
    return _firmer(row, Offer.State.COMMITTED, events.OFFER_COMMITTED, by)


@act
def withdraw_offer(offer: Offer, *, by: Member, reason: str) -> Offer:
    """I take back what my organisation offered, and say why."""
    row = lock(offer)
    rules.withdraw_offer.check(by, row, reason=reason)
    row.withdrawn_at = clock.now()
    row.save(update_fields=["withdrawn_at"])
    _emit(events.OFFER_WITHDRAWN, row, by, reason=reason)
    return row


def _firmer(row: Offer, state: str, event: Event, by: Member) -> Offer:
    move(row, state)
    row.save(update_fields=["state"])
    _emit(event, row, by)
    return row


def _emit(event: Event, offer: Offer, by: Member, **told: Any) -> None:
    behalf = offer.partner if by.partner_id != offer.partner_id else None
    told |= {"code": offer.need.code, "partner": offer.partner.name}
    emit(event, offer.partnership, by=by, on_behalf_of=behalf, link=page_of(offer.need), **told)
