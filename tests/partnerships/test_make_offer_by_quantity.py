"""Offers to a need by quantity add up; a quantity badly typed comes back."""

from decimal import Decimal

import pytest

from partnerships import actions
from partnerships.contents.needs import need_matrix
from tests.conftest import text
from tests.partnerships.saying import refused


@pytest.fixture
def hours(made, facilitator):
    """A need asked by quantity."""
    asked = {"title": text("Permanences", "Drop-in hours"), "quantity": Decimal(600), "unit": text("heures", "hours")}
    return actions.add_need(made.partnership, by=facilitator, criticality=2, **asked)


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
