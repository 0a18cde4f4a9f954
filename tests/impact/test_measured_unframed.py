"""The first figure waits for an agreed framing sheet, or says in the register why it does not."""

from datetime import date

import pytest

from core.refusals import Refused
from impact import actions, rules
from impact.models import Measurement
from partnerships.actions import propose_version
from partnerships.models import JournalEntry
from tests.conftest import text
from tests.impact.framed import adopt_together, agree_framing
from tests.impact.tables import give, wrong

WHY = text("Le relevé est ce soir.", "The reading is tonight.")


@pytest.fixture
def unframed(partnership, facilitator):
    """An indicator adopted in a partnership that has no framing sheet."""
    return adopt_together(actions.propose_indicator(partnership, by=facilitator, title=text("x")), facilitator)


def test_the_first_figure_waits_or_says_why_it_does_not(unframed, measure, partnership, facilitator, bob):
    with pytest.raises(Refused) as refusal:
        measure(unframed)
    assert "have not agreed yet on why and how they measure" in refusal.value.reason
    assert not Measurement.objects.exists()
    measure(unframed, unframed=WHY)
    line = JournalEntry.objects.get(event="impact.measured_unframed")
    assert (line.params["reason"], line.params.keys()) == (dict(WHY), {"reason"})
    measure(unframed, 3, date(2026, 4, 30))
    assert JournalEntry.objects.filter(event="impact.measured_unframed").count() == 1, "of the first figure alone"


def test_an_agreed_sheet_needs_no_reason_and_a_draft_is_no_first_figure(unframed, measure, partnership, facilitator):
    assert rules.is_first_unframed(partnership)
    agree_framing(partnership, facilitator)
    assert not rules.is_first_unframed(partnership)
    measure(unframed, unframed=WHY)
    assert not JournalEntry.objects.filter(event="impact.measured_unframed").exists()
    Measurement.objects.update(state=Measurement.State.DRAFT)
    propose_version(partnership, by=facilitator, text=partnership.framing.text, paragraphs=[(None, WHY)])
    assert rules.is_first_unframed(partnership), "nothing was handed in, and the new words are not agreed"


def test_a_table_waits_as_well(unframed, partnership, facilitator, alice, measure, work):
    row = give(partnership, alice, f"{unframed.code};2026-03-31;12\n")
    work()
    row.refresh_from_db()
    with pytest.raises(Refused, match="have not agreed yet on why and how they measure"):
        actions.write_measurement_import(row, by=alice)
    sheet = agree_framing(partnership, facilitator)
    actions.write_measurement_import(row, by=alice)
    propose_version(partnership, by=facilitator, text=sheet.text, paragraphs=[(None, WHY)])
    work()
    assert wrong(row) == [(0, "", "unframed")]
    assert not Measurement.objects.exists()


def test_the_form_asks_only_then(unframed, page, login, alice, partnership, facilitator):
    browser, address = login(alice), page("record_measurement", unframed.code)
    assert "Why this first figure cannot wait" in browser.get(address).text
    sent = {"measured_on": "2026-03-31", "value": "3"}
    silent = browser.post(address, sent)
    assert silent.status_code == 403
    assert "have not agreed yet" in silent.text
    assert browser.post(address, {**sent, "unframed_fr": "Ce soir"}).status_code == 302
    assert "Why this first figure cannot wait" not in browser.get(address).text
