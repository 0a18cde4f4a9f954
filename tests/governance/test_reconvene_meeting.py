"""A second meeting on the questions whose quorum was missed: in its window, and no quorum is needed there."""

from datetime import timedelta

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from governance.models import Meeting
from tests.governance.meetings import STARTS, open_now, there


@pytest.fixture
def missed(under_way, propose, facilitator):
    """A meeting where one decision missed its quorum, and the decision."""
    decision = propose()
    meeting = under_way(decision, VSA="absent", CAL="excused")
    with clock.at(STARTS):
        actions.open_round(decision, by=facilitator, meeting=meeting)
        assert actions.close_round(decision, by=facilitator).result == "no_quorum"
        meeting = actions.end_meeting(meeting, by=facilitator)
    return meeting, decision


def again(meeting: Meeting, by, days: int = 10, **more) -> Meeting:
    with clock.at(STARTS + timedelta(days=1)):
        starts_at = STARTS + timedelta(days=days)
        dates = {"starts_at": starts_at, "ends_at": starts_at + timedelta(hours=1), "place": "En ligne"}
        return actions.reconvene_meeting(meeting, by=by, **{**dates, **more})


def test_the_same_questions_are_taken_up_and_no_quorum_is_needed(missed, committee, facilitator):
    meeting, decision = missed
    second = again(meeting, facilitator)
    assert second.reconvenes == meeting
    assert [item.decision for item in second.items.all()] == [decision]
    with clock.at(STARTS + timedelta(days=2)):
        actions.convene_meeting(second, by=facilitator)  # eight days ahead are enough for a second meeting
    open_now(second, facilitator)
    with clock.at(second.starts_at):
        lines = there(committee.seats, LLU="present", VSA="absent", CAL="absent")
        actions.take_attendance(second, by=facilitator, lines=lines)
        actions.open_round(decision, by=facilitator, meeting=second)
        actions.record_vote(decision, by=facilitator, answers={committee.seats["LLU"]: ("for", "")})
        assert actions.close_round(decision, by=facilitator).result == "adopted"


@pytest.mark.parametrize(("days", "allowed"), [(7, False), (8, True), (21, True), (22, False)])
def test_within_the_window_of_the_rules(missed, facilitator, days, allowed):
    meeting, _decision = missed
    if allowed:
        assert again(meeting, facilitator, days).state == "planned"
        return
    with pytest.raises(Refused, match=f"8 to 21 days after the first, so from 3 April 2026 .* this is {days} days"):
        again(meeting, facilitator, days)


def test_moved_it_stays_in_the_window(missed, facilitator):
    second = again(missed[0], facilitator)
    late = STARTS + timedelta(days=40)
    with clock.at(STARTS + timedelta(days=1)), pytest.raises(Refused, match="8 to 21 days after the first"):
        dates = {"starts_at": late, "ends_at": late + timedelta(hours=1), "place": "Ici"}
        actions.change_meeting(second, by=facilitator, **dates)


def test_once_and_by_who_leads(missed, facilitator, bob):
    meeting, _decision = missed
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        again(meeting, bob)
    again(meeting, facilitator)
    with pytest.raises(Refused, match="second meeting is planned already"):
        again(meeting, facilitator)


def test_of_a_meeting_that_was_held_and_missed_something(held, convened, facilitator):
    with pytest.raises(Refused, match="No decision of this meeting missed its quorum"):
        again(held(), facilitator)
    with pytest.raises(Refused, match="follows one that was held"):
        again(convened(starts_at=STARTS + timedelta(days=90)), facilitator)


def test_ahead_and_ending_after_it_starts(missed, facilitator):
    meeting, _decision = missed
    with pytest.raises(Refused, match="moment to come"):
        again(meeting, facilitator, 0)
    with pytest.raises(Refused, match="ends after it starts"):
        again(meeting, facilitator, ends_at=STARTS)
