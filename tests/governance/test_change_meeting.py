"""Changing a meeting: before it begins; once convened, everybody hears of a new hour or place."""

from datetime import UTC, datetime, timedelta

import pytest

from core import clock
from core.mail import Mail
from core.refusals import Refused
from governance import actions
from governance.models import Meeting
from tests.governance.meetings import STARTS, open_now, plan

LATER = STARTS + timedelta(days=7)


def change(meeting: Meeting, by, starts_at=LATER, at=STARTS - timedelta(days=14), **more) -> Meeting:
    with clock.at(at):
        dates = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=2), "place": meeting.place}
        return actions.change_meeting(meeting, by=by, **{**dates, **more})


def test_nobody_is_told_before_it_is_convened(partnership, committee, facilitator):
    meeting, before = plan(partnership, committee.body, facilitator), Mail.objects.count()
    assert change(meeting, facilitator).starts_at == LATER
    assert Mail.objects.count() == before


def test_once_convened_everybody_is_told_of_a_new_hour_or_place_alone(convened, facilitator, alice):
    meeting, before = convened(), Mail.objects.count()
    change(meeting, facilitator, starts_at=STARTS, chair=alice)
    assert Mail.objects.count() == before
    change(meeting, alice, place="En ligne")
    assert Mail.objects.count() == before + 4  # three seats and the facilitator
    assert Meeting.objects.get().place == "En ligne"


def test_a_convened_meeting_that_comes_too_soon_needs_a_reason(convened, facilitator):
    meeting, sooner = convened(), STARTS - timedelta(days=7)
    with pytest.raises(Refused, match="rules ask for 10 days of notice and this leaves 7"):
        change(meeting, facilitator, starts_at=sooner)
    changed = change(meeting, facilitator, starts_at=sooner, reason="La salle ferme.")
    assert changed.short_notice == "La salle ferme."


def test_not_to_the_past_nor_backwards_nor_under_a_foreign_chair(convened, committee, facilitator, bob):
    meeting = convened()
    with pytest.raises(Refused, match="moment to come"):
        change(meeting, facilitator, starts_at=STARTS - timedelta(days=30))
    with pytest.raises(Refused, match="ends after it starts"):
        change(meeting, facilitator, ends_at=LATER)
    committee.seats["VSA"].mandates.update(ended_on=datetime(2026, 1, 8, tzinfo=UTC).date())
    with pytest.raises(Refused, match="chair is the facilitator or a person"):
        change(meeting, facilitator, chair=bob)
    with pytest.raises(Refused, match="people who hold a seat"):
        change(meeting, bob)


def test_not_once_it_has_begun(convened, facilitator):
    meeting = open_now(convened(), facilitator)
    with pytest.raises(Refused, match="has begun or is over"):
        change(meeting, facilitator)
