"""A mandate does not outlive the place of its person."""

from datetime import date

from governance import actions as governance
from governance.contents import committee as committee_page
from governance.models import Mandate
from partnerships import actions
from tests.partnerships.invitations import join_colleague
from tests.partnerships.leaving import seats

__all__ = ["seats"]


def test_a_mandate_does_not_outlive_the_place(seats, partnership, facilitator, alice, llu):
    yves = join_colleague(llu, facilitator, "yves")
    actions.end_member(alice, by=facilitator)
    assert [place.seat.partner.code for place in committee_page(partnership).vacant] == ["LLU"]
    given = {"capacity": "titular", "since_on": date(2026, 1, 1)}
    mandate = governance.give_mandate(seats["LLU"], by=facilitator, member=yves, **given)
    assert mandate.runs(partnership.today())


def test_a_mandate_does_not_follow_its_person_to_another_partner(seats, partnership, facilitator, alice, bob):
    actions.end_member(alice, by=facilitator)
    again = actions.invite_member(bob.partner, by=facilitator, name="Alice", email="alice@example.org")
    actions.accept_invitation(again, by=alice.user)
    assert not Mandate.objects.running(partnership.today()).filter(member=alice).exists()
