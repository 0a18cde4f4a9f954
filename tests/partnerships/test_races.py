"""Two people accept, leave or go at the same moment: one place, one partner, one facilitator at least."""

from functools import partial

import pytest

from core.canonical import fingerprint
from core.refusals import Refused
from partnerships import actions
from partnerships.models import Invitation, JournalEntry, Member, Partner, Role
from tests.partnerships.shared import elsewhere, fanny
from tests.racing import emptied, together

__all__ = ["elsewhere", "emptied", "fanny"]
ROUNDS = 3
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def invite(partnership, facilitator):
    """A new organisation invited through as many people as asked, none of them come yet."""

    def invited(number: int, people: int) -> list[Invitation]:
        details = {"organisation": f"Org {number}", "code": f"ORG{number}", "name": "P"}
        partner = actions.invite_partner(partnership, by=facilitator, email=f"p0.{number}@example.org", **details)
        for rank in range(1, people):
            actions.invite_member(partner, by=facilitator, name="P", email=f"p{rank}.{number}@example.org")
        return list(partner.invitations.order_by("pk"))

    return invited


def accepting(invitation: Invitation) -> partial:
    return partial(actions.accept_invitation, invitation, by=actions.open_account(invitation))


def test_an_invitation_accepted_twice_at_once_opens_one_place(invite):
    for number in range(ROUNDS):
        (invitation,) = invite(number, 1)
        gave = together(*[accepting(invitation)] * 3)
        assert sum(isinstance(one, Member) for one in gave) == 1
        assert {str(one) for one in gave if isinstance(one, Refused)} == {"This invitation has already been used."}
        assert Member.objects.filter(user__email=invitation.email).count() == 1


def test_two_first_people_at_once_make_one_partner(invite):
    for number in range(ROUNDS):
        gave = together(*[accepting(invitation) for invitation in invite(number, 2)])
        assert all(isinstance(one, Member) for one in gave), gave
        joined = JournalEntry.objects.filter(event="partnerships.partner_joined", params__partner=f"Org {number}")
        assert joined.count() == 1


def test_accepting_against_withdrawing_the_invitation(invite, facilitator):
    for number in range(ROUNDS):
        (invitation,) = invite(number, 1)
        came, _revoked = together(accepting(invitation), partial(actions.revoke_invitation, invitation, by=facilitator))
        invitation.refresh_from_db()
        assert invitation.state == ("accepted" if isinstance(came, Member) else "revoked")


def test_accepting_against_the_partner_s_leaving(invite, facilitator):
    for number in range(ROUNDS):
        first, second = invite(number, 2)
        accepting(first)()
        partner = Partner.objects.get(pk=first.partner_id)
        leave = partial(actions.withdraw_partner, partner, by=facilitator, reason="Elections")
        together(accepting(second), leave)
        assert not Role.objects.filter(member__partner=partner, ended_at=None).exists()
        assert not Member.objects.current().filter(partner=partner).exists()


def test_the_last_two_facilitators_do_not_both_go(partnership, facilitator, bob):
    invitation = actions.invite_facilitator(partnership, by=facilitator, name="Bob", email="bob@example.org")
    actions.accept_invitation(invitation, by=bob.user)
    both = [Member.objects.standing_of(who.user, partnership) for who in (facilitator, bob)]
    gave = together(*[partial(actions.end_member, who, by=who) for who in both])
    assert sum(isinstance(one, Refused) for one in gave) == 1
    assert Role.objects.filter(role="facilitator", ended_at=None).count() == 1


def test_one_organisation_described_in_two_partnerships_at_once(elsewhere, alice, llu):
    """Of two people who change one line of it, each in their partnership, one is told."""
    there = Member.objects.standing_of(alice.user, elsewhere.partnership)
    for number in range(ROUNDS):
        gave = together(
            *[
                partial(
                    actions.describe_partner,
                    place,
                    by=by,
                    identity={"seat": f"{number} {place.code}"},
                    seen=fingerprint(Partner.objects.get(pk=place.pk).identity),
                )
                for place, by in ((llu, alice), (elsewhere, there))
            ]
        )
        refused = [one for one in gave if isinstance(one, Refused)]
        assert len(refused) == 1, gave
        assert "Somebody changed this while you were writing." in refused[0].reason
