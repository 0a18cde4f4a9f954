"""An offer from declared to committed, delivered or withdrawn with a reason; every refusal is a sentence."""

from decimal import Decimal

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.contents.needs import need_matrix
from partnerships.contents.offers import need_page
from partnerships.models import JournalEntry, Offer, Partner
from tests.conftest import text


@pytest.fixture
def offer(made) -> Offer:
    return made.offer


@pytest.fixture
def hours(made, facilitator):
    """A need asked by quantity."""
    asked = {"title": text("Permanences", "Drop-in hours"), "quantity": Decimal(600), "unit": text("heures", "hours")}
    return actions.add_need(made.partnership, by=facilitator, criticality=2, **asked)


def refused(act, *args, **kwargs) -> str:
    with pytest.raises(Refused) as told:
        act(*args, **kwargs)
    return told.value.reason


def last_entry() -> JournalEntry:
    return JournalEntry.objects.latest("sequence")


def test_a_confirmed_offer_that_changes_is_declared_again(made, offer, alice, login, url):
    actions.confirm_offer(offer, by=alice)
    page = login(alice).get(url("change_offer", offer.uuid)).text
    assert "Once changed it is only declared again" in page
    answer = login(alice).post(url("change_offer", offer.uuid), {"level": "2", "conditions_fr": "Dès mars"})
    assert answer.status_code == 302
    offer.refresh_from_db()
    assert (offer.level, offer.state, offer.conditions["fr"]) == (2, "declared", "Dès mars")
    assert last_entry().params["before"]["en"] == "reference, can train others"
    assert last_entry().params["after"]["fr"] != last_entry().params["after"]["en"]


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


def test_an_offer_is_delivered_once_what_rests_on_it_is(made, offer, alice):
    """The fourth state is derived; a contribution that was withdrawn does not hold it back."""

    def states() -> list[str]:
        return [line.state for line in need_page(made.finding, alice)["lines"]]

    promised = {"kind": "cash", "planned": Decimal(100), "offer": offer}
    one = actions.promise_contribution(made.partnership, by=alice, title=text("Un"), **promised)
    two = actions.promise_contribution(made.partnership, by=alice, title=text("Deux"), **promised)
    today = made.partnership.today()
    actions.record_delivery(one, by=alice, delivered_on=today, amount=Decimal(100))
    assert states() == ["declared"]
    actions.record_delivery(two, by=alice, delivered_on=today, amount=Decimal(99))
    assert states() == ["declared"]
    actions.withdraw_contribution(two, by=alice, reason="Trop")
    assert states() == ["delivered"]
    assert need_matrix(made.partnership, by=alice).rows[0].cells[0].state == "delivered"


def test_quantities_add_up(made, hours, alice, bob, carol, login, url):
    for who, amount in ((alice, "250,5"), (bob, "200")):
        answer = login(who, "fr").post(url("make_offer", hours.code), {"quantity": amount})
        assert answer.status_code == 302
    row = need_matrix(made.partnership, by=alice).rows[-1]
    assert (row.state, row.why) == ("partial", "450.5 offered, 600 hours required")
    actions.make_offer(hours, by=carol, quantity=Decimal("149.5"))
    row = need_matrix(made.partnership, by=alice).rows[-1]
    assert row.state == "fragile"
    assert row.why == "rests on Logis & Lumière, Ville de Saint-Aubin and Calorane SA"
    assert [cell.word for cell in row.cells] == ["250.5 hours", "200 hours", "149.5 hours"]
    assert not any(cell.only for cell in row.cells)
    page = login(alice).get(url("need_list")).text
    assert "250.5 hours" in page
    shown = login(alice).get(url("need_detail", hours.code)).text
    assert "Quantity required: 600 hours; offers add up." in shown


@pytest.mark.parametrize(
    "typed", ["0", "-3", "NaN", "Infinity", "1e999", "1e3", "1" + "0" * 30, "1.234", "mille", "0.001"]
)
def test_a_quantity_badly_typed(hours, alice, login, url, typed):
    answer = login(alice).post(url("make_offer", hours.code), {"quantity": typed, "conditions_fr": "Le soir"})
    assert answer.status_code == 422
    assert "errors" in answer.text
    assert "Le soir" in answer.text
    assert not hours.offers.exists()


def test_a_level_does_not_answer_a_quantity_nor_a_quantity_a_level(made, hours, offer, alice):
    assert "offer a quantity" in refused(actions.make_offer, hours, by=alice, level=2)
    assert "offer a level" in refused(actions.make_offer, made.law, by=alice, quantity=Decimal(3))
    assert "offer a level" in refused(actions.change_offer, offer, by=alice, quantity=Decimal(3))


def test_a_level_sent_to_a_need_by_quantity_is_not_read(hours, alice, login, url):
    assert login(alice).post(url("make_offer", hours.code), {"level": "3"}).status_code == 422


def test_the_page_of_a_need_offers_the_acts_of_the_moment(made, offer, alice, bob, facilitator, login, url):
    address = url("need_detail", "N01")
    mine, theirs = login(alice).get(address).text, login(bob).get(address).text
    for act in ("confirm_offer", "change_offer", "withdraw_offer"):
        assert url(act, offer.uuid) in mine
        assert url(act, offer.uuid) not in theirs
    assert url("commit_offer", offer.uuid) not in mine
    assert login(alice).post(url("confirm_offer", offer.uuid)).status_code == 302
    assert url("commit_offer", offer.uuid) in login(alice).get(address).text
    assert login(alice).post(url("commit_offer", offer.uuid)).status_code == 302
    assert "Reference, can train others, committed." in login(alice).get(address).text
    assert "Drop the need" not in theirs
    read = login(facilitator).get(address).text
    assert "it can be dropped once they are withdrawn" in read
    assert login(facilitator).get(url("need_detail", "N02")).text.count("Nobody offers anything to this need yet") == 1


def test_a_candidate_s_offer_says_that_it_does_not_count(made, facilitator, login, url):
    bank = Partner.objects.get(code="BDF")
    actions.make_offer(made.law, by=facilitator, partner=bank, level=3)
    read = login(facilitator).get(url("need_detail", "N02")).text
    assert "candidate, not counted yet" in read
    assert "Not covered" in read


def test_a_closed_partnership_keeps_its_offers(made, offer, alice, facilitator):
    actions.change_stage(made.partnership, by=facilitator, stage="closed", reason="Fin")
    offer = Offer.objects.get(pk=offer.pk)
    assert "closed" in refused(actions.withdraw_offer, offer, by=alice, reason="Fin")
