"""A table is thrown away as long as nothing of it was written."""

import pytest

from core.refusals import Refused
from impact import actions
from impact.models import Measurement
from partnerships.models import Partnership
from tests.impact.tables import give

TABLE = "I01;2026-03-31;12\n"


def refused(row, by) -> str:
    with pytest.raises(Refused) as refusal:
        actions.drop_measurement_import(row, by=by)
    return refusal.value.reason


def test_dropped_while_it_is_read_it_stays_dropped(helped, alice, partnership, work, page, login):
    row = give(partnership, alice, TABLE)
    assert login(alice).post(page("drop_measurement_import", row.uuid)).status_code == 302
    work()
    row.refresh_from_db()
    assert (row.state, Measurement.objects.count()) == ("dropped", 0)
    assert "Dropped" in login(alice).get(page("measurement_import", row.uuid)).text


def test_who_may_and_when(helped, alice, bob, partnership, work):
    row = give(partnership, alice, TABLE)
    assert refused(row, bob).startswith("Only this partner's")
    work()
    actions.write_measurement_import(row, by=alice)
    assert "written, or it was dropped" in refused(row, alice)
    other = give(partnership, alice, "I99;2026-03-31;12\n")
    work()
    assert actions.drop_measurement_import(other, by=alice).state == "dropped"
    assert "dropped already" in refused(other, alice)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(other, alice)
