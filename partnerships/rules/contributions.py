from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from core.texts import Localized
from partnerships.models import Contribution, Member, Offer, Partner
from partnerships.rules.who import CLOSED, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for

# Money needs no basis: it is worth what it is worth.
MONEY = (Contribution.Kind.CASH, Contribution.Kind.GUARANTEE)


@rule
def promise_contribution(
    by: Member,
    partnership,
    partner: Partner | None = None,
    kind: str = "",
    planned: Decimal | None = None,
    basis: Localized | None = None,
    offer: Offer | None = None,
):
    """A partner promises to bring something, of one kind; what is valued says on what basis."""
    partner = partner or by.partner
    yield partner is not None, NOT_IN
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partnership), CLOSED
    yield (
        partner.standing == Partner.Standing.PARTNER,
        _("Only partners promise a contribution; a candidate makes offers."),
    )
    yield offer is None or offer.partner_id == partner.pk, _("This offer is another partner's.")
    yield offer is None or offer.withdrawn_at is None, _("This offer is withdrawn: nothing rests on it any more.")
    yield from _has_basis(kind, planned, basis)


@rule
def change_contribution(
    by: Member, contribution: Contribution, planned: Decimal | None = None, basis: Localized | None = None
):
    """A partner changes the words, the days or the amount of what it promised; the register keeps both amounts."""
    yield from _stands(by, contribution)
    if basis is None:  # asked before anything is typed
        return
    yield (
        planned is not None or all(row.amount is None for row in contribution.deliveries.all()),
        _("Amounts were delivered: this contribution stays valued."),
    )
    yield from _has_basis(contribution.kind, planned, basis)


@rule
def record_delivery(
    by: Member,
    contribution: Contribution,
    delivered_on: date | None = None,
    amount: Decimal | None = None,
    note: str = "",
):
    """A partner writes what it delivered and when; a correction is another line, below zero, with its reason."""
    yield from _stands(by, contribution)
    if delivered_on is None:  # asked before anything is typed
        return
    yield (
        delivered_on <= contribution.partnership.today(),
        _("This day is still to come: a delivery is written down once it is done."),
    )
    if contribution.planned is None:
        yield amount is None, _("This contribution is not valued: say in words what was delivered, without an amount.")
        yield bool(note.strip()), _("Say in words what was delivered.")
    else:
        yield from _adds(contribution, amount, note)


@rule
def withdraw_contribution(by: Member, contribution: Contribution, reason: str = "-"):
    """A partner takes back what it promised and says why; what was delivered stays."""
    yield from _stands(by, contribution)
    yield bool(reason.strip()), _("Write why this contribution is withdrawn: the register keeps it.")


def _stands(by: Member, contribution: Contribution) -> Iterator[Condition]:
    """What every act on a contribution asks: one's own, in an open partnership, not withdrawn."""
    yield speaks_for(by, contribution.partner), OWN_OR_FACILITATOR
    yield is_open(contribution.partnership), CLOSED
    yield contribution.withdrawn_at is None, _("This contribution is withdrawn.")


def _adds(contribution: Contribution, amount: Decimal | None, note: str) -> Iterator[Condition]:
    """A line of a valued contribution has an amount, and the lines together never come to less than nothing."""
    yield bool(amount), _("This contribution is valued: say for what amount.")
    yield amount > 0 or bool(note.strip()), _("A correction comes with its reason.")
    delivered = sum((row.amount for row in contribution.deliveries.all() if row.amount is not None), Decimal())
    yield delivered + amount >= 0, _("This would leave less than nothing delivered: correct by no more than was there.")


def _has_basis(kind: str, planned: Decimal | None, basis: Localized | None) -> Iterator[Condition]:
    """What is not money is worth something on some basis, and everybody may read which."""
    yield (
        not kind or kind in MONEY or planned is None or bool(basis),
        _("Say on what basis this amount is valued: an hourly rate, a rent, a cost."),
    )
