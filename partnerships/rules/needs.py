from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Contribution, Member, Need, Partnership
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, is_open


@rule
def add_need(by: Member, partnership: Partnership):
    """The facilitator writes what the partnership needs."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def change_need(by: Member, need: Need, adds_up: bool | None = None):
    """The facilitator words a need again; what offers answer to stays of the same nature."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(need.partnership), CLOSED
    yield (
        adds_up in (None, need.adds_up) or not need.offers.standing().exists(),
        _("Offers stand for this need: it cannot pass from a level to a quantity, or back."),
    )


@rule
def drop_need(by: Member, need: Need):
    """The facilitator takes off a need that nobody answers to."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(need.partnership), CLOSED
    yield (
        not need.offers.standing().exists(),
        _("Offers stand for this need: it can be dropped once they are withdrawn."),
    )
    yield (
        not Contribution.objects.filter(offer__need=need).exists(),
        _("A contribution was promised for this need: it stays, with its history."),
    )


@rule
def explain_absence(by: Member, partnership: Partnership):
    """The facilitator writes why no partner speaks for the people concerned."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield (
        not partnership.partners.full().filter(speaks_for_concerned=True).exists(),
        _("A partner speaks for the people concerned: there is no absence to explain."),
    )
