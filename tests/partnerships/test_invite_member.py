"""A colleague of a partner is invited by its own people, or by the facilitator, who does not thereby speak for it."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import JournalEntry, Partner
from tests.partnerships.invitations import join_colleague

BRUNO = {"name": "Bruno", "email": "Bruno@example.org"}
YVES = {"name": "Yves", "email": "yves@example.org"}


def test_the_facilitator_does_not_invite_themselves_to_speak_for_a_partner(url, login, facilitator, llu):
    with pytest.raises(Refused, match="facilitates the partnership: the partner's own people invite them"):
        actions.invite_member(llu, by=facilitator, **BRUNO)
    answer = login(facilitator).post(url("invite_member", "LLU"), BRUNO)
    assert answer.status_code == 403
    assert "the partner&#x27;s own people invite them" in answer.text
    assert "Bruno@example.org" in answer.text, "what was typed is kept"


def test_nor_somebody_who_facilitates_with_them(partnership, facilitator, llu):
    invited = actions.invite_facilitator(partnership, by=facilitator, name="Fanny", email="fanny@example.org")
    actions.accept_invitation(invited, by=actions.open_account(invited))
    with pytest.raises(Refused, match="the partner's own people invite them"):
        actions.invite_member(llu, by=facilitator, name="Fanny", email="fanny@example.org")


def test_the_partner_s_own_people_may_invite_who_facilitates(alice, llu):
    assert actions.invite_member(llu, by=alice, **BRUNO).partner == llu


def test_where_nobody_speaks_any_more_the_facilitator_may(facilitator, alice, llu):
    actions.end_member(alice, by=alice)
    assert actions.invite_member(llu, by=facilitator, **BRUNO).partner == llu


def test_who_speaks_for_the_partner_is_told(facilitator, alice, llu):
    yves = join_colleague(llu, facilitator, "yves")
    told = JournalEntry.objects.filter(event="partnerships.member_invited")
    assert [notice.user for notice in told.latest("pk").notices.all()] == [alice.user]
    actions.invite_member(llu, by=alice, name="Zoé", email="zoe@example.org")
    assert [notice.user for notice in told.latest("pk").notices.all()] == [yves.user], "who invites knows"


def test_nobody_is_invited_for_who_has_just_left(facilitator, llu):
    read_before = Partner.objects.get(pk=llu.pk)
    actions.withdraw_partner(llu, by=facilitator, reason="Elections")
    with pytest.raises(Refused, match="This organisation has left the partnership"):
        actions.invite_member(read_before, by=facilitator, **YVES)
