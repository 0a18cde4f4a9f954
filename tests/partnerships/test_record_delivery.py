"""Deliveries are written line by line, add up, and are corrected by a line."""

from datetime import timedelta
from decimal import Decimal

import pytest

from partnerships import actions
from partnerships.models import Contribution, Delivery
from tests.partnerships.conftest import DAY
from tests.partnerships.saying import refused, said


@pytest.mark.usefixtures("later")
def test_deliveries_add_up_and_a_correction_is_a_line(grant, bob, login, url):
    address = url("record_delivery", "C01")
    browser = login(bob)
    assert browser.post(address, {"delivered_on": "2026-03-31", "amount": "30000"}).status_code == 302
    assert "€30,000 (33\u00a0%)" in browser.get(url("contribution_detail", "C01")).text
    silent = browser.post(address, {"delivered_on": "2026-04-01", "amount": "-500"})
    assert silent.status_code == 403
    assert "A correction comes with its reason." in silent.text
    too_much = browser.post(address, {"delivered_on": "2026-04-01", "amount": "-30000.01", "note": "Erreur"})
    assert "less than nothing" in too_much.text
    assert (
        browser.post(address, {"delivered_on": "2026-04-01", "amount": "-30000", "note": "Erreur"}).status_code == 302
    )
    assert sum(grant.deliveries.values_list("amount", flat=True)) == 0
    assert "-€30,000. Erreur" in said()
    assert "nothing yet" in browser.get(url("contribution_detail", "C01")).text


@pytest.mark.usefixtures("later")
def test_what_a_delivery_may_not_be(grant, backing, alice, bob):
    tomorrow = grant.partnership.today() + timedelta(days=1)
    assert "still to come" in refused(actions.record_delivery, grant, by=bob, delivered_on=tomorrow, amount=Decimal(1))
    for amount in (None, Decimal(0)):
        assert "say for what amount" in refused(
            actions.record_delivery, grant, by=bob, delivered_on=DAY, amount=amount, note="Don"
        )
    assert "without an amount" in refused(
        actions.record_delivery, backing, by=alice, delivered_on=DAY, amount=Decimal(1), note="Avis"
    )
    assert "in words" in refused(actions.record_delivery, backing, by=alice, delivered_on=DAY, note=" ")
    assert "representatives" in refused(actions.record_delivery, grant, by=alice, delivered_on=DAY, amount=Decimal(1))
    assert not Delivery.objects.exists()


@pytest.mark.usefixtures("later")
def test_what_is_not_valued_is_delivered_in_words(backing, alice, login, url):
    page = login(alice).get(url("record_delivery", "C01")).text
    assert 'name="amount"' not in page
    typed = {"delivered_on": "2026-03-31", "note": "Avis du comité d’éthique", "amount": "12"}
    assert login(alice).post(url("record_delivery", "C01"), typed).status_code == 302
    assert (backing.deliveries.get().amount, backing.deliveries.get().note) == (None, "Avis du comité d’éthique")
    shown = login(alice).get(url("contribution_detail", "C01")).text
    assert "Avis du comité d’éthique" in shown
    assert "Delivered." in shown
    Contribution.objects.update(ends_on="2026-12-31")
    shown = login(alice).get(url("contribution_detail", "C01")).text
    assert "Under way." in shown and "Delivered." not in shown


@pytest.mark.parametrize(
    "bad",
    [{"amount": "NaN"}, {"amount": "1e999"}, {"amount": ""}, {"delivered_on": ""}, {"delivered_on": "31/02/2026"}],
)
def test_a_delivery_badly_written(grant, bob, login, url, bad):
    typed = {"delivered_on": "2026-01-06", "amount": "5", "note": "Acompte", **bad}
    answer = login(bob).post(url("record_delivery", "C01"), typed)
    assert answer.status_code == 422
    assert "Acompte" in answer.text
    assert not Delivery.objects.exists()
