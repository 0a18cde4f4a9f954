"""A locked period is opened again by the facilitator, with a reason that everybody reads."""

from datetime import date

import pytest

from core.refusals import Refused
from core.texts import Localized
from impact import actions
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text

WHY = text("Une erreur a été trouvée", "A mistake was found")


def refused(*args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        actions.open_period(*args, **facts)
    return refusal.value.reason


@pytest.fixture
def locked(partnership, facilitator):
    return actions.lock_period(partnership, by=facilitator, starts_on=date(2026, 1, 1), ends_on=date(2026, 3, 31))


def test_figures_move_again(locked, facilitator, helped, measure, page, login, bob, partnership):
    opened = actions.open_period(locked, by=facilitator, reason=WHY)
    assert (opened.opened_by, JournalEntry.objects.latest("pk").event) == (facilitator, "impact.period_opened")
    assert measure(helped).pk
    assert "A mistake was found" in login(bob).get(page("period_list")).text
    later = {"starts_on": date(2026, 1, 5), "ends_on": date(2026, 1, 6)}
    assert actions.lock_period(partnership, by=facilitator, **later).pk


def test_refusals(locked, facilitator, alice, partnership):
    assert refused(locked, by=alice, reason=WHY).startswith("Only the facilitator")
    assert refused(locked, by=facilitator, reason=Localized()).startswith("Say why this period is opened")
    actions.open_period(locked, by=facilitator, reason=WHY)
    assert "opened again already" in refused(locked, by=facilitator, reason=WHY)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(locked, by=facilitator, reason=WHY)


def test_the_page_opens(locked, page, login, facilitator):
    browser, address = login(facilitator), page("open_period", locked.uuid)
    assert browser.get(address).status_code == 200
    assert browser.post(address, {"reason_fr": ""}).status_code == 422
    assert browser.post(address, {"reason_fr": "Une erreur"}).status_code == 302
    locked.refresh_from_db()
    assert locked.opened_at
