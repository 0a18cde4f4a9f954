"""The identity, the readers of an answer and the offers, each in its block of the profile."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import JournalEntry, Partner
from tests.conftest import answers, text
from tests.partnerships.profiles import LIMITS, said, seen


def test_visibility_changes_by_saving_and_an_emptied_answer_is_taken_back(made, url, login, alice, llu):
    browser, page = login(alice), url("describe_partner", "LLU", "limits")
    browser.post(page, LIMITS)
    changed = {
        **LIMITS,
        "non_negotiable_visibility": "partners",
        "constraint_fr": " ",
        "seen": seen(browser.get(page).text),
    }
    assert browser.post(page, changed).status_code == 302
    assert said(llu) == {"non_negotiable": ("Rien de vendu", "partners")}


def test_the_identity_is_everybody_s_to_read_and_the_register_says_the_old_name(made, url, login, alice, bob, llu):
    browser, page = login(alice), url("describe_partner", "LLU", "identity")
    assert "All partners read this block" in browser.get(page).text
    typed = {
        "name": "Logis, Lumière et Cie",
        "legal_form_fr": "Association",
        "registration": "W123",
        "seat": "1 rue des Tilleuls, Lyon",
        "part_fr": "Chef de file",
        "speaks_for_concerned": "on",
        "seen": seen(browser.get(page).text),
    }
    assert browser.post(page, typed).status_code == 302
    read = login(bob).get(url("partner_detail", "LLU")).text
    for words in ("Logis, Lumière et Cie", "W123", "1 rue des Tilleuls", "speaks for the people concerned"):
        assert words in read
    register = login(bob).get(url("journal")).text
    assert "changed the name of Logis &amp; Lumière: it is now Logis, Lumière et Cie." in register
    assert "wrote down what the charter names Logis, Lumière et Cie by." in register


def test_two_partners_cannot_have_one_name(llu, alice):
    with pytest.raises(Refused, match="has this name already"):
        actions.describe_partner(llu, by=alice, identity={"name": "CALORANE sa"})
    actions.describe_partner(llu, by=alice, identity={"name": "LOGIS & Lumière"})
    assert [entry.event for entry in JournalEntry.objects.order_by("-pk")[:1]] == ["partnerships.partner_renamed"]


def test_the_block_of_offers_leads_to_each_need(made, url, login, alice, llu):
    page = login(alice).get(url("describe_partner", "LLU", "offers")).text
    assert "N01 Finding" in page and "declared" in page
    assert url("make_offer", made.law.code) in page
    assert url("make_offer", made.finding.code) not in page, "an offer stands there already"
    Partner.objects.filter(pk=llu.pk).update(standing="observer")
    assert url("make_offer", made.law.code) not in login(alice).get(url("describe_partner", "LLU", "offers")).text


def test_the_page_names_the_answers_that_are_missing(made, url, login, alice, bob, llu):
    missing = "Missing: stake, expectation, non-negotiable."
    assert missing in login(bob).get(url("partner_detail", "LLU")).text
    actions.describe_partner(llu, by=alice, answers=answers("own", expectation=text("Trois ans")))
    assert "Missing: stake, non-negotiable." in login(bob).get(url("partner_detail", "LLU")).text
    said = {"stake": text("Enjeu"), "non_negotiable": text("Rien")}
    actions.describe_partner(llu, by=alice, answers=answers("own", **said))
    read = login(bob).get(url("partner_detail", "LLU")).text
    assert "Missing:" not in read and "It has said what it seeks" in read
