"""Opening a meeting: once convened, near its hour, with a chair."""

from datetime import timedelta

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from tests.governance.meetings import STARTS, open_now, plan


def test_the_chair_is_named_by_then(convened, facilitator, alice):
    meeting = convened()
    with clock.at(STARTS), pytest.raises(Refused, match="Say who chairs"):
        actions.open_meeting(meeting, by=facilitator)
    opened = open_now(meeting, facilitator, alice)
    assert (opened.state, opened.chair, opened.opened_at) == ("open", alice, STARTS)


def test_the_chair_named_before_opens_it(convened, alice):
    meeting = convened(chair=alice)
    with clock.at(STARTS - timedelta(hours=2)):
        assert actions.open_meeting(meeting, by=alice).chair == alice


def test_not_hours_before(convened, facilitator):
    meeting = convened()
    why = r"begins on 26 March 2026 at 14:00; it can be opened from two hours"
    with clock.at(STARTS - timedelta(hours=2, minutes=1)), pytest.raises(Refused, match=why):
        actions.open_meeting(meeting, by=facilitator, chair=facilitator)


def test_not_before_it_is_convened_nor_twice(partnership, committee, convened, facilitator):
    with pytest.raises(Refused, match="Convene this meeting first"):
        open_now(plan(partnership, committee.body, facilitator), facilitator)
    meeting = open_now(convened(), facilitator)
    with pytest.raises(Refused, match="opened already"):
        open_now(meeting, facilitator)


def test_by_the_facilitator_or_the_chair_alone(convened, bob):
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        open_now(convened(), bob)
