"""An offer is committed once confirmed, and then stays as it is."""

from partnerships import actions
from partnerships.models import Offer, Partner
from tests.partnerships.saying import last_entry, refused


def test_an_offer_is_committed_once_confirmed_and_then_stays_as_it_is(offer, alice, bob):
    assert "not confirmed yet" in refused(actions.commit_offer, offer, by=alice)
    offer = actions.confirm_offer(offer, by=alice)
    assert "representatives" in refused(actions.commit_offer, offer, by=bob)
    offer = actions.commit_offer(offer, by=alice)
    assert offer.state == Offer.State.COMMITTED
    assert "committed already" in refused(actions.commit_offer, offer, by=alice)
    assert "confirmed already" in refused(actions.confirm_offer, offer, by=alice)
    assert "it no longer changes" in refused(actions.change_offer, offer, by=alice, level=1)


def test_the_facilitator_commits_on_behalf_and_the_register_says_so(offer, facilitator, alice):
    actions.confirm_offer(offer, by=alice)
    actions.commit_offer(offer, by=facilitator)
    assert last_entry().on_behalf_of == offer.partner


def test_a_candidate_does_not_commit(made, facilitator):
    bank = Partner.objects.get(code="BDF")
    offer = actions.make_offer(made.law, by=facilitator, partner=bank, level=2)
    offer = actions.confirm_offer(offer, by=facilitator)
    assert "once it is a partner" in refused(actions.commit_offer, offer, by=facilitator)
