"""A draft is its organisation's; everybody sees that there is one; handed in, it is a figure like any other."""

from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from core import clock
from core.refusals import Refused
from impact import actions, rules
from impact.contents import Card, with_measures
from impact.contents.sheet import drafts
from impact.models import Indicator, Measurement
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text

WHY = text("Recompté", "Counted again")
TWELFTH = datetime(2026, 5, 12, 9, tzinfo=UTC)


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


@pytest.fixture
def draft(helped, measure):
    with clock.at(TWELFTH):
        return measure(helped, 22, as_draft=True)


def test_a_draft_is_read_by_no_arithmetic_and_its_age_by_all(draft, helped, bob, alice, page, login):
    card = Card(with_measures(Indicator.objects.all()).get(pk=helped.pk), date(2026, 6, 1))
    assert (card.measures, list(Measurement.objects.standing())) == ((), [])
    ((mine,), (theirs,)) = drafts(helped, alice), drafts(helped, bob)
    assert (mine.row, theirs.row) == (draft, None)
    shown = {who: login(who).get(page("indicator_detail", helped.code)).text for who in (alice, bob)}
    for text_ in shown.values():
        assert "Logis &amp; Lumière has a draft since 12 May 2026." in text_
    assert f"?draft={draft.uuid}" in shown[alice]
    assert str(draft.uuid) not in shown[bob]
    assert [line.event for line in JournalEntry.objects.order_by("pk")][-1] == "impact.measurement_drafted"
    assert "value" not in JournalEntry.objects.latest("pk").params


def test_handed_in_it_awaits_an_answer(draft, alice, bob):
    made = actions.submit_measurement(draft, by=alice)
    assert (made.state, made.rank) == ("submitted", 1)
    assert actions.confirm_measurement(made, by=bob).state == "confirmed"
    assert "no draft" in refused(actions.submit_measurement, made, by=alice)


def test_written_again_it_is_the_same_draft_and_recorded_it_is_handed_in(draft, helped, measure):
    again = measure(helped, 30, as_draft=True, note=WHY)
    assert (again.pk, again.value, again.submitted_at) == (draft.pk, 30, TWELFTH)
    recorded = measure(helped, 31)
    assert (recorded.pk, recorded.state, recorded.rank) == (draft.pk, "submitted", 1)
    assert Measurement.objects.count() == 1


def test_an_unfinished_draft_is_kept_and_not_handed_in(percentage, alice):
    given = {"by": alice, "measured_on": date(2026, 3, 31), "as_draft": True}
    made = actions.record_measurement(percentage, **given, note=WHY)
    assert (made.value, made.numerator) == (None, None)
    assert "Give the figure." in refused(actions.submit_measurement, made, by=alice)
    assert "give both" in refused(actions.record_measurement, percentage, **given, numerator=Decimal(3))
    zero = {"numerator": Decimal(3), "denominator": Decimal(0)}
    assert "The denominator is 0" in refused(actions.record_measurement, percentage, **given, **zero)


def test_a_figure_handed_in_meanwhile_is_corrected_with_a_reason(draft, helped, measure, facilitator, alice):
    first = measure(helped, 20, by=facilitator, partner=alice.partner)
    assert first.rank == 2
    assert "A figure was handed in for this day meanwhile" in refused(actions.submit_measurement, draft, by=alice)
    again = measure(helped, 22, as_draft=True, correction=WHY)
    made = actions.submit_measurement(again, by=alice)
    assert (made.pk, made.rank) == (draft.pk, 3)
    assert list(Measurement.objects.standing()) == [made]


def test_others_neither_see_nor_hand_in_nor_drop_it(draft, bob, facilitator, page, login):
    for who in (bob, facilitator):
        for act in ("submit_measurement", "drop_measurement_draft"):
            assert login(who).post(page(act, draft.uuid)).status_code == 404
            assert refused(getattr(actions, act), draft, by=who).startswith("Only the organisation that wrote")
        assert login(who).get(f"{page('record_measurement', 'I01')}?draft={draft.uuid}").status_code == 404
        assert login(who).post(page("confirm_measurement", draft.uuid)).status_code == 404
    assert "This is a draft" in refused(actions.confirm_measurement, draft, by=bob)
    draft.refresh_from_db()
    assert draft.state == "draft"


def test_a_facilitator_s_own_draft_is_theirs(helped, measure, facilitator, alice):
    made = measure(helped, 3, by=facilitator, partner=alice.partner, as_draft=True)
    assert rules.submit_measurement.allows(facilitator, made)
    assert not rules.submit_measurement.allows(alice, made)


def test_nothing_is_handed_in_once_retired_or_closed(draft, alice, partnership):
    Indicator.objects.update(state=Indicator.State.RETIRED)
    draft.indicator.refresh_from_db()
    assert "have not adopted this indicator" in refused(actions.submit_measurement, draft, by=alice)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    draft.partnership.refresh_from_db()
    assert "is closed" in rules.submit_measurement.refusal(alice, draft)
    assert "is closed" in rules.drop_measurement_draft.refusal(alice, draft)


def test_the_page_keeps_a_draft_and_opens_it_again(sliced, page, login, alice):
    browser, address = login(alice), page("record_measurement", sliced.code)
    one = sliced.dimensions.get(rank=2).slices.get(rank=1)
    sent = {"measured_on": "2026-03-31", "value": "12,5", f"slice_{one.pk}": "3", "as_draft": "on", "note_fr": "Carnet"}
    assert browser.post(address, sent).status_code == 302
    draft = Measurement.objects.get()
    assert draft.state == "draft"
    shown = browser.get(f"{address}?draft={draft.uuid}").text
    for said in ('value="12.5"', 'value="3"', "Carnet", "checked"):
        assert said in shown
    assert browser.get(f"{address}?draft=odd").status_code == 404
    assert browser.post(page("submit_measurement", draft.uuid)).status_code == 302
    draft.refresh_from_db()
    assert draft.state == "submitted"
