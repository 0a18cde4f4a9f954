"""Cancelling: with a reason, before it begins; those who were convened are told."""

import pytest

from core import clock
from core.mail import Mail
from core.refusals import Refused
from governance import actions
from tests.governance.meetings import PLANNED_AT, open_now, plan


def cancel(meeting, by, reason="Trop d’absents."):
    with clock.at(PLANNED_AT):
        return actions.cancel_meeting(meeting, by=by, reason=reason)


def test_those_who_were_convened_are_told(convened, facilitator):
    meeting, before = convened(), Mail.objects.count()
    cancelled = cancel(meeting, facilitator)
    assert (cancelled.state, cancelled.cancel_reason) == ("cancelled", "Trop d’absents.")
    assert Mail.objects.count() == before + 4


def test_nobody_hears_of_one_that_was_never_convened(partnership, committee, facilitator):
    meeting, before = plan(partnership, committee.body, facilitator), Mail.objects.count()
    cancel(meeting, facilitator)
    assert Mail.objects.count() == before


def test_with_a_reason_by_who_leads_it_and_before_it_begins(convened, facilitator, bob):
    meeting = convened()
    with pytest.raises(Refused, match="why this meeting is cancelled"):
        cancel(meeting, facilitator, " ")
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        cancel(meeting, bob)
    open_now(meeting, facilitator)
    with pytest.raises(Refused, match="cannot be cancelled"):
        cancel(meeting, facilitator)
