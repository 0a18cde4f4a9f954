"""Closing a health check: the results are read from then on, and who answered is forgotten."""

from datetime import timedelta

import pytest
from django.db import IntegrityError, transaction

from core import clock
from core.acts import CLOCK
from core.refusals import Refused
from impact import actions
from impact.clock.health import close_due_health_checks
from impact.models import HealthCheck, HealthTurn
from partnerships.models import JournalEntry, Notice


def refused(check, who) -> str:
    with pytest.raises(Refused) as caught:
        actions.close_health_check(check, by=who)
    return str(caught.value)


def test_who_answered_is_forgotten_and_the_secret_of_the_marks_erased(check, answered, facilitator, alice, bob):
    answered([alice, bob], 3)
    closed = actions.close_health_check(check, by=facilitator)
    assert (closed.salt, closed.asked, closed.closed_by) == ("", 3, facilitator)
    assert not HealthTurn.objects.exists()
    assert closed.responses.count() == 2


def test_all_are_told_at_the_same_time_without_a_mail(check, answered, facilitator, alice):
    answered([alice], 3)
    actions.close_health_check(check, by=facilitator)
    line = JournalEntry.objects.get(event="impact.health_check_closed")
    assert (line.params["answered"], line.params["asked"]) == (1, 3)
    told = Notice.objects.filter(entry=line).select_related("user")
    assert {notice.user.name for notice in told} == {"Alice", "Bob", "Carol", "Bruno"}
    assert not told.filter(mail__isnull=False).exists()


def test_time_closes_it_after_its_last_day(check, partnership):
    assert close_due_health_checks() == 0
    assert "Its last day is not over" in refused(check, CLOCK)
    with clock.at(clock.now() + timedelta(days=9)):
        assert close_due_health_checks() == 1
        assert close_due_health_checks() == 0
    check.refresh_from_db()
    assert (check.closed_by, check.asked) == (None, 3)


def test_time_leaves_a_closed_partnership_alone(check, partnership):
    partnership.state = partnership.State.CLOSED
    partnership.save()
    with clock.at(clock.now() + timedelta(days=9)):
        assert close_due_health_checks() == 0


def test_once_alone(check, facilitator):
    actions.close_health_check(check, by=facilitator)
    assert "This health check is closed" in refused(check, facilitator)


def test_only_the_facilitator_or_time(check, alice):
    assert "Only the facilitator" in refused(check, alice)


def test_not_in_a_closed_partnership(check, facilitator, partnership):
    partnership.state = partnership.State.CLOSED
    partnership.save()
    assert "This partnership is closed" in refused(check, facilitator)


def test_the_database_closes_nothing_by_half(check):
    with pytest.raises(IntegrityError), transaction.atomic():
        HealthCheck.objects.update(closed_at=clock.now(), asked=3)


def test_on_the_page(check, login, page, facilitator, alice):
    assert login(alice).get(page("close_health_check", 1)).status_code == 403
    browser = login(facilitator)
    asked = browser.get(page("close_health_check", 1)).text
    assert "Answers: 0 out of 3 people asked." in asked
    assert "Fewer than five: no result will be shown." in asked
    assert browser.post(page("close_health_check", 1))["Location"] == page("health_check_detail", 1)
