"""A contribution is changed in the open."""

from decimal import Decimal

import pytest

from partnerships import actions
from partnerships.models import JournalEntry
from tests.conftest import text
from tests.partnerships.conftest import DAY
from tests.partnerships.saying import refused, said


@pytest.mark.usefixtures("later")
def test_a_change_keeps_both_amounts_in_the_register(grant, bob, login, url):
    typed = {"title_fr": "Subvention annuelle", "title_en": "Yearly grant", "planned": "60000,50"}
    assert login(bob).post(url("change_contribution", "C01"), typed).status_code == 302
    assert said().endswith("“Yearly grant” (what is brought, promised); promised before: €90,000, now: €60,000.50.")
    actions.record_delivery(grant, by=bob, delivered_on=DAY, amount=Decimal(10))
    assert "stays valued" in refused(actions.change_contribution, grant, by=bob, title=text("Don"))
    assert actions.change_contribution(grant, by=bob, title=text("Don"), planned=Decimal(1)).planned == 1


def test_days_and_basis_are_said_and_nothing_when_nothing_changes(grant, bob, login, url):
    words = {"title_fr": "Subvention", "title_en": "Grant", "planned": "90000"}
    typed = {**words, "starts_on": "2026-01-01", "ends_on": "2028-12-31", "basis_fr": "Vote"}
    for data, lines in ((words, 0), (typed, 1), (typed, 0)):
        before = JournalEntry.objects.count()
        assert login(bob).post(url("change_contribution", "C01"), data).status_code == 302
        assert JournalEntry.objects.count() - before == lines, data
    assert "“Grant” (basis of valuation, from, until); promised before: €90,000, now: €90,000." in said()


def test_what_is_in_kind_keeps_its_basis(backing, alice):
    assert "on what basis" in refused(
        actions.change_contribution, backing, by=alice, title=text("Caution"), planned=Decimal(5)
    )
    changed = actions.change_contribution(backing, by=alice, title=text("Appui"))
    assert (str(changed.title), changed.planned) == ("Appui", None)
