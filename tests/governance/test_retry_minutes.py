"""A PDF that could not be made is asked for again."""

import pytest
from django.urls import reverse

from core.jobs import Job
from core.refusals import Refused
from governance import actions


def test_what_was_given_up_is_put_back(held, facilitator, login):
    meeting = held()
    minutes = meeting.minutes.get()
    Job.objects.update(state=Job.State.DEAD, error="MemoryError")
    page = login(facilitator).get(meeting.get_absolute_url()).content.decode()
    assert "The PDF could not be made" in page
    where = reverse("governance:retry_minutes", args=[meeting.partnership.slug, meeting.number, 1])
    assert where in page
    assert login(facilitator).post(where).status_code == 302
    assert set(Job.objects.values_list("state", flat=True)) == {Job.State.QUEUED}
    with pytest.raises(Refused, match="nothing to try again"):
        actions.retry_minutes(minutes, by=facilitator)


def test_by_who_leads_the_meeting(held, alice):
    minutes = held().minutes.get()
    Job.objects.update(state=Job.State.DEAD)
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        actions.retry_minutes(minutes, by=alice)
