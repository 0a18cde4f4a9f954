"""A status set by hand says why, stands beside the computed one, and ends by itself with a newer figure."""

from datetime import date, timedelta

import pytest

from core import clock
from core.refusals import Refused
from core.texts import Localized
from impact import actions
from impact.contents import Card, with_measures
from impact.models import Indicator, StatusOverride
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text

WHY = text("Deux chantiers s’achèvent.", "Two sites are about to finish.")


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


@pytest.fixture
def late(helped, measure, bob) -> Indicator:
    """Measured far behind its path, and confirmed."""
    actions.confirm_measurement(measure(helped, 2), by=bob)
    return helped


def card(indicator: Indicator, day: date | None = None) -> Card:
    row = with_measures(Indicator.objects.filter(pk=indicator.pk)).get()
    return Card(row, day or row.partnership.today())


def test_both_statuses_are_shown_with_the_reason(late, alice, page, login):
    with clock.at(clock.datetime(2026, 4, 2, 12, tzinfo=clock.UTC)):
        actions.override_status(late, by=alice, status="on_track", reason=WHY)
    read = card(late, date(2026, 4, 3))
    assert (read.reading.status, read.reading.computed, read.computed.status) == ("on_track", "behind", "behind")
    assert read.status_sentence == "On track, set by hand: Two sites are about to finish."
    assert JournalEntry.objects.latest("pk").params["status"]["fr"] == "Dans le rythme"
    for name, key in (("indicator_detail", ("I01",)), ("indicator_list", ())):
        shown = login(alice).get(page(name, *key)).text
        assert "set by hand: Two sites are about to finish." in shown and "Computed:" in shown


def test_a_newer_figure_ends_it_and_an_older_one_does_not(late, alice, bob, measure):
    with clock.at(clock.datetime(2026, 4, 2, 12, tzinfo=clock.UTC)):
        made = actions.override_status(late, by=alice, status="ahead", reason=WHY)
    actions.confirm_measurement(measure(late, 2, made.set_on), by=bob)
    assert card(late, made.set_on).by_hand == made
    actions.confirm_measurement(measure(late, 2, made.set_on + timedelta(days=1)), by=bob)
    assert card(late, made.set_on + timedelta(days=1)).by_hand is None
    assert card(late, made.set_on).by_hand == made, "read on the day before, it holds"


def test_another_one_takes_the_place_of_the_first(late, alice, bob):
    actions.override_status(late, by=alice, status="ahead", reason=WHY)
    actions.override_status(late, by=bob, status="watch", reason=WHY)
    first, second = StatusOverride.objects.all()
    assert (first.lifted_by, second.lifted_by) == (bob, None)
    assert card(late).by_hand == second


def test_why_it_is_refused(late, alice, facilitator):
    act = actions.override_status
    assert "Say why the computed status" in refused(act, late, by=alice, status="ahead", reason=Localized())
    assert "cannot be set by hand" in refused(act, late, by=alice, status="contested", reason=WHY)
    actions.retire_indicator(late, by=facilitator, reason=WHY)
    assert "is not adopted" in refused(act, late, by=alice, status="ahead", reason=WHY)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(act, Indicator.objects.get(), by=alice, status="ahead", reason=WHY)


def test_by_the_form(late, page, login, alice):
    browser, address = login(alice), page("override_status", "I01")
    assert "What the figures say:" in browser.get(address).text
    assert browser.post(address, {"status": "watch"}).status_code == 422
    assert browser.post(address, {"status": "watch", "reason_fr": "Chantiers"}).status_code == 302
    assert StatusOverride.objects.get().status == "watch"
