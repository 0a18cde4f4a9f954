"""The teller says where the story may be read, wider or narrower; what leaves the partnership follows."""

from datetime import date

import pytest

from core.refusals import Refused
from impact import actions, contents
from overview import contents as overview
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text

LATER = date(2026, 5, 2)


def refused(*args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        actions.change_story_consent(*args, **{"consent_scope": "public", "consent_on": LATER} | facts)
    return refusal.value.reason


def test_wider_then_narrower(tell, alice):
    story = tell()
    for scope in ("public", "partners"):
        story = actions.change_story_consent(story, by=alice, consent_scope=scope, consent_on=LATER)
        story.refresh_from_db()
        assert (story.consent_scope, story.consent_on) == (scope, LATER)
    entry = JournalEntry.objects.latest("pk")
    assert entry.event == "impact.story_consent_changed"
    assert entry.params["scope"]["en"] == "between partners"


def test_what_leaves_the_partnership_follows_the_teller(partnership, tell, alice, choose):
    scopes = ("partners", "reports", "public")
    inside, reported, public = (tell(consent_scope=scope, body=text(f"Mots {scope}")) for scope in scopes)
    choose(inside, reported, reason="Choix tu")
    assert contents.stories(partnership) == [inside, reported, public]
    assert contents.stories(partnership, leaving=True) == [reported, public]
    left = overview.report(partnership, number=1, language="fr")
    assert [row["code"] for row in left["stories"]] == [reported.code, public.code]
    assert "Choix tu" not in str(left)
    actions.change_story_consent(public, by=alice, consent_scope="partners", consent_on=LATER)
    actions.withdraw_story_consent(reported, by=alice)
    assert contents.stories(partnership, leaving=True) == []
    left = str(overview.report(partnership, number=2, language="fr"))
    assert not any(f"Mots {scope}" in left for scope in scopes)


def test_why_a_panel_kept_a_story_leaves_with_it(partnership, tell, choose):
    story = tell(consent_scope="reports", contribution=text("Une visite"), causes=text("Les voisins"))
    choose(story)
    (row,) = overview.report(partnership, number=1, language="fr")["stories"]
    assert (row["contribution"], row["causes"]) == ("Une visite", "Les voisins")
    (kept,) = row["kept"]
    assert (kept["reason"], kept["votes"], kept["voters"]) == ("Ils se sont organisés", 5, 7)


def test_each_refusal(tell, alice, bob):
    story = tell()
    assert refused(story, by=bob).startswith("Only this partner's representatives")
    assert refused(story, by=alice, consent_scope="partners").startswith("This story may be read there already.")
    assert refused(story, by=alice, consent_on=date(2999, 1, 1)) == "This date has not come yet."
    assert "a new consent is not older" in refused(story, by=alice, consent_on=date(2026, 1, 1))
    gone = actions.withdraw_story_consent(story, by=alice)
    assert "took their consent back" in refused(gone, by=alice)


def test_a_closed_partnership(tell, alice):
    story = tell()
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(type(story).objects.get(pk=story.pk), by=alice)


def test_the_form(tell, page, login, alice):
    tell()
    browser, address = login(alice), page("change_story_consent", "S01")
    assert "Until now: between partners" in browser.get(address).text
    assert browser.post(address, {"consent_scope": "everybody", "consent_on": "2026-05-02"}).status_code == 422
    assert browser.post(address, {"consent_scope": "public", "consent_on": "2026-05-02"}).status_code == 302
    assert "may be read in public" in browser.get(page("story_detail", "S01")).text
