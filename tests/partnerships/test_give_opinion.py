"""Opinions on an amendment advise, keep what was said before, and are awaited from those who may give them."""

import pytest

from core.refusals import Refused
from partnerships import actions, rules
from partnerships.models import Opinion
from tests.partnerships.amendments import OF_RESEARCHERS, amend, first, shared, version

__all__ = ["amend", "first", "shared", "version"]


def test_opinions_advise_and_keep_what_was_said_before(amend, bob, carol, facilitator):
    one = amend()
    with pytest.raises(Refused, match="Say why your organisation is against"):
        actions.give_opinion(one, by=bob, position="against")
    actions.give_opinion(one, by=bob, position="against", reason="It excludes us.")
    actions.give_opinion(one, by=bob, position="favourable")
    actions.give_opinion(one, by=carol, position="concern", reason="And the staff?")
    live = {opinion.partner.code: opinion.position for opinion in Opinion.objects.live()}
    assert live == {"VSA": "favourable", "CAL": "concern"}
    assert Opinion.objects.count() == 3
    with pytest.raises(Refused, match="Only representatives of partners"):
        actions.give_opinion(one, by=facilitator, position="favourable")
    actions.withdraw_amendment(one, by=one.made_by)
    with pytest.raises(Refused, match="has its outcome already"):
        actions.give_opinion(one, by=bob, position="favourable")


def test_the_twin_agrees_with_the_rule(amend, alice, bob, carol, facilitator):
    one, two = amend(), amend(OF_RESEARCHERS, by=facilitator, on_behalf_of=carol.partner)
    actions.give_opinion(one, by=bob, position="favourable")
    expected = {alice: {2}, bob: {2}, carol: {1}, facilitator: set()}
    for member, numbers in expected.items():
        assert set(rules.awaiting_opinion_from(member).values_list("number", flat=True)) == numbers
        for amendment in (one, two):
            if amendment.number in numbers:
                assert rules.give_opinion.allows(member, amendment)


def test_an_opinion_is_given_and_read(amend, url, login, bob, facilitator):
    one = amend()
    page = login(bob).get(url("amendment_detail", one.number)).text
    assert "What does Ville de Saint-Aubin think of it?" in page
    bare = login(bob).post(url("give_opinion", one.number), {"position": "against"})
    assert (bare.status_code, "Say why your organisation is against" in bare.text) == (403, True)
    said = login(bob).post(url("give_opinion", one.number), {"position": "concern", "reason": "Who pays?"}, follow=True)
    assert "Your opinion is written down: in favour with a concern." in said.text and "Who pays?" in said.text
    assert Opinion.objects.get().partner.code == "VSA"
    assert "1 with a concern" in login(facilitator).get(url("vision")).text
