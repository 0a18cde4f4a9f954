"""The code that opens an account: wrong, without a link, asked for without end."""

from django.urls import reverse

from accounts.models import User
from tests.partnerships.invitations import ACCEPT, START, link, outbox, visitor

__all__ = ["link", "outbox", "visitor"]


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


def test_codes_are_not_sent_without_end(made, link, visitor):
    visitor.get(link)
    answers = [visitor.post(START) for _time in range(5)]
    assert answers[-1].status_code == 429
    assert "Wait a few minutes" in answers[-1].text


def test_an_account_speaks_the_language_of_who_opens_it(made, link, visitor):
    visitor.cookies["django_language"] = "en"
    visitor.get(link)
    visitor.post(START)
    assert made.invitation.language == "fr"
    assert User.objects.known(made.invitation.email).language == "en"
