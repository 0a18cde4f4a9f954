"""An offer is confirmed by the partner's own people, and listed until then."""

from partnerships import actions, rules
from partnerships.contents.needs import need_matrix
from partnerships.models import Offer


def test_the_list_to_confirm_agrees_with_the_rule(made, facilitator, alice, bob, carol):
    actions.make_offer(made.law, by=bob, level=2)
    firm = actions.make_offer(made.law, by=carol, level=2)
    actions.confirm_offer(firm, by=carol)
    for who in (facilitator, alice, bob, carol):
        listed = {line.offer for line in need_matrix(made.partnership, by=who).waiting}
        assert listed == {offer for offer in Offer.objects.all() if rules.confirm_offer.allows(who, offer)}


def test_offering_and_confirming(made, url, login, bob, alice):
    answer = login(bob).post(url("make_offer", "N02"), {"level": "2", "conditions_fr": "Dès mars"})
    assert answer.status_code == 302
    offer = Offer.objects.get(need=made.law)
    assert (offer.partner, offer.level, offer.state) == (bob.partner, 2, "declared")
    refused = login(alice).post(url("confirm_offer", offer.uuid))
    assert refused.status_code == 403
    assert "Only this partner&#x27;s representatives" in refused.text
    assert login(bob).post(url("confirm_offer", offer.uuid)).status_code == 302
    offer.refresh_from_db()
    assert offer.state == "confirmed"
    again = login(bob).post(url("confirm_offer", offer.uuid))
    assert "This offer is confirmed already." in again.text
