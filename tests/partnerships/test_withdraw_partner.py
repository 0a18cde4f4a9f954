"""A partner leaves before or after being bound, with a reason; and when it is refused."""

from datetime import date

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Invitation, Member, Partner
from tests.partnerships.leaving import WHY, leave, told

__all__ = ["leave"]


def test_before_being_bound_it_withdraws(leave, alice, partnership):
    gone = leave(by=alice)
    assert (gone.standing, gone.left_because) == (Partner.Standing.FORMER, WHY)
    assert gone.left_at is not None
    assert Member.objects.standing_of(alice.user, partnership) is None
    assert not alice.roles.filter(ended_at=None).exists()
    assert told("partner_withdrawn") == [
        "Alice (Logis & Lumière) wrote that Logis & Lumière withdraws before being bound by a charter: " + WHY
    ]
    assert told("partner_left") == []


def test_once_bound_it_leaves(leave, llu):
    actions.bind_partner(llu, since=date(2026, 1, 6))
    leave()
    assert told("partner_withdrawn") == []
    assert told("partner_left") == [
        "Bruno, on behalf of Logis & Lumière, wrote that Logis & Lumière, bound by the charter, "
        "leaves the partnership: " + WHY
    ]


def test_one_of_its_people_who_facilitates_stays_to_facilitate(leave, llu, partnership, facilitator, alice):
    actions.invite_facilitator(partnership, by=facilitator, name="Alice", email="alice@example.org")
    actions.accept_invitation(Invitation.objects.get(role="facilitator"), by=alice.user)
    leave()
    still = Member.objects.standing_of(alice.user, partnership)
    assert still.held_roles == {"facilitator"}
    assert not still.represents


@pytest.mark.parametrize("reason", ["", "  \n"])
def test_without_a_reason_it_is_asked_for(leave, reason):
    with pytest.raises(Refused, match="Write why it leaves"):
        leave(reason=reason)


def test_the_lead_partner_does_not_leave(leave, partnership, facilitator, llu, bob):
    actions.name_lead_partner(partnership, by=facilitator, partner=llu)
    with pytest.raises(Refused, match="Name another lead partner first"):
        leave()
    actions.name_lead_partner(partnership, by=facilitator, partner=bob.partner)
    assert leave().left_at


def test_nobody_leaves_twice_for_others_or_once_it_is_closed(leave, partnership, facilitator, bob):
    with pytest.raises(Refused, match="Only this partner's representatives"):
        leave(by=bob)
    leave()
    with pytest.raises(Refused, match="This organisation has left the partnership"):
        leave()
    actions.change_stage(partnership, by=facilitator, stage="closed")
    with pytest.raises(Refused, match="This partnership is closed"):
        actions.withdraw_partner(bob.partner, by=facilitator, reason=WHY)


def test_once_bound_its_own_people_give_notice_instead(leave, llu, alice):
    type(llu).objects.filter(pk=llu.pk).update(bound_since=llu.partnership.today())
    with pytest.raises(Refused, match="giving notice"):
        leave(by=alice)
