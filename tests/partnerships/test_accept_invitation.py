"""From the message to the place: the link, the code, the yes; and to whom alone it opens."""

from allauth.account.models import EmailAddress
from django.test import Client
from django.urls import reverse

from accounts.models import User
from partnerships.models import Invitation, Member, Partner
from tests.partnerships.invitations import ACCEPT, START, code_in, latest, link, outbox, visitor

__all__ = ["link", "outbox", "visitor"]


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
    assert "Start by saying why your organisation is in." in visitor.get(accepted.url).text
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
