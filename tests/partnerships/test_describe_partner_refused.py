"""Who cannot write a profile, and words that come back with a sentence."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Partner
from tests.conftest import answers, text
from tests.partnerships.profiles import STAKE, TYPED, seen


def test_who_speaks_for_another_partner_cannot(made, url, login, bob, llu):
    page = url("describe_partner", "LLU", "stake")
    assert login(bob).get(page).status_code == 403
    refused = login(bob).post(page, STAKE)
    assert refused.status_code == 403
    assert "Only this partner&#x27;s representatives, or the facilitator on their behalf, can do this." in refused.text
    assert "Sortir de l’urgence" in refused.text, "what was typed is kept"
    assert not llu.answers.exists()


def test_who_left_and_who_is_closed_change_nothing(partnership, facilitator, alice, llu):
    Partner.objects.filter(pk=llu.pk).update(standing="former")
    with pytest.raises(Refused, match="This organisation has left the partnership"):
        actions.describe_partner(llu, by=alice, answers=answers(stake=text("Oui")))
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.describe_partner(llu, by=alice, answers=answers(stake=text("Oui")))


@pytest.mark.parametrize("block", ["nowhere", "confirm", "STAKE", "0"])
def test_an_unknown_block_is_not_found(made, url, login, alice, block):
    wanted = 405 if block == "confirm" else 404
    assert login(alice).get(url("describe_partner", "LLU", block)).status_code == wanted
    assert login(alice).get(url("describe_partner", "XYZ", "stake")).status_code == 404


@pytest.mark.parametrize(
    ("block", "field", "bad"),
    [
        ("stake", "stake_fr", ""),
        ("stake", "stake_fr", "a\x07b"),
        ("stake", "stake_en", "x" * 1001),
        ("stake", "stake_visibility", ""),
        ("stake", "stake_visibility", "everybody"),
        ("stake", "seen", "not a print"),
        ("expectation", "due_on", "tomorrow"),
        ("limits", "decider_fr", "x" * 1001),
        ("identity", "name", ""),
        ("identity", "seat", "a\x00b"),
        ("identity", "registration", "x" * 61),
    ],
)
def test_bad_words_come_back_with_a_sentence(made, url, login, alice, llu, block, field, bad):
    browser, page = login(alice), url("describe_partner", "LLU", block)
    answer = browser.post(page, {"seen": seen(browser.get(page).text), **TYPED[block], field: bad})
    assert answer.status_code == 422
    assert 'class="errors' in answer.text
    assert not llu.answers.exists()
    assert Partner.objects.get(pk=llu.pk).identity == llu.identity
