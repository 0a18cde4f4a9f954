"""The page of a need: its offers up to delivered, and the acts of the moment."""

from decimal import Decimal

from partnerships import actions
from partnerships.contents.needs import need_matrix
from partnerships.contents.offers import need_page
from tests.conftest import text


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
