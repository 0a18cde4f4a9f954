"""Adding a seat: a partner's votes, an observer's does not."""

import pytest

from accounts.models import Organisation
from core.refusals import Refused
from governance import actions
from partnerships.models import Partner


@pytest.fixture
def agency(partnership) -> Partner:
    """An organisation that observes."""
    organisation = Organisation.objects.create(name="Agence de l’énergie")
    standing = Partner.Standing.OBSERVER
    return Partner.objects.create(partnership=partnership, organisation=organisation, code="ALE", standing=standing)


def test_an_observer_sits_without_a_vote(committee, facilitator, agency):
    seat = actions.add_seat(committee.body, by=facilitator, partner=agency, voting=False)
    assert seat not in committee.body.seats.voting()
    assert seat in committee.body.seats.held()


def test_an_observer_does_not_vote(committee, facilitator, agency):
    with pytest.raises(Refused, match="Only partners vote"):
        actions.add_seat(committee.body, by=facilitator, partner=agency)


def test_only_the_facilitator_adds_it(committee, alice, agency):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.add_seat(committee.body, by=alice, partner=agency, voting=False)


def test_one_organisation_one_seat(committee, facilitator, llu):
    with pytest.raises(Refused, match="one organisation, one seat"):
        actions.add_seat(committee.body, by=facilitator, partner=llu)


def test_who_left_gets_no_seat(committee, facilitator, agency):
    agency.standing = Partner.Standing.FORMER
    agency.save()
    with pytest.raises(Refused, match="has left the partnership"):
        actions.add_seat(committee.body, by=facilitator, partner=agency, voting=False)
