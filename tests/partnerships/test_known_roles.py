"""Who comes through the door is known with the roles they hold now, in one query."""

from core import clock
from partnerships.models import Member, Role


def test_all_roles_held_now_and_no_other(partnership, alice, django_assert_num_queries):
    Role.objects.create(member=alice, role=Role.Name.FACILITATOR, since_at=clock.now())
    with django_assert_num_queries(1):
        known = Member.objects.standing_of(alice.user, partnership)
        assert known.held_roles == {"facilitator", "representative"}
    alice.roles.filter(role=Role.Name.REPRESENTATIVE).update(ended_at=clock.now())
    assert Member.objects.standing_of(alice.user, partnership).held_roles == {"facilitator"}


def test_who_holds_none_any_more_holds_none(partnership, alice):
    alice.roles.update(ended_at=clock.now())
    assert Member.objects.standing_of(alice.user, partnership).held_roles == frozenset()


def test_a_stranger_has_no_standing(partnership, stranger):
    assert Member.objects.standing_of(stranger, partnership) is None
