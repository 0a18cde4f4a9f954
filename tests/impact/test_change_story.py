"""A story is worded again with its teller's consent to the new text; the old words are nowhere."""

from datetime import date

import pytest

from core.refusals import Refused
from impact import actions, rules
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text
from tests.impact.oblivion import kept_places

NEW = {
    "teller": text("Une voisine", "A neighbour"),
    "body": text("Deux chambres.", "Two rooms."),
    "contribution": text("Une visite"),
    "causes": text("L’hiver doux"),
    "expected": False,
    "positive": False,
    "consent_on": date(2026, 5, 2),
}


def refused(*args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        actions.change_story(*args, **NEW | facts)
    return refusal.value.reason


def test_the_words_change_and_the_old_ones_are_kept_nowhere(tell, alice):
    story = tell(body=text("Une chambre introuvable"))
    assert kept_places("introuvable")
    changed = actions.change_story(story, by=alice, **NEW)
    changed.refresh_from_db()
    assert {name: getattr(changed, name) for name in NEW} == NEW
    assert kept_places("introuvable") == []
    entry = JournalEntry.objects.latest("pk")
    assert entry.event == "impact.story_changed"
    assert "Deux chambres" not in str(entry.params)


def test_the_facilitator_changes_it_on_the_hearer_s_behalf(tell, alice, facilitator):
    actions.change_story(tell(), by=facilitator, **NEW)
    assert JournalEntry.objects.latest("pk").on_behalf_of == alice.partner


def test_others_do_not(tell, bob):
    assert refused(tell(), by=bob).startswith("Only this partner's representatives")


def test_consent_is_given_again(tell, alice):
    story = tell()
    assert refused(story, by=alice, consent_on=date(2999, 1, 1)) == "This date has not come yet."
    reason = refused(story, by=alice, consent_on=date(2026, 3, 3))
    assert "a new consent is not older" in reason
    assert "4, 2026" in reason or "4 March 2026" in reason
    same_day = date(2026, 3, 4)
    assert actions.change_story(story, by=alice, **NEW | {"consent_on": same_day}).consent_on == same_day


def test_nothing_is_left_to_change_once_consent_is_taken_back(tell, alice):
    gone = actions.withdraw_story_consent(tell(), by=alice)
    assert refused(gone, by=alice) == "The teller of this story took their consent back: nothing of it is left."


def test_nor_in_a_closed_partnership(tell, alice):
    story = tell()
    Partnership.objects.update(state=Partnership.State.CLOSED)
    story.refresh_from_db()
    assert "is closed" in rules.change_story.refusal(alice, type(story).objects.get(pk=story.pk))


def test_the_form_asks_for_the_new_consent(tell, page, login, alice):
    tell()
    browser, address = login(alice), page("change_story", "S01")
    shown = browser.get(address).text
    assert "I opened the room again." in shown
    typed = {"teller_fr": "Voisine", "body_fr": "Deux", "expected": "no", "positive": "yes"}
    assert browser.post(address, typed).status_code == 422
    assert browser.post(address, {**typed, "consent_on": "2026-05-02"})["Location"] == page("story_detail", "S01")
    assert "Deux" in browser.get(page("story_detail", "S01")).text
