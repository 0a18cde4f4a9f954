from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from partnerships.models import Member, Need, Offer, Partner
from partnerships.rules.who import CLOSED, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for


@rule
def make_offer(
    by: Member, need: Need, partner: Partner | None = None, level: int | None = None, quantity: Decimal | None = None
):
    """A partner offers what it has to a need, once per need."""
    partner = partner or by.partner
    yield partner is not None, NOT_IN
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(need.partnership), CLOSED
    yield (
        partner.standing in (Partner.Standing.PARTNER, Partner.Standing.CANDIDATE),
        _("Only partners and candidates offer something."),
    )
    yield from _fits(need, level, quantity)
    yield (
        not Offer.objects.standing().filter(need=need, partner=partner).exists(),
        _("This partner has already made an offer to this need."),
    )


@rule
def change_offer(by: Member, offer: Offer, level: int | None = None, quantity: Decimal | None = None):
    """A partner changes its offer as long as it is not committed; a confirmed one is to be confirmed again."""
    yield from _stands(by, offer)
    yield (
        offer.state != Offer.State.COMMITTED,
        _("This offer is committed: it no longer changes. It can be withdrawn, with a reason, and made again."),
    )
    yield from _fits(offer.need, level, quantity)


@rule
def confirm_offer(by: Member, offer: Offer):
    """The partner that made an offer confirms it."""
    yield from _stands(by, offer)
    yield offer.state == Offer.State.DECLARED, _("This offer is confirmed already.")


@rule
def commit_offer(by: Member, offer: Offer):
    """The partner commits itself to an offer that it has confirmed, in the charter for example."""
    yield from _stands(by, offer)
    yield offer.state != Offer.State.DECLARED, _("This offer is not confirmed yet: it is confirmed first.")
    yield offer.state == Offer.State.CONFIRMED, _("This offer is committed already.")
    yield (
        offer.partner.standing == Partner.Standing.PARTNER,
        _("A candidate commits itself once it is a partner."),
    )


@rule
def withdraw_offer(by: Member, offer: Offer, reason: str = "-"):
    """The partner takes its offer back and says why."""
    yield from _stands(by, offer)
    yield (
        all(contribution.withdrawn_at for contribution in offer.contributions.all()),
        _("A contribution rests on this offer: it is withdrawn first."),
    )
    yield bool(reason.strip()), _("Write why this offer is withdrawn: the register keeps it.")


def _stands(by: Member, offer: Offer) -> Iterator[Condition]:
    """What every act on an offer asks: one's own, in an open partnership, not withdrawn."""
    yield speaks_for(by, offer.partner), OWN_OR_FACILITATOR
    yield is_open(offer.partnership), CLOSED
    yield offer.withdrawn_at is None, _("This offer is withdrawn.")


def _fits(need: Need, level: int | None, quantity: Decimal | None) -> Iterator[Condition]:
    """An offer answers a level by a level, a quantity by a quantity."""
    yield (
        not (need.adds_up and level is not None),
        _("This need is asked by quantity: offer a quantity, not a level."),
    )
    yield (
        need.adds_up or quantity is None,
        _("This need is asked by level: offer a level, not a quantity."),
    )
