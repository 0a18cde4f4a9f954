from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Member, Need, Offer, Partner, Partnership
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for


@rule
def add_need(by: Member, partnership: Partnership):
    """The facilitator writes what the partnership needs."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def make_offer(by: Member, need: Need, partner: Partner | None = None):
    """A partner offers what it has to a need, once per need."""
    partner = partner or by.partner
    yield partner is not None, NOT_IN
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(need.partnership), CLOSED
    yield (
        partner.standing in (Partner.Standing.PARTNER, Partner.Standing.CANDIDATE),
        _("Only partners and candidates offer something."),
    )
    yield (
        not Offer.objects.filter(need=need, partner=partner).exists(),
        _("This partner has already made an offer to this need."),
    )


@rule
def confirm_offer(by: Member, offer: Offer):
    """The partner that made an offer confirms it."""
    yield speaks_for(by, offer.partner), OWN_OR_FACILITATOR
    yield is_open(offer.partnership), CLOSED
    yield offer.state == Offer.State.DECLARED, _("This offer is confirmed already.")
