"""The computed status speaks again once somebody lifts the one that was set by hand."""

import pytest

from core.refusals import Refused
from impact import actions
from impact.models import Indicator, StatusOverride
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text


def test_it_is_lifted_once(helped, alice, bob, page, login):
    actions.override_status(helped, by=alice, status="ahead", reason=text("x"))
    assert login(bob).post(page("lift_status_override", "I01")).status_code == 302
    lifted = StatusOverride.objects.get()
    assert (lifted.lifted_by, JournalEntry.objects.latest("pk").event) == (bob, "impact.status_override_lifted")
    with pytest.raises(Refused, match="No status is set by hand here"):
        actions.lift_status_override(helped, by=alice)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    with pytest.raises(Refused, match="is closed"):
        actions.lift_status_override(Indicator.objects.get(), by=alice)
