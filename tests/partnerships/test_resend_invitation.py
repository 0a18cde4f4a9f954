"""A fresh link stops the one before; the address to which it goes is for the facilitator."""

from tests.partnerships.invitations import ACCEPT, latest, link, link_in, outbox, visitor

__all__ = ["link", "outbox", "visitor"]


def test_a_fresh_link_stops_the_one_before(made, link, visitor, login, facilitator, url):
    answer = login(facilitator).post(url("resend_invitation", made.invitation.uuid))
    assert answer.status_code == 302
    visitor.get(link)
    assert visitor.get(ACCEPT).status_code == 404
    visitor.get(link_in(latest("zoe@example.org")))
    assert visitor.get(ACCEPT).status_code == 200


def test_the_address_of_who_is_invited_is_for_the_facilitator(made, login, facilitator, alice, url):
    assert "zoe@example.org" in login(facilitator).get(url("partner_list")).text
    read = login(alice).get(url("partner_list")).text
    assert "Zoe" in read
    assert "zoe@example.org" not in read
