"""A story is written down with what we had to do with it and what else played a part; it has a page of its own."""

from impact.models import Story
from partnerships.models import JournalEntry
from tests.conftest import text

TYPED = {
    "teller_fr": "Locataire", "told_on": "2026-03-04", "body_fr": "Rouvert", "expected": "no", "positive": "no",
    "contribution_fr": "Une visite", "causes_fr": "Les voisins", "consent_on": "2026-03-04",
    "consent_scope": "reports",
}  # fmt: skip


def test_contribution_and_causes_are_kept_apart(tell):
    story = tell(contribution=text("Une visite", "A visit"), causes=text("Voisins", "Neighbours"))
    story.refresh_from_db()
    assert (str(story.contribution), str(story.causes)) == ("A visit", "Neighbours")
    assert JournalEntry.objects.latest("pk").link == story.get_absolute_url()


def test_the_page_says_all_of_it(page, login, alice, bob):
    answer = login(alice).post(page("tell_story"), TYPED)
    story = Story.objects.get()
    assert answer["Location"] == story.get_absolute_url() == page("story_detail", "S01")
    shown = login(bob).get(story.get_absolute_url()).text
    for said in ("Rouvert", "Une visite", "Les voisins", "may be read in reports", "heard by Logis &amp; Lumière"):
        assert said in shown
    assert "<b>unexpected</b>" in shown
    assert "<b>for the worse</b>" in shown
    assert "Alice (Logis &amp; Lumière) wrote down the story S01" in shown


def test_only_those_who_may_change_it_are_shown_how(tell, page, login, alice, bob):
    tell()
    change, withdraw = page("change_story", "S01"), page("withdraw_story_consent", "S01")
    own, other = (login(who).get(page("story_detail", "S01")).text for who in (alice, bob))
    assert change in own
    assert withdraw in own
    assert change not in other
    assert withdraw not in other
    assert "Change the words" not in other, "nor is a button that they cannot press"


def test_a_story_that_is_not_there(tell, page, login, alice):
    for code in ("S99", "a\x00b", "x" * 500):
        assert login(alice).get(page("story_detail", code)).status_code == 404


def test_its_page_names_what_backs_it(tell, back, page, login, bob):
    story = tell()
    assert "Nothing but the teller's words." in login(bob).get(story.get_absolute_url()).text
    back(story, b"seen", "Fenêtre")
    shown = login(bob).get(story.get_absolute_url()).text
    assert "Fenêtre.png" in shown
    assert "document: a list, a photo, an invoice" in shown
