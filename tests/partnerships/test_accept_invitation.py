"""From the message to the place: the link, the code, the yes; and every way in which it does not work."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core import mail
from core.models import Mail
from partnerships import actions
from partnerships.models import Invitation, Member, Partner

ACCEPT = reverse("partnerships:accept_invitation")
START = reverse("partnerships:open_account")


def link_in(message: Mail) -> str:
    """The address that the message of an invitation holds, without the host."""
    return re.search(r"http://localhost:8000(/invitations/[\w-]+/)", mail.opened(message)["text"]).group(1)


def code_in(message: Mail) -> str:
    """The code that a sign-in message holds, alone on its line."""
    return re.search(r"^\s*([0-9A-Z-]{6,9})\s*$", mail.opened(message)["text"], re.MULTILINE).group(1)


def latest(to: str) -> Mail:
    """The last message to an address."""
    return Mail.objects.filter(to=to).latest("pk")


@pytest.fixture(autouse=True)
def outbox(settings):
    """Sign-in messages pass through the outbox, as they do outside the tests."""
    settings.EMAIL_BACKEND = "core.mail.OutboxBackend"


@pytest.fixture
def visitor() -> Client:
    return Client(headers={"accept-language": "en"})


@pytest.fixture
def link(made) -> str:
    """What Zoe of Banque received."""
    return link_in(latest("zoe@example.org"))


def test_from_the_message_to_the_place(made, link, visitor):
    opened = visitor.get(link)
    assert opened.status_code == 302
    assert opened.url == ACCEPT, "the token leaves the address"
    read = visitor.get(ACCEPT).text
    assert "Bruno" in read and "Banque" in read and "Shared Warmth" in read and "zoe@example.org" in read
    assert not User.objects.filter(email="zoe@example.org").exists(), "reading opens no account"

    asked = visitor.post(START)
    assert asked.status_code == 302
    assert asked.url.startswith(reverse("account_confirm_login_code"))
    assert visitor.get(asked.url).status_code == 200
    signed_in = visitor.post(asked.url, {"code": code_in(latest("zoe@example.org"))})
    assert signed_in.status_code == 302
    assert signed_in.url == ACCEPT
    address = EmailAddress.objects.get(email="zoe@example.org")
    assert address.verified

    accepted = visitor.post(signed_in.url, {"function_fr": "Directrice", "function_en": "Director"})
    assert accepted.status_code == 302
    assert accepted.url == reverse("partnerships:partner_detail", args=[made.partnership.slug, "BDF"])
    zoe = Member.objects.get(user__email="zoe@example.org")
    assert zoe.represents
    assert zoe.function == {"fr": "Directrice", "en": "Director"}
    assert zoe.partner.standing == Partner.Standing.PARTNER
    assert visitor.get(ACCEPT).status_code == 404, "the session forgets it"
    assert visitor.get(reverse("partnerships:partner_list", args=[made.partnership.slug])).status_code == 200


def test_reading_uses_nothing_up(made, link, visitor):
    for _time in range(3):
        visitor.get(link)
        assert visitor.get(ACCEPT).status_code == 200
    assert Client().get(link).url == ACCEPT
    made.invitation.refresh_from_db()
    assert made.invitation.state == Invitation.State.SENT


def test_a_wrong_code_opens_nothing(made, link, visitor):
    visitor.get(link)
    asked = visitor.post(START)
    assert visitor.post(asked.url, {"code": "WRONG1"}).status_code == 200
    assert visitor.get(ACCEPT).status_code == 200
    assert "Send me a code to sign in" in visitor.get(ACCEPT).text


def test_without_the_link_there_is_no_invitation(made, visitor, login, stranger):
    for browser in (visitor, login(stranger)):
        assert browser.get(ACCEPT).status_code == 404
        assert browser.post(ACCEPT).status_code == 404
        assert browser.post(START).status_code == 404
        browser.get(reverse("partnerships:invitation", args=["unknown"]))
        assert "This invitation is not valid" in browser.get(ACCEPT).text


def test_another_address_is_told_plainly_and_refused(made, link, login, stranger):
    browser = login(stranger)
    browser.get(link)
    assert (
        "You are signed in as mallory@example.org, and this invitation was sent to zoe@example.org."
        in browser.get(ACCEPT).text
    )
    assert browser.post(ACCEPT, {}).status_code == 403
    assert not Member.objects.filter(user=stranger).exists()
    assert browser.post(START).url == ACCEPT, "who is signed in needs no code"


def test_who_is_not_signed_in_accepts_nothing(made, link, visitor):
    visitor.get(link)
    assert visitor.post(ACCEPT, {}).status_code == 200
    made.invitation.refresh_from_db()
    assert made.invitation.state == Invitation.State.SENT


def test_withdrawn_used_or_old_it_says_so(made, link, visitor, facilitator, at):
    visitor.get(link)
    with at(2030, 1, 1):
        assert "This invitation is more than a week old." in visitor.get(ACCEPT).text
        refused = visitor.post(START)
        assert refused.status_code == 403
        assert "This invitation is no longer valid." in refused.text
    actions.revoke_invitation(made.invitation, by=facilitator)
    assert "This invitation has been withdrawn." in visitor.get(ACCEPT).text


def test_a_fresh_link_stops_the_one_before(made, link, visitor, login, facilitator, url):
    answer = login(facilitator).post(url("resend_invitation", made.invitation.uuid))
    assert answer.status_code == 302
    visitor.get(link)
    assert visitor.get(ACCEPT).status_code == 404
    visitor.get(link_in(latest("zoe@example.org")))
    assert visitor.get(ACCEPT).status_code == 200


def test_codes_are_not_sent_without_end(made, link, visitor):
    visitor.get(link)
    answers = [visitor.post(START) for _time in range(5)]
    assert answers[-1].status_code == 429
    assert "Wait a few minutes" in answers[-1].text


def test_withdrawing_asks_first_and_is_told(made, login, facilitator, alice, url):
    address = url("revoke_invitation", made.invitation.uuid)
    browser = login(facilitator)
    assert "Withdraw the invitation of Zoe?" in browser.get(address).text
    assert browser.post(address, {}).status_code == 302
    made.invitation.refresh_from_db()
    assert made.invitation.state == Invitation.State.REVOKED
    again = browser.post(address, {})
    assert again.status_code == 403
    assert "This invitation has already been accepted or withdrawn." in again.text
    assert login(alice).post(url("resend_invitation", made.invitation.uuid)).status_code == 403


def test_the_address_of_who_is_invited_is_for_the_facilitator(made, login, facilitator, alice, url):
    assert "zoe@example.org" in login(facilitator).get(url("partner_list")).text
    read = login(alice).get(url("partner_list")).text
    assert "Zoe" in read
    assert "zoe@example.org" not in read
