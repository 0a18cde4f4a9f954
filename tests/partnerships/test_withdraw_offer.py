"""An offer is withdrawn with a reason, unless something rests on it."""

from partnerships import actions
from partnerships.contents.needs import need_matrix
from partnerships.models import Offer
from tests.conftest import text
from tests.partnerships.saying import last_entry, refused


def test_a_withdrawn_offer_counts_no_more_and_may_be_made_again(made, offer, alice, login, url):
    assert "Write why" in refused(actions.withdraw_offer, offer, by=alice, reason="  ")
    answer = login(alice).post(url("withdraw_offer", offer.uuid), {"reason": "Plus personne"})
    assert answer.status_code == 302
    assert need_matrix(made.partnership, by=alice).uncovered == 2
    assert last_entry().params["reason"] == "Plus personne"
    offer.refresh_from_db()
    for act, more in (
        (actions.withdraw_offer, {"reason": "Encore"}),
        (actions.confirm_offer, {}),
        (actions.commit_offer, {}),
        (actions.change_offer, {"level": 2}),
    ):
        assert refused(act, offer, by=alice, **more) == "This offer is withdrawn."
    again = actions.make_offer(made.finding, by=alice, level=2)
    assert again.pk != offer.pk


def test_an_offer_on_which_a_contribution_rests_is_not_withdrawn(made, offer, alice):
    promised = {"title": text("Coordination"), "kind": "cash", "offer": offer}
    contribution = actions.promise_contribution(made.partnership, by=alice, **promised)
    assert "A contribution rests on this offer" in refused(actions.withdraw_offer, offer, by=alice, reason="Fin")
    actions.withdraw_contribution(contribution, by=alice, reason="Fin")
    assert actions.withdraw_offer(offer, by=alice, reason="Fin").withdrawn_at


def test_a_closed_partnership_keeps_its_offers(made, offer, alice, facilitator):
    actions.change_stage(made.partnership, by=facilitator, stage="closed", reason="Fin")
    offer = Offer.objects.get(pk=offer.pk)
    assert "closed" in refused(actions.withdraw_offer, offer, by=alice, reason="Fin")
