"""The facilitator asks how the partnership is doing: one health check at a time, with three days to answer at least."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from core import clock
from core.refusals import Refused
from impact import actions, rules
from impact.models import HealthCheck
from partnerships import actions as partnerships
from partnerships.models import JournalEntry, Member, Notice
from tests.conftest import join


@pytest.fixture
def today(partnership):
    return partnership.today()


def refused(who: Member, partnership, closes_on) -> str:
    with pytest.raises(Refused) as caught:
        actions.open_health_check(partnership, by=who, closes_on=closes_on)
    return str(caught.value)


def test_those_who_represent_a_partner_are_asked_and_told(partnership, facilitator, today):
    opened = actions.open_health_check(partnership, by=facilitator, closes_on=today + timedelta(days=3))
    assert (opened.number, opened.opened_by, opened.closed_at) == (1, facilitator, None)
    line = JournalEntry.objects.get(event="impact.health_check_opened")
    assert (line.params["number"], line.params["asked"]) == (1, 3)
    told = Notice.objects.filter(entry=line).select_related("user", "mail")
    assert {notice.user.name for notice in told} == {"Alice", "Bob", "Carol"}
    assert all(notice.mail for notice in told)


def test_who_facilitates_and_represents_a_partner_is_asked_too(partnership, facilitator, alice, today):
    again = partnerships.invite_member(alice.partner, by=alice, name="Bruno", email=facilitator.user.email)
    partnerships.accept_invitation(again, by=facilitator.user)
    both = Member.objects.standing_of(facilitator.user, partnership)
    opened = actions.open_health_check(partnership, by=both, closes_on=today + timedelta(days=5))
    assert rules.answer_health_check.allows(both, opened)


def test_who_left_is_not_asked(partnership, facilitator, carol, today):
    partnerships.withdraw_partner(carol.partner, by=facilitator, reason="Budget")
    actions.open_health_check(partnership, by=facilitator, closes_on=today + timedelta(days=5))
    assert JournalEntry.objects.get(event="impact.health_check_opened").params["asked"] == 2


def test_numbers_follow_one_another(partnership, facilitator, check, today):
    actions.close_health_check(check, by=facilitator)
    assert actions.open_health_check(partnership, by=facilitator, closes_on=today + timedelta(days=9)).number == 2


def test_one_at_a_time(partnership, facilitator, check, today):
    assert "Health check 1 is still under way" in refused(facilitator, partnership, today + timedelta(days=9))
    with pytest.raises(IntegrityError), transaction.atomic():
        HealthCheck.objects.create(
            partnership=partnership, number=2, opened_by=facilitator, opened_at=clock.now(), closes_on=today
        )


def test_people_need_time(partnership, facilitator, today):
    assert "at least three days ahead" in refused(facilitator, partnership, today + timedelta(days=2))


def test_only_the_facilitator(partnership, alice, today):
    assert "Only the facilitator" in refused(alice, partnership, today + timedelta(days=9))


def test_not_in_a_closed_partnership(partnership, facilitator, today):
    partnership.state = partnership.State.CLOSED
    partnership.save()
    assert "is closed" in refused(facilitator, partnership, today + timedelta(days=9))


def test_on_the_page(login, page, facilitator, alice, partnership, today):
    assert login(alice).get(page("open_health_check")).status_code == 403
    browser = login(facilitator)
    soon = browser.post(page("open_health_check"), {"closes_on": (today + timedelta(days=1)).isoformat()})
    assert soon.status_code == 403
    assert "at least three days ahead" in soon.text
    done = browser.post(page("open_health_check"), {"closes_on": (today + timedelta(days=4)).isoformat()})
    assert done["Location"] == page("health_check_detail", 1)


def test_an_organisation_that_joins_meanwhile_is_asked(partnership, facilitator, check):
    dora = join(facilitator, "Habitat", "HAB", "dora")
    assert rules.answer_health_check.allows(dora, check)
