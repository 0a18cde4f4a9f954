"""Evidence is taken off until somebody has answered with it in view."""

from datetime import date
from functools import partial

import pytest

from core.models import StoredFile
from core.refusals import Refused
from impact import actions
from impact.models import Evidence
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text
from tests.impact.test_add_evidence import PROOF


@pytest.fixture
def committed(django_capture_on_commit_callbacks):
    """As the database commits it."""
    return partial(django_capture_on_commit_callbacks, execute=True)


def refused(piece, by) -> str:
    with pytest.raises(Refused) as refusal:
        actions.drop_evidence(piece, by=by)
    return refusal.value.reason


def test_it_is_taken_off_and_the_register_keeps_its_title(helped, measure, alice, page, login):
    piece = actions.add_evidence(measure(helped), by=alice, proof=PROOF)
    browser, address = login(alice), page("drop_evidence", piece.uuid)
    assert "Take “A list” off?" in browser.get(address).text
    assert browser.post(address).status_code == 302
    assert not Evidence.objects.exists()
    assert JournalEntry.objects.latest("pk").params["title"] == {"fr": "Liste", "en": "A list"}


def test_a_story_s_is_taken_off_too(tell, alice, bob, page, login):
    piece = actions.add_evidence(tell(), by=alice, proof=PROOF)
    assert refused(piece, bob).startswith("Only this partner's")
    assert login(alice).post(page("drop_evidence", piece.uuid)).status_code == 302


def test_the_file_is_erased_unless_it_backs_something_else(helped, measure, tell, alice, committed):
    made, story = measure(helped), tell()
    first, second = (actions.add_evidence(thing, by=alice, proof=PROOF) for thing in (made, story))
    path = first.file.path
    with committed():
        actions.drop_evidence(first, by=alice)
    assert path.exists()
    with committed():
        actions.drop_evidence(second, by=alice)
    assert not StoredFile.objects.exists()
    assert not path.exists()


def test_the_file_of_a_draft_that_is_thrown_away_is_erased(helped, measure, alice, committed):
    draft = measure(helped, as_draft=True)
    path = actions.add_evidence(draft, by=alice, proof=PROOF).file.path
    with committed():
        actions.drop_measurement_draft(draft, by=alice)
    assert not path.exists()


def test_what_was_answered_to_stays(helped, measure, alice, bob):
    made = measure(helped)
    piece = actions.add_evidence(made, by=alice, proof=PROOF)
    assert refused(piece, bob).startswith("Only this partner's")
    actions.contest_measurement(made, by=bob, reason=text("Doublons"))
    piece.refresh_from_db()
    assert "in view: it stays" in refused(piece, alice)


def test_nor_in_a_locked_period_nor_once_closed(helped, measure, alice, facilitator, partnership):
    draft = measure(helped, as_draft=True)
    piece = actions.add_evidence(draft, by=alice, proof=PROOF)
    actions.lock_period(partnership, by=facilitator, starts_on=date(2026, 3, 1), ends_on=date(2026, 3, 31))
    assert "period is locked" in refused(piece, alice)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(piece, alice)
