"""A confirmed offer that changes is declared again."""

from partnerships import actions
from partnerships.models import JournalEntry
from tests.partnerships.saying import last_entry, said


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


def test_a_confirmed_offer_that_is_saved_unchanged_stays_confirmed(made, offer, alice, login, url):
    actions.confirm_offer(offer, by=alice)
    lines = JournalEntry.objects.count()
    answer = login(alice).post(url("change_offer", offer.uuid), {"level": "3"}, follow=True)
    assert "You changed nothing: the offer stays confirmed." in answer.text
    offer.refresh_from_db()
    assert (offer.state, JournalEntry.objects.count()) == ("confirmed", lines)


def test_the_register_says_what_changes_in_an_offer(offer, alice, login, url):
    typed = {"level": "3", "conditions_fr": "Dès mars"}
    assert login(alice).post(url("change_offer", offer.uuid), typed).status_code == 302
    assert "to the need N01 (conditions); before: reference" in said()
