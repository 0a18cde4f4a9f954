"""Retired: measured no more since a day, with a reason; what was measured stays."""

from datetime import date, timedelta

import pytest

from core.refusals import Refused
from core.texts import Localized
from impact import actions
from impact.models import Indicator
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text

WHY = text("Doublon de I02", "The same as I02")


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


def test_the_day_and_the_reason_are_kept(helped, measure, facilitator, page, login, alice):
    measure(helped)
    retired = actions.retire_indicator(helped, by=facilitator, reason=WHY, retired_on=date(2026, 4, 1))
    assert (retired.state, retired.retired_on, retired.retirement) == ("retired", date(2026, 4, 1), WHY)
    assert JournalEntry.objects.latest("pk").params["reason"] == dict(WHY)
    shown = login(alice).get(page("indicator_detail", "I01")).text
    for said in ("It is kept, and measured no more.", "1 April 2026", "The same as I02", "31 March 2026"):
        assert said in shown
    assert "have retired it" in refused(measure, retired, 3, date(2026, 4, 30))


def test_why_it_is_refused(helped, facilitator, alice):
    retire = actions.retire_indicator
    assert "Only the facilitator" in refused(retire, helped, by=alice, reason=WHY)
    assert "Say why it is retired" in refused(retire, helped, by=facilitator, reason=Localized())
    late = helped.partnership.today() + timedelta(days=1)
    assert "has not come yet" in refused(retire, helped, by=facilitator, reason=WHY, retired_on=late)
    retire(helped, by=facilitator, reason=WHY)
    assert "retired already" in refused(retire, helped, by=facilitator, reason=WHY)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(retire, Indicator.objects.get(), by=facilitator, reason=WHY)


def test_by_the_form(helped, page, login, facilitator):
    sent = {"reason_fr": "Doublon", "retired_on": "2026-03-01"}
    assert login(facilitator).get(page("retire_indicator", "I01")).status_code == 200
    assert login(facilitator).post(page("retire_indicator", "I01"), sent).status_code == 302
    assert Indicator.objects.get().state == "retired"
