"""Seating the committee: by the facilitator, once, one voting seat per partner."""

import pytest

from core.refusals import Refused
from governance import actions
from partnerships.models import Partner
from tests.conftest import text


def test_every_partner_gets_one_voting_seat(partnership, facilitator):
    body = actions.seat_committee(partnership, by=facilitator, name=text("COPIL"))
    assert sorted(seat.partner.code for seat in body.seats.voting()) == ["CAL", "LLU", "VSA"]
    assert partnership.journal.latest("sequence").event == "governance.committee_seated"


def test_only_the_facilitator_seats_it(partnership, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.seat_committee(partnership, by=alice, name=text("COPIL"))


def test_it_is_seated_once(committee, partnership, facilitator):
    with pytest.raises(Refused, match="seated already"):
        actions.seat_committee(partnership, by=facilitator, name=text("COPIL"))


def test_not_in_a_closed_partnership(partnership, facilitator):
    partnership.state = partnership.State.CLOSED
    partnership.save()
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.seat_committee(partnership, by=facilitator, name=text("COPIL"))


def test_a_candidate_has_no_voting_seat(partnership, facilitator, llu):
    Partner.objects.filter(pk=llu.pk).update(standing=Partner.Standing.CANDIDATE)
    llu.refresh_from_db()
    with pytest.raises(Refused, match="Only partners vote"):
        actions.seat_committee(partnership, by=facilitator, name=text("COPIL"), partners=[llu])
    assert not partnership.bodies.exists()
