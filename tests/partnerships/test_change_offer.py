"""A confirmed offer that changes is declared again."""

from partnerships import actions
from tests.partnerships.saying import last_entry


def test_a_confirmed_offer_that_changes_is_declared_again(made, offer, alice, login, url):
    actions.confirm_offer(offer, by=alice)
    page = login(alice).get(url("change_offer", offer.uuid)).text
    assert "Once changed it is only declared again" in page
    answer = login(alice).post(url("change_offer", offer.uuid), {"level": "2", "conditions_fr": "Dès mars"})
    assert answer.status_code == 302
    offer.refresh_from_db()
    assert (offer.level, offer.state, offer.conditions["fr"]) == (2, "declared", "Dès mars")
    assert last_entry().params["before"]["en"] == "reference, can train others"
    assert last_entry().params["after"]["fr"] != last_entry().params["after"]["en"]
