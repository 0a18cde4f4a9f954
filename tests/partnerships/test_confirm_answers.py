"""A partner's people confirm what was written on its behalf, all at once or block by block."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import JournalEntry
from tests.conftest import answers, text
from tests.partnerships.profiles import WRITTEN, asked, on_behalf, seen

__all__ = ["on_behalf"]


def test_one_click_confirms_all(on_behalf, url, login, alice, facilitator):
    page = login(alice).get(url("partner_detail", "LLU")).text
    assert "2 answers were written for your organisation" in page
    assert login(alice).post(url("confirm_answers", "LLU"), {"seen": seen(page)}).status_code == 302
    assert WRITTEN not in login(facilitator).get(url("partner_detail", "LLU")).text
    assert set(on_behalf.answers.values_list("confirmed_by", "written_by")) == {(alice.pk, facilitator.pk)}
    assert "Confirm what was written for Logis & Lumière" not in asked(alice)
    register = login(alice).get(url("journal")).text
    assert "Alice (Logis &amp; Lumière) confirmed what was written in the profile" in register


def test_the_button_is_for_the_partner_s_own_people(on_behalf, url, login, bob, facilitator):
    for who in (bob, facilitator):
        assert "Confirm them all" not in login(who).get(url("partner_detail", "LLU")).text
        refused = login(who).post(url("confirm_answers", "LLU"), {"seen": ""})
        assert refused.status_code == 403
        assert "Only this partner&#x27;s own representatives confirm" in refused.text
    assert on_behalf.answers.unconfirmed().count() == 2


def test_what_changed_since_it_was_read_is_not_confirmed(on_behalf, url, login, alice, facilitator):
    read = seen(login(alice).get(url("partner_detail", "LLU")).text)
    actions.describe_partner(on_behalf, by=facilitator, answers=answers(decider=text("La présidente")))
    refused = login(alice).post(url("confirm_answers", "LLU"), {"seen": read})
    assert refused.status_code == 403
    assert "These answers changed since you opened this page." in refused.text
    assert on_behalf.answers.unconfirmed().count() == 2


def test_there_must_be_something_to_confirm(partnership, facilitator, alice, llu):
    with pytest.raises(Refused, match="Nothing awaits your confirmation here"):
        actions.confirm_answers(llu, by=alice)
    actions.describe_partner(llu, by=facilitator, answers=answers(stake=text("Oui")))
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.confirm_answers(llu, by=alice)


def test_saving_a_block_confirms_it_alone(on_behalf, url, login, alice, facilitator):
    browser, page = login(alice), url("describe_partner", "LLU", "stake")
    opened = browser.get(page).text
    assert f"{WRITTEN}. Saving this block confirms it." in opened
    typed = {"stake_fr": "Sortir de l’urgence", "stake_en": "Out of emergencies", "stake_visibility": "partners"}
    assert browser.post(page, {**typed, "seen": seen(opened)}).status_code == 302
    stake, decider = on_behalf.answers.get(question="stake"), on_behalf.answers.get(question="decider")
    assert (stake.written_by, stake.confirmed_by, decider.confirmed_by) == (facilitator, alice, None)
    assert JournalEntry.objects.latest("pk").event == "partnerships.answers_confirmed"
