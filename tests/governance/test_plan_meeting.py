"""Planning a meeting: by the facilitator or a person of the committee, ahead, with its hour in the right zone."""

from datetime import UTC, datetime, timedelta

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance.models import Body, Meeting
from partnerships import actions as partnerships
from tests.conftest import text
from tests.governance.meetings import STARTS, plan


def test_meetings_are_numbered_and_wait_for_their_agenda(partnership, committee, facilitator, alice):
    first = plan(partnership, committee.body, facilitator)
    second = plan(partnership, committee.body, alice, starts_at=STARTS + timedelta(days=60))
    assert [str(first), str(second)] == ["M-1", "M-2"]
    assert (first.state, first.place, second.planned_by) == ("planned", "Salle Marande", alice)


def test_without_a_mandate_one_plans_nothing(partnership, committee, facilitator, bob):
    committee.seats["VSA"].mandates.update(ended_on=datetime(2026, 1, 8, tzinfo=UTC).date())
    with pytest.raises(Refused, match="people who hold a seat of this committee prepare"):
        plan(partnership, committee.body, bob)


def test_not_without_a_committee(partnership, facilitator, login):
    answer = login(facilitator).get(reverse("governance:plan_meeting", args=[partnership.slug]))
    assert answer.status_code == 403
    assert "There is no committee yet" in answer.content.decode()


def test_not_in_a_closed_partnership(partnership, committee, facilitator):
    partnership.state = partnership.State.CLOSED
    partnership.save()
    with pytest.raises(Refused, match="partnership is closed"):
        plan(partnership, committee.body, facilitator)


def test_ahead_and_ending_after_it_starts(partnership, committee, facilitator):
    with pytest.raises(Refused, match="moment to come"):
        plan(partnership, committee.body, facilitator, at=STARTS + timedelta(minutes=1))
    with pytest.raises(Refused, match="ends after it starts"):
        plan(partnership, committee.body, facilitator, ends_at=STARTS)


def test_the_chair_is_of_the_committee_or_the_facilitator(partnership, committee, facilitator, alice, bob):
    assert plan(partnership, committee.body, facilitator, chair=alice).chair == alice
    committee.seats["VSA"].mandates.update(ended_on=datetime(2026, 1, 8, tzinfo=UTC).date())
    with pytest.raises(Refused, match="chair is the facilitator or a person who holds a seat"):
        plan(partnership, committee.body, facilitator, chair=bob)


def test_the_hour_is_the_partnerships_whatever_the_readers_zone(partnership, committee, facilitator, login):
    facilitator.user.time_zone = "America/Cayenne"
    facilitator.user.save()
    year = partnership.today().year + 1
    given = {"body": committee.body.uuid, "starts_at": f"{year}-07-01T14:00", "ends_at": f"{year}-07-01T16:00"}
    given |= {"place": "Salle Marande", "title_fr": "Point d’étape", "chair": ""}
    browser = login(facilitator)
    answer = browser.post(reverse("governance:plan_meeting", args=[partnership.slug]), given)
    assert answer.status_code == 302
    meeting = Meeting.objects.get()
    assert meeting.starts_at == datetime(year, 7, 1, 12, 0, tzinfo=UTC)
    form = browser.get(reverse("governance:change_meeting", args=[partnership.slug, 1])).content.decode()
    assert f'value="{year}-07-01T14:00"' in form


@pytest.mark.parametrize("moment", ["", "tomorrow", "20260-07-01T14:00", "0001-01-01T00:00", "2027-03-28T02:30"])
def test_a_moment_of_another_shape_is_refused_kindly(moment, partnership, committee, facilitator, login):
    given = {"body": committee.body.uuid, "starts_at": moment, "ends_at": moment, "place": "Ici"}
    answer = login(facilitator).post(reverse("governance:plan_meeting", args=[partnership.slug]), given)
    assert answer.status_code == 422
    assert not Meeting.objects.exists()


def test_another_partnerships_committee_is_not_a_choice(partnership, committee, facilitator, stranger, login):
    words = text("Autre")
    other = partnerships.start_partnership(by=stranger, name=words, issue=words, territory=words)
    body = Body.objects.create(partnership=other, name={"fr": "Autre"}, seated_at=STARTS)
    given = {"body": body.uuid, "starts_at": "2030-07-01T14:00", "ends_at": "2030-07-01T16:00", "place": "Ici"}
    answer = login(facilitator).post(reverse("governance:plan_meeting", args=[partnership.slug]), given)
    assert answer.status_code == 422
