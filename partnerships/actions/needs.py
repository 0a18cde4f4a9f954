from django.urls import reverse

from core.acts import act, lock
from core.states import move
from core.texts import Localized
from partnerships import events, rules
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import Event, emit
from partnerships.models import Member, Need, Offer, Partner, Partnership


@act
def add_need(
    partnership: Partnership, *, by: Member, title: Localized, criticality: int, required: int, code: str = ""
) -> Need:
    """I write down something the partnership needs."""
    row = lock(partnership)
    rules.add_need.check(by, row)
    code = unused_code(row, Need.objects, code) if code else next_code(row, Need.objects, "N")
    need = Need.objects.create(partnership=row, code=code, title=title, criticality=criticality, required=required)
    emit(events.NEED_ADDED, row, by=by, link=_page(row), code=code, title=title)
    return need


@act
def make_offer(
    need: Need, *, by: Member, level: int, conditions: Localized | None = None, partner: Partner | None = None
) -> Offer:
    """I offer what my organisation has to a need; the facilitator may write it on a partner's behalf."""
    row = lock(need)
    partner = partner or by.partner
    rules.make_offer.check(by, row, partner=partner)
    offer = Offer.objects.create(
        partnership=row.partnership, need=row, partner=partner, level=level, conditions=conditions or Localized()
    )
    _emit(events.OFFER_MADE, offer, by)
    return offer


@act
def confirm_offer(offer: Offer, *, by: Member) -> Offer:
    """I confirm what my organisation offered."""
    row = lock(offer)
    rules.confirm_offer.check(by, row)
    move(row, Offer.State.CONFIRMED)
    row.save(update_fields=["state"])
    _emit(events.OFFER_CONFIRMED, row, by)
    return row


def _page(partnership: Partnership) -> str:
    return reverse("partnerships:need_list", args=[partnership.slug])


def _emit(event: Event, offer: Offer, by: Member) -> None:
    behalf = offer.partner if by.partner_id != offer.partner_id else None
    code, partner = offer.need.code, offer.partner.name
    emit(
        event, offer.partnership, by=by, on_behalf_of=behalf, link=_page(offer.partnership), code=code, partner=partner
    )
