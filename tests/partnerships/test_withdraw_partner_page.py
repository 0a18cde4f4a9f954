"""The page of leaving says what follows; the page of who left keeps its history."""

import pytest
from django.urls import reverse

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Invitation
from tests.conftest import answers, text
from tests.partnerships.leaving import WHY, leave

__all__ = ["leave"]


def test_its_invitations_no_longer_work(leave, llu, facilitator):
    waiting = actions.invite_member(llu, by=facilitator, name="Yves", email="yves@example.org")
    leave()
    waiting.refresh_from_db()
    assert waiting.state == Invitation.State.REVOKED


def test_the_page_says_what_follows(made, backing, url, login, alice, llu):
    browser = login(alice)
    assert "Leave the partnership" in browser.get(url("partner_detail", "LLU")).text
    read = browser.get(url("withdraw_partner", "LLU")).text
    assert "withdrawing before signing is normal" in read
    assert "A task is left without an accountable partner: A01 Visit." in read
    assert "Nobody else meets this need at the level required: N01 Finding." in read
    assert "The place of Alice ends" in read
    assert "is not wholly delivered, and counts no more: C01 Backing." in read
    empty = browser.post(url("withdraw_partner", "LLU"), {"reason": ""})
    assert empty.status_code == 422
    gone = browser.post(url("withdraw_partner", "LLU"), {"reason": WHY})
    assert gone.url == reverse("home")
    assert browser.get(url("partner_detail", "LLU")).status_code == 404


def test_it_says_no_more_of_itself(leave, llu, facilitator):
    gone = leave()
    with pytest.raises(Refused, match="This organisation has left the partnership"):
        actions.describe_partner(gone, by=facilitator, answers=answers(stake=text("Revenir")))


def test_its_page_keeps_the_history(made, url, login, facilitator, leave, at):
    with at(2026, 6, 17):
        leave()
    browser = login(facilitator)
    read = browser.get(url("partner_detail", "LLU")).text
    assert WHY in read
    assert "It was not bound by a charter." in read
    assert "from 5 January 2026 to 17 June 2026" in read
    assert "Leave the partnership" not in read
    assert "It left on 17 June 2026" in read
    assert "mistrust sets in" not in read
    assert "What it had offered" in read and "N01 Finding" in read and "Nothing is offered yet." not in read
    assert "Answered for" in read and "A01 Visit" in read and "Answers for" not in read
    assert WHY in browser.get(url("partner_list")).text


def test_a_facilitator_records_that_another_organisation_leaves(made, url, login, facilitator, alice):
    for browser, label in ((login(facilitator), "Record that it leaves"), (login(alice), "Leave the partnership")):
        for page in ("partner_detail", "withdraw_partner"):
            assert label in browser.get(url(page, "LLU")).text
    assert "Leave the partnership</a>" not in login(facilitator).get(url("partner_detail", "LLU")).text


def test_home_of_who_has_no_place_any_more(made, login, alice, stranger, leave):
    leave()
    assert "You have no place in a partnership now." in login(alice).get("/").text
    assert "You are in no partnership yet." in login(stranger).get("/").text


def test_a_facilitator_who_writes_it_down_stays_on_the_pages(made, url, login, facilitator):
    done = login(facilitator).post(url("withdraw_partner", "VSA"), {"reason": WHY})
    assert done.url == url("partner_list")
