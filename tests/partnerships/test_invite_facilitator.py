"""Somebody facilitates too: a partnership never depends on one person."""

from datetime import timedelta

import pytest

from core import clock, mail
from core.models import Mail
from core.refusals import Refused
from partnerships import actions
from partnerships.models import Invitation, JournalEntry, Member

WHO = {"name": "Fanny", "email": "fanny@example.org"}


def accept(email: str) -> Member:
    invitation = Invitation.objects.filter(email=email).latest("pk")
    user = actions.open_account(invitation)
    actions.accept_invitation(invitation, by=user)
    return Member.objects.standing_of(user, invitation.partnership)


def test_from_the_form_to_the_role(partnership, url, login, facilitator):
    browser = login(facilitator)
    assert browser.post(url("invite_facilitator"), WHO).status_code == 302
    told = mail.opened(Mail.objects.filter(to=WHO["email"]).latest("pk"))
    for body in (told["text"], told["html"]):
        assert "et à l’animer aussi" in body or "to facilitate it too" in body
    fanny = accept(WHO["email"])
    assert fanny.is_facilitator
    assert fanny.partner is None
    assert not fanny.represents
    read = login(fanny).get(url("journal")).text
    assert "Bruno invited somebody to facilitate too." in read
    assert login(fanny).get(url("add_need")).status_code == 200


def test_a_representative_may_facilitate_too_and_keeps_speaking(partnership, facilitator, bob):
    actions.invite_facilitator(partnership, by=facilitator, name="Bob", email="BOB@example.org")
    both = accept("bob@example.org")
    assert both.is_facilitator
    assert both.represents
    assert both.partner == bob.partner


def test_the_link_says_what_is_asked(partnership, facilitator, login, stranger, monkeypatch):
    monkeypatch.setattr("secrets.token_urlsafe", lambda size: "the-token-of-this-test")
    actions.invite_facilitator(partnership, by=facilitator, name="Mallory", email=stranger.email)
    browser = login(stranger)
    browser.get("/invitations/the-token-of-this-test/")
    read = browser.get("/invitations/").text
    assert "invites you to facilitate this partnership too" in read
    assert "Name of the organisation" not in read
    accepted = browser.post("/invitations/", {})
    assert accepted.url == partnership.get_absolute_url()


def test_who_facilitates_already(partnership, facilitator, login, url):
    answer = login(facilitator).post(url("invite_facilitator"), {"name": "Bruno", "email": "Bruno@Example.org"})
    assert answer.status_code == 403
    assert "The person at this address facilitates already." in answer.text
    assert "Bruno@Example.org" in answer.text


def test_only_the_facilitator_invites_one_and_not_when_it_is_closed(partnership, facilitator, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.invite_facilitator(partnership, by=alice, **WHO)
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.invite_facilitator(partnership, by=facilitator, **WHO)


def test_the_register_keeps_no_name_of_who_has_not_joined(partnership, facilitator, login, url):
    invitation = actions.invite_facilitator(partnership, by=facilitator, **WHO)
    with clock.at(invitation.sent_at + timedelta(minutes=1)):
        actions.resend_invitation(invitation, by=facilitator)
    actions.revoke_invitation(invitation, by=facilitator)
    assert "Fanny" not in "".join(entry.canonical for entry in JournalEntry.objects.all())
    assert (
        "withdrew the invitation sent to somebody who would facilitate." in login(facilitator).get(url("journal")).text
    )
