"""A need is worded again and asks for more; one that has offers keeps its nature."""

from partnerships import actions
from partnerships.journal import sentence
from partnerships.models import JournalEntry
from tests.conftest import text
from tests.partnerships.needs import WORDS
from tests.partnerships.saying import refused, said


def test_a_need_is_worded_again_and_asks_for_more(made, facilitator, login, url):
    browser, address = login(facilitator), url("change_need", "N01")
    assert 'value="Repérage"' in browser.get(address).text
    assert browser.post(address, {**WORDS, "required": "2"}).status_code == 302
    made.finding.refresh_from_db()
    assert (made.finding.title["en"], made.finding.criticality, made.finding.required) == ("Outreach", 1, 2)
    entry = JournalEntry.objects.latest("sequence")
    assert "asked before: reference, can train others, now: usual practice." in sentence(entry)


def test_the_register_says_what_changes_and_nothing_when_nothing_does(made, facilitator, login, url):
    browser, address, typed = login(facilitator), url("change_need", "N01"), {**WORDS, "required": "3"}
    assert browser.post(address, typed).status_code == 302
    assert "“Outreach” (what is needed, criticality); asked before: reference" in said()
    lines = JournalEntry.objects.count()
    assert browser.post(address, typed).status_code == 302
    assert JournalEntry.objects.count() == lines


def test_a_need_that_has_offers_keeps_its_nature(made, facilitator, alice, login, url):
    by_quantity = {**WORDS, "required": "", "quantity": "600", "unit_fr": "heures"}
    answer = login(facilitator).post(url("change_need", "N01"), by_quantity)
    assert answer.status_code == 403
    assert "it cannot pass from a level to a quantity" in answer.text
    assert "heures" in answer.text
    assert login(facilitator).post(url("change_need", "N02"), by_quantity).status_code == 302
    made.law.refresh_from_db()
    assert (made.law.required, made.law.quantity, made.law.unit["fr"]) == (None, 600, "heures")
    assert "Only the facilitator" in refused(actions.change_need, made.law, by=alice, title=text("x"), criticality=1)


def test_a_level_forgets_the_unit_of_a_quantity(made, facilitator, login, url):
    typed = {**WORDS, "required": "2", "unit_fr": "heures"}
    assert login(facilitator).post(url("change_need", "N02"), typed).status_code == 302
    made.law.refresh_from_db()
    assert not made.law.unit
