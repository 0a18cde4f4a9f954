"""Who left and is invited again takes their place again, or one elsewhere."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.contents.partners import spokespeople
from partnerships.models import Invitation, JournalEntry, Member, Role
from tests.conftest import join
from tests.partnerships.invitations import join_colleague


def end(member: Member, facilitator: Member, at, *moment: int) -> None:
    with at(*moment):
        actions.end_member(member, by=facilitator)


def test_who_left_and_is_invited_again_comes_back(partnership, facilitator, llu, alice, at):
    join_colleague(llu, facilitator, "yves")
    end(alice, facilitator, at, 2026, 2, 1)
    with at(2026, 3, 1):
        again = actions.invite_member(llu, by=facilitator, name="Alice", email="alice@example.org")
        actions.accept_invitation(again, by=alice.user)
    back = Member.objects.standing_of(alice.user, partnership)
    assert back.pk == alice.pk
    assert back.represents
    periods = [(role.since_at.date().isoformat(), role.ended_at) for role in alice.roles.order_by("pk")]
    assert [since for since, _until in periods] == ["2026-01-05", "2026-03-01"]
    assert periods[0][1].date().isoformat() == "2026-02-01"
    assert periods[1][1] is None


def test_who_comes_back_for_another_partner_leaves_the_history_where_it_was(
    partnership, facilitator, llu, alice, bob, at
):
    end(alice, facilitator, at, 2026, 2, 1)
    with at(2026, 3, 1):
        again = actions.invite_member(bob.partner, by=facilitator, name="Alice", email="alice@example.org")
        actions.accept_invitation(again, by=alice.user)
    back = Member.objects.standing_of(alice.user, partnership)
    assert back.partner == bob.partner
    assert [role.ended_at is None for role in spokespeople(llu)] == [False]
    assert [role.member.user.name for role in spokespeople(bob.partner)] == ["Bob", "Alice"]


def test_who_speaks_for_one_partner_does_not_speak_for_another(facilitator, bob, alice):
    invitation = actions.invite_member(bob.partner, by=facilitator, name="Alice", email="alice@example.com")
    Invitation.objects.filter(pk=invitation.pk).update(email="alice@example.org")
    with pytest.raises(Refused, match="You already represent another partner here"):
        actions.accept_invitation(invitation, by=alice.user)


def test_two_invitations_accepted_in_turn_make_one_partner(partnership, facilitator):
    """The second person finds a partner; the register says once that it joined."""
    dana = join(facilitator, "Atelier", "ATE", "dana")
    join_colleague(dana.partner, facilitator, "dora")
    assert JournalEntry.objects.filter(event="partnerships.partner_joined", params__partner="Atelier").count() == 1
    assert Role.objects.filter(member__partner=dana.partner, ended_at=None).count() == 2
