"""Confirming minutes: at a later meeting of the same committee, while it is under way, nothing being asked."""

from datetime import timedelta

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from tests.governance.meetings import STARTS
from tests.governance.test_ask_correction import ask

LATER = STARTS + timedelta(days=60)


def confirm(minutes, by, meeting, at=LATER):
    with clock.at(at):
        return actions.confirm_minutes(minutes, by=by, meeting=meeting)


def test_at_the_next_meeting(sent, under_way, facilitator):
    minutes, later = sent(), under_way(starts_at=LATER)
    assert confirm(minutes, facilitator, later).confirmed_in == later
    with pytest.raises(Refused, match="confirmed already"):
        confirm(minutes, facilitator, later)


def test_at_a_later_meeting_while_it_is_under_way(sent, convened, facilitator):
    minutes, later = sent(), convened(starts_at=LATER)
    with pytest.raises(Refused, match="while that meeting is under way"):
        confirm(minutes, facilitator, later)
    with pytest.raises(Refused, match="later meeting of the same committee"):
        confirm(minutes, facilitator, minutes.meeting)


def test_not_before_they_are_sent_nor_by_others(minuted, under_way, facilitator, alice):
    minutes, later = minuted(), under_way(starts_at=LATER)
    with pytest.raises(Refused, match="not been sent yet"):
        confirm(minutes, facilitator, later)
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        confirm(minutes, alice, later)


def test_not_while_a_correction_waits_nor_an_older_version(sent, under_way, facilitator, alice):
    minutes, later = sent(), under_way(starts_at=LATER)
    correction = ask(minutes, alice)
    with pytest.raises(Refused, match="correction waits for its answer"):
        confirm(minutes, facilitator, later)
    actions.answer_correction(correction, by=facilitator, accept=True)
    with pytest.raises(Refused, match="later version of these minutes was made"):
        confirm(minutes, facilitator, later)
