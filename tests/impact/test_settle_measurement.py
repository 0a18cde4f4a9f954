"""A disagreement ends by a facilitator of neither side: the figure stands, or another one is awaited; both are kept."""

import pytest

from core.refusals import Refused
from impact import actions
from impact.awaits import awaits
from impact.models import Measurement
from partnerships.models import JournalEntry, Notice
from tests.conftest import text

REASON, END = text("Doublons", "Counted twice"), text("Relu ensemble", "Read again together")


def titles(member):
    return [what.title for what in awaits(member)]


@pytest.fixture
def contested(helped, measure, bob):
    return actions.contest_measurement(measure(helped, 90), by=bob, reason=REASON)


def test_the_figure_stands(contested, facilitator):
    settled = actions.settle_measurement(contested, by=facilitator, settlement=END)
    assert (settled.state, settled.settled_by) == ("settled", facilitator)


def test_a_corrected_figure_is_awaited(contested, facilitator, alice, bob, measure, helped, login, page):
    kept = actions.settle_measurement(contested, by=facilitator, settlement=END, stands=False)
    assert (kept.state, kept.settled_by, dict(kept.reason)) == ("contested", facilitator, dict(REASON))
    assert JournalEntry.objects.latest("pk").event == "impact.correction_awaited"
    assert Notice.objects.filter(user=alice.user, entry__event="impact.correction_awaited").exists()
    assert titles(facilitator) == []
    assert titles(alice) == ["Correct your figure of I01"]
    shown = login(bob).get(page("indicator_detail", "I01")).text
    assert "A corrected figure is awaited." in shown
    corrected = measure(helped, 80, correction=END)
    assert titles(alice) == []
    assert actions.confirm_measurement(corrected, by=bob).state == "confirmed"
    shown = login(bob).get(page("indicator_detail", "I01")).text
    assert "Contested by Ville de Saint-Aubin: Counted twice" in shown
    assert "Read again together" in shown


def test_one_changes_one_s_mind_and_lets_it_stand(contested, facilitator):
    actions.settle_measurement(contested, by=facilitator, settlement=END, stands=False)
    assert actions.settle_measurement(contested, by=facilitator, settlement=REASON).state == "settled"


def test_a_facilitator_of_either_side_leaves_it_to_another(
    contested, alice, bob, carol, facilitator, also_facilitates, login, page
):
    ours, authors = also_facilitates(alice), also_facilitates(carol)
    Measurement.objects.filter(pk=contested.pk).update(author=carol.partner)
    contested.refresh_from_db()
    for who in (ours, authors):
        with pytest.raises(Refused, match="another facilitator settles it"):
            actions.settle_measurement(contested, by=who, settlement=END)
        answer = login(who).post(page("settle_measurement", contested.uuid), {"settlement_fr": "Oui", "stands": "yes"})
        assert answer.status_code == 403
        assert [one for one in titles(who) if one.startswith("Settle")] == []
    other = also_facilitates(bob)
    assert [one for one in titles(other) if one.startswith("Settle")] != []
    assert actions.settle_measurement(contested, by=facilitator, settlement=END).state == "settled"


def test_nor_does_a_facilitator_without_organisation_settle_what_they_entered(helped, measure, facilitator, alice, bob):
    entered = measure(helped, 90, by=facilitator, partner=alice.partner)
    contested = actions.contest_measurement(entered, by=bob, reason=REASON)
    with pytest.raises(Refused, match="You entered this measurement yourself"):
        actions.settle_measurement(contested, by=facilitator, settlement=END)
    assert [one for one in titles(facilitator) if one.startswith("Settle")] == []


def test_the_page_asks_what_comes_next(contested, facilitator, login, page):
    browser, address = login(facilitator), page("settle_measurement", contested.uuid)
    assert browser.post(address, {"settlement_fr": "Relu"}).status_code == 422
    assert browser.post(address, {"settlement_fr": "Relu", "stands": "no"}).status_code == 302
    contested.refresh_from_db()
    assert contested.state == "contested"


def test_who_measured_corrects_it_where_and_when_it_was_taken(helped, measure, rubric, alice, bob, login, page):
    taken = actions.contest_measurement(measure(helped, 90, place="Canal"), by=bob, reason=REASON)
    address = page("record_measurement", "I01")
    offered = f"{address}?corrects={taken.uuid}"
    assert offered not in login(bob).get(page("indicator_detail", "I01")).text
    assert offered in login(alice).get(page("indicator_detail", "I01")).text
    begun = login(alice).get(offered).context["form"].initial
    assert (begun["measured_on"], begun["place"]) == (taken.measured_on, "Canal")
    elsewhere = measure(rubric, 2)
    for asked in ("odd", elsewhere.uuid):
        assert login(alice).get(f"{address}?corrects={asked}").status_code == 404
