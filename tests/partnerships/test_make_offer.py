"""An offer is made to a need, one per partner, by those who may."""

import pytest

from partnerships.models import Offer


def test_one_offer_per_partner_and_need(made, url, login, alice, facilitator):
    answer = login(alice).get(url("make_offer", "N01"))
    assert answer.status_code == 403
    assert "This partner has already made an offer to this need." in answer.text
    typed = {"partner": "LLU", "level": "2", "conditions_en": "As before"}
    refused = login(facilitator).post(url("make_offer", "N01"), typed)
    assert refused.status_code == 403
    assert "This partner has already made an offer to this need." in refused.text
    assert "As before" in refused.text


def test_the_facilitator_offers_on_behalf_of_a_partner(made, url, login, facilitator):
    assert login(facilitator).post(url("make_offer", "N02"), {"partner": "CAL", "level": "1"}).status_code == 302
    assert Offer.objects.get(need=made.law).partner.code == "CAL"


@pytest.mark.parametrize("typed", [{}, {"level": "7"}, {"level": "2", "conditions_fr": "x" * 601}])
def test_an_offer_badly_made(made, url, login, bob, typed):
    assert login(bob).post(url("make_offer", "N02"), typed).status_code == 422
