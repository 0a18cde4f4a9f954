"""Somebody left while a form of theirs was open: the act is judged by what is true when it is done."""

from decimal import Decimal

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Partner
from tests.conftest import text
from tests.partnerships.leaving import WHY


@pytest.fixture
def gone(made, facilitator, bob) -> Partner:
    """Ville de Saint-Aubin as it was read before it left; so is Bob's place."""
    read_before = Partner.objects.get(pk=bob.partner_id)
    actions.withdraw_partner(read_before, by=facilitator, reason=WHY)
    return read_before


def test_it_is_not_named_lead_partner(made, gone, facilitator):
    with pytest.raises(Refused, match="The lead partner is one of the partners"):
        actions.name_lead_partner(made.partnership, by=facilitator, partner=gone)


def test_it_offers_nothing(made, gone, facilitator, bob):
    for who in ({"by": bob}, {"by": facilitator, "partner": gone}):
        with pytest.raises(Refused, match="Only partners and candidates offer something"):
            actions.make_offer(made.law, level=2, **who)


def test_it_promises_nothing(made, gone, facilitator, bob):
    promised = {"kind": "cash", "title": text("Don"), "planned": Decimal(1)}
    for who in ({"by": bob}, {"by": facilitator, "partner": gone}):
        with pytest.raises(Refused, match="Only partners promise a contribution"):
            actions.promise_contribution(made.partnership, **promised, **who)
