"""The place of a facilitator: the last one stays, and only another facilitator ends it."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Member
from tests.partnerships.invitations import join_colleague


@pytest.fixture
def second(partnership, facilitator, bob) -> Member:
    """Bob facilitates too."""
    invitation = actions.invite_facilitator(partnership, by=facilitator, name="Bob", email="bob@example.org")
    actions.accept_invitation(invitation, by=bob.user)
    return Member.objects.standing_of(bob.user, partnership)


def test_the_last_facilitator_stays(facilitator, second, url, login):
    browser = login(second)
    assert browser.post(url("end_member", facilitator.uuid), {}).status_code == 302
    last = browser.post(url("end_member", second.uuid), {})
    assert last.status_code == 403
    assert "This is the last facilitator" in last.text


def test_only_a_facilitator_ends_the_place_of_one(second, facilitator):
    vera = join_colleague(second.partner, facilitator, "vera")
    vera = Member.objects.standing_of(vera.user, vera.partnership)
    with pytest.raises(Refused, match="only a facilitator ends their place"):
        actions.end_member(second, by=vera)
