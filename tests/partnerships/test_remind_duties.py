"""What time reminds of while a partnership is built: each once, to those concerned; of those missed, the last."""

from datetime import date

import pytest

from core.acts import CLOCK
from core.refusals import Refused
from partnerships import actions
from partnerships.clock import remind_due_duties
from partnerships.models import Invitation, JournalEntry, Member, Partnership, Task
from tests.conftest import text
from tests.partnerships.saying import last_line

EVENTS = ("partnerships.task_due", "partnerships.risk_review_due", "partnerships.invitation_ending")


def said() -> list[str]:
    return [entry.event for entry in JournalEntry.objects.filter(event__in=EVENTS).order_by("pk")]


def told() -> set[str]:
    entry = JournalEntry.objects.filter(event__in=EVENTS).latest("pk")
    assert not entry.notices.filter(mail=None).exists()
    return {notice.user.name for notice in entry.notices.all()}


@pytest.fixture
def task(partnership, facilitator, alice, bob, at):
    """Due on 20 January 2026; Logis & Lumière answers for it."""
    with at(2026, 1, 5, 10):
        words = {"title": text("Visiter", "Visit"), "accountable": alice.partner, "responsible": [bob.partner]}
        return actions.add_task(partnership, by=facilitator, due_on=date(2026, 1, 20), **words)


def test_a_task_three_days_and_one_day_before_to_who_answers_for_it(task, partnership, at):
    with at(2026, 1, 16, 12):
        assert remind_due_duties() == 0
    with at(2026, 1, 17, 12):
        assert remind_due_duties() == 1
        assert remind_due_duties() == 0  # a second run says nothing again
        assert told() == {"Alice"}
        assert "“Visit”, is due on 20 January 2026" in last_line(partnership)
    with at(2026, 1, 19, 12):
        assert remind_due_duties() == 1
    with at(2026, 1, 20, 12):
        assert remind_due_duties() == 0
    with at(2026, 1, 21, 12):
        assert remind_due_duties() == 0
    assert said() == ["partnerships.task_due"] * 2


def test_after_three_missed_days_each_is_said_once(task, risk, at):
    Task.objects.update(due_on=date(2026, 7, 10))
    with at(2026, 7, 10, 12):  # nobody ran since the 6th: two reminders of the task, one of the risk
        remind_due_duties()
        remind_due_duties()
    assert sorted(said()) == ["partnerships.risk_review_due", "partnerships.task_due"]


def test_the_person_named_alone(task, alice, facilitator, bob, at):
    with at(2026, 1, 5, 11):
        invited = actions.invite_member(alice.partner, by=facilitator, name="Yves", email="yves@example.org")
        colleague = actions.accept_invitation(invited, by=actions.open_account(invited))
        parts = {"accountable": alice.partner, "responsible": [bob.partner], "answerable": colleague}
        actions.assign_task(task, by=facilitator, **parts)
    with at(2026, 1, 17, 12):
        remind_due_duties()
    assert told() == {"Yves"}


def test_a_task_nobody_answers_for_any_more_is_said_to_nobody(task, alice, facilitator, at):
    with at(2026, 1, 6, 11):
        actions.withdraw_partner(alice.partner, by=facilitator, reason="Elections")
    with at(2026, 1, 17, 12):
        remind_due_duties()
    assert told() == set()


def test_another_day_is_another_reminder(task, facilitator, at):
    with at(2026, 1, 17, 12):
        remind_due_duties()
        actions.change_task(task, by=facilitator, title=task.title, objective=None, due_on=date(2026, 1, 19))
        assert remind_due_duties() == 1


def test_a_risk_not_reviewed_for_six_months_once_to_who_watches_it(risk, partnership, facilitator, at):
    with at(2026, 1, 5, 11):
        actions.add_risk(partnership, by=facilitator, title=text("Nu"), likelihood=1, severity=1)
    with at(2026, 7, 4, 12):
        assert remind_due_duties() == 0
    with at(2026, 7, 5, 12):
        assert remind_due_duties() == 1
        assert told() == {"Alice"}
        assert "last reviewed on 5 January 2026" in last_line(partnership)
    with at(2026, 7, 12, 12):
        assert remind_due_duties() == 0
    assert said() == ["partnerships.risk_review_due"]


def test_a_risk_long_overdue_is_not_dug_up(risk, at):
    with at(2027, 1, 5, 12):
        assert remind_due_duties() == 0


@pytest.fixture
def invitation(partnership, facilitator, alice, at):
    """Sent on 5 January for a week."""
    with at(2026, 1, 5, 10):
        return actions.invite_member(alice.partner, by=facilitator, name="Yves", email="yves@example.org")


def test_an_invitation_a_day_before_it_ends_to_who_sent_it(invitation, partnership, at):
    with at(2026, 1, 11, 9):
        assert remind_due_duties() == 0
    with at(2026, 1, 11, 11):
        assert remind_due_duties() == 1
        assert told() == {"Bruno"}
        assert "sent for Logis & Lumière, open until 12 January 2026, was not answered" in last_line(partnership)
        assert remind_due_duties() == 0


def test_an_invitation_is_told_even_late_and_not_once_answered(invitation, at):
    with at(2026, 1, 14, 11):
        assert remind_due_duties() == 1
    Invitation.objects.filter(pk=invitation.pk).update(state=Invitation.State.REVOKED)
    with at(2026, 1, 15, 11):
        assert remind_due_duties() == 0


def test_an_invitation_of_who_left_goes_to_who_facilitates(partnership, facilitator, alice, at):
    with at(2026, 1, 5, 10):
        invited = actions.invite_facilitator(partnership, by=facilitator, name="Fay", email="fay@example.org")
        fay = actions.accept_invitation(invited, by=actions.open_account(invited))
        actions.invite_facilitator(partnership, by=fay, name="Gus", email="gus@example.org")
        Member.objects.filter(pk=fay.pk).update(ended_at=fay.joined_at)
    with at(2026, 1, 11, 11):
        assert remind_due_duties() == 1
    assert told() == {"Bruno"}
    assert "for the facilitation" in last_line(partnership)


def test_time_alone_and_not_where_all_is_closed(task, partnership, facilitator, at):
    with pytest.raises(Refused, match="Time sends these reminders"):
        actions.remind_duties(partnership, by=facilitator)
    Partnership.objects.update(state=Partnership.State.CLOSED)
    with at(2026, 1, 17, 12):
        assert remind_due_duties() == 0
        with pytest.raises(Refused, match="This partnership is closed"):
            actions.remind_duties(partnership, by=CLOCK)
