"""What awaits a person while a partnership is built: offers that were written and not confirmed."""

from partnerships import actions
from partnerships.awaits import awaits


def titles(member) -> list[str]:
    return [one.title for one in awaits(member)]


def test_declared_offers_await_their_partner_until_they_are_confirmed(made, facilitator, alice, bob):
    assert "Confirm 1 offer of Logis & Lumière" in titles(alice)
    assert not [title for title in titles(bob) if "offer" in title]
    actions.make_offer(made.law, by=facilitator, partner=bob.partner, level=1)
    assert "Confirm 1 offer of Ville de Saint-Aubin" in titles(bob)
    actions.confirm_offer(made.offer, by=alice)
    assert not [title for title in titles(alice) if "offer" in title]
