from datetime import date
from decimal import Decimal
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from core import clock
from core.acts import act, lock
from core.texts import Localized, every_language
from partnerships import events, rules
from partnerships.actions.changes import change
from partnerships.actions.partnership import next_code, unused_code
from partnerships.journal import Event, emit
from partnerships.models import Contribution, Delivery, Member, Offer, Partner, Partnership


@act
def promise_contribution(
    partnership: Partnership,
    *,
    by: Member,
    kind: str,
    title: Localized,
    planned: Decimal | None = None,
    basis: Localized | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
    offer: Offer | None = None,
    partner: Partner | None = None,
    code: str = "",
) -> Contribution:
    """I promise what my organisation will bring, of what kind, for how much, from when until when."""
    row = lock(partnership)
    partner = partner or by.partner
    partner, offer = partner and lock(partner), offer and lock(offer)  # it may have left meanwhile
    rules.promise_contribution.check(by, row, partner=partner, kind=kind, planned=planned, basis=basis, offer=offer)
    contribution = Contribution.objects.create(
        partnership=row,
        code=unused_code(row, Contribution.objects, code) if code else next_code(row, Contribution.objects, "C"),
        partner=partner,
        offer=offer,
        kind=kind,
        title=title,
        planned=planned,
        basis=basis or Localized(),
        starts_on=starts_on,
        ends_on=ends_on,
    )
    told = {"partner": partner.name, "title": title, "amount": _amount(planned, row)}
    _emit(events.CONTRIBUTION_PROMISED, contribution, by, **told)
    return contribution


@act
def change_contribution(
    contribution: Contribution,
    *,
    by: Member,
    title: Localized,
    planned: Decimal | None = None,
    basis: Localized | None = None,
    starts_on: date | None = None,
    ends_on: date | None = None,
) -> Contribution:
    """I change the words, the days or the amount of what my organisation promised."""
    row, basis = lock(contribution), basis or Localized()
    rules.change_contribution.check(by, row, planned=planned, basis=basis)
    before = _amount(row.planned, row.partnership)
    days = {"starts_on": starts_on, "ends_on": ends_on}
    what = change(row, {"title": title, "planned": planned, "basis": basis, **days})
    if what:
        amounts = {"before": before, "after": _amount(planned, row.partnership)}
        _emit(events.CONTRIBUTION_CHANGED, row, by, title=title, what=what, **amounts)
    return row


@act
def record_delivery(
    contribution: Contribution, *, by: Member, delivered_on: date, amount: Decimal | None = None, note: str = ""
) -> Delivery:
    """I write down what my organisation delivered and when; I correct with a line below zero."""
    row = lock(contribution)
    rules.record_delivery.check(by, row, delivered_on=delivered_on, amount=amount, note=note)
    said = {"delivered_on": delivered_on, "amount": amount, "note": note}
    made = {"recorded_at": clock.now(), "recorded_by": by}
    delivery = Delivery.objects.create(partnership=row.partnership, contribution=row, **said, **made)
    told = {"day": delivered_on, "amount": _amount(amount, row.partnership), "note": note}
    _emit(events.DELIVERY_RECORDED, row, by, **told)
    return delivery


@act
def withdraw_contribution(contribution: Contribution, *, by: Member, reason: str) -> Contribution:
    """I take back what my organisation promised and say why; what was delivered stays."""
    row = lock(contribution)
    rules.withdraw_contribution.check(by, row, reason=reason)
    row.withdrawn_at = clock.now()
    row.save(update_fields=["withdrawn_at"])
    lines = [line.amount for line in row.deliveries.all() if line.amount is not None]
    amount = _amount(sum(lines, Decimal()), row.partnership)
    _emit(events.CONTRIBUTION_WITHDRAWN, row, by, title=row.title, amount=amount, reason=reason)
    return row


def _amount(amount: Decimal | None, partnership: Partnership) -> dict[str, str]:
    """An amount as the register keeps it."""
    if amount is None:
        return every_language(_("not valued"))
    return {"amount": str(amount), "currency": partnership.currency}


def _emit(event: Event, contribution: Contribution, by: Member, **told: Any) -> None:
    partnership = contribution.partnership
    behalf = contribution.partner if by.partner_id != contribution.partner_id else None
    link = reverse("partnerships:contribution_detail", args=[partnership.slug, contribution.code])
    emit(event, partnership, by=by, on_behalf_of=behalf, link=link, code=contribution.code, **told)
