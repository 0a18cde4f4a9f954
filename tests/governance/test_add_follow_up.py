"""Follow-up actions: who does what by when, noted while the meeting is under way."""

from datetime import date

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from partnerships.models import Notice
from tests.governance.meetings import STARTS, open_now

JULY = date(2026, 7, 15)


def add(meeting, by, owner, due_on=JULY):
    with clock.at(STARTS):
        return actions.add_follow_up(meeting, by=by, what=" Comparer. ", owner=owner, due_on=due_on)


def test_the_owner_is_told(under_way, facilitator, bob):
    made = add(under_way(), facilitator, bob)
    assert (made.what, made.owner, made.due_on, made.done_at) == ("Comparer.", bob, JULY, None)
    assert Notice.objects.filter(user=bob.user, entry__event="governance.follow_up_added").exists()


def test_to_somebody_who_is_in_and_for_a_day_to_come(under_way, facilitator, carol):
    meeting = under_way()
    with pytest.raises(Refused, match="due on a day to come"):
        add(meeting, facilitator, carol, date(2026, 3, 25))
    carol.ended_at = STARTS
    carol.save()
    with pytest.raises(Refused, match="has left the partnership"):
        add(meeting, facilitator, carol)


def test_by_who_leads_and_while_it_is_under_way(convened, facilitator, bob):
    meeting = convened()
    with pytest.raises(Refused, match="noted while the meeting is under way"):
        add(meeting, facilitator, bob)
    open_now(meeting, facilitator)
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        add(meeting, bob, bob)
