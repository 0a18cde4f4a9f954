"""A fresh link stops the one before; the address to which it goes is for the facilitator."""

from datetime import timedelta

import pytest

from core import clock
from core.refusals import Refused
from partnerships import actions
from partnerships.rules.invitations import MOST_IN_A_DAY
from tests.partnerships.invitations import ACCEPT, fill, latest, link, link_in, outbox, visitor

__all__ = ["link", "outbox", "visitor"]


def test_a_fresh_link_stops_the_one_before(made, link, visitor, login, facilitator, url):
    with clock.at(made.invitation.sent_at + timedelta(minutes=1)):
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


def test_not_twice_in_a_minute(made, login, facilitator, url):
    sent = made.invitation.sent_at
    with clock.at(sent + timedelta(seconds=59)):
        answer = login(facilitator).post(url("resend_invitation", made.invitation.uuid))
        assert answer.status_code == 403
        assert "This invitation was sent less than a minute ago." in answer.text
    with clock.at(sent + timedelta(seconds=60)):
        assert actions.resend_invitation(made.invitation, by=facilitator).sent_at == sent + timedelta(seconds=60)


def test_a_new_link_counts_among_those_of_the_day(made, facilitator):
    start = made.invitation.sent_at
    fill(made.partnership, facilitator, MOST_IN_A_DAY, start + timedelta(hours=24))
    with clock.at(start + timedelta(hours=25)), pytest.raises(Refused, match="At most 200 invitations are sent"):
        actions.resend_invitation(made.invitation, by=facilitator)
