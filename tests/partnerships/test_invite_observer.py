"""An organisation comes in as an observer: it reads, may have a seat without a vote, and is no partner."""

import pytest
from django.urls import reverse

from governance import actions as governance
from partnerships import actions
from partnerships.models import Invitation, Member, Partner
from tests.conftest import text


@pytest.fixture
def invited(partnership, facilitator) -> Partner:
    person = {"name": "Zoé", "email": "zoe@example.org"}
    return actions.invite_partner(
        partnership, by=facilitator, organisation="Agence de l’énergie", code="ALE", observer=True, **person
    )


@pytest.fixture
def zoe(invited) -> Member:
    invitation = Invitation.objects.get(partner=invited)
    user = actions.open_account(invitation)
    actions.accept_invitation(invitation, by=user)
    return Member.objects.standing_of(user, invited.partnership)


def test_the_register_says_it_comes_as_an_observer(invited, zoe, partnership):
    events = list(partnership.journal.filter(event__contains="observer").values_list("event", flat=True))
    assert events == ["partnerships.observer_invited", "partnerships.observer_joined"]


def test_accepting_makes_it_no_partner(invited, zoe):
    invited.refresh_from_db()
    assert invited.standing == Partner.Standing.OBSERVER
    assert invited.joined_at is not None
    assert not zoe.represents
    assert invited not in invited.partnership.partners.full()


def test_it_reads_and_has_a_seat_without_a_vote(invited, zoe, partnership, facilitator, login):
    body = governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
    seat = governance.add_seat(body, by=facilitator, partner=invited, voting=False)
    since = partnership.today()
    governance.give_mandate(seat, by=facilitator, member=zoe, capacity="titular", since_on=since)
    page = login(zoe).get(reverse("governance:committee", args=[partnership.slug])).content.decode()
    assert "Observers, without a vote" in page
    assert "3 seats vote." in page


def test_from_the_page(partnership, facilitator, login):
    browser, page = login(facilitator), reverse("partnerships:invite_partner", args=[partnership.slug])
    assert "As an observer" in browser.get(page).content.decode()
    given = {"organisation": "Agence", "code": "ALE", "sector": "public", "observer": "on"}
    answer = browser.post(page, {**given, "name": "Zoé", "email": "zoe@example.org"})
    assert answer.status_code == 302
    assert Partner.objects.get(code="ALE").standing == Partner.Standing.OBSERVER
