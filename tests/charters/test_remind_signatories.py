"""Reminders: five days after signing opened, then every three, five at most, each counted once; by hand at once."""

from datetime import UTC, datetime

import pytest
from django.urls import reverse

from charters import actions
from charters.clock.collecting import remind_due_signatories
from core import clock, mail
from partnerships.models import Notice
from tests.charters.conftest import fresh, later, place, sign, store_pdfs, told, with_terms


@pytest.fixture
def asked(frozen):
    """Open to signature since Monday 2 March 2026 at 15:00 in Paris."""
    with clock.at(datetime(2026, 3, 2, 14, tzinfo=UTC)):
        opened = store_pdfs(frozen)
    type(opened.signatories.first()).objects.filter(version=opened).update(invited_at=opened.signing_opened_at)
    return opened


def run(*moment: int) -> int:
    with clock.at(datetime(2026, *moment, tzinfo=UTC)):
        return remind_due_signatories()


def reminded() -> int:
    return Notice.objects.filter(entry__event="charters.signatory_reminded").count()


def test_five_days_after_then_every_three_five_at_most(asked, alice):
    with clock.at(datetime(2026, 3, 3, 9, tzinfo=UTC)):
        sign(asked, alice)
    assert run(3, 6, 20) == 0 and run(3, 7, 6, 59) == 0
    assert run(3, 7, 7, 1) == 1 and run(3, 7, 7, 2) == 0
    assert told("signatory_reminded") == {"Bob", "Carol"}
    assert run(3, 10, 6, 59) == 0 and run(3, 10, 7, 1) == 1
    assert [run(3, day, 9) for day in (13, 16, 19)] == [1, 1, 1]
    assert run(3, 22, 9) == 0 and run(4, 22, 9) == 0, "five reminders, and no more"
    assert reminded() == 10 and {row.reminders for row in asked.signatories.filter(state="invited")} == {5}


def test_a_missed_run_is_caught_up_once(asked):
    assert run(3, 20, 12) == 1 and run(3, 20, 13) == 0
    assert reminded() == 3


def test_a_reminder_is_a_message_to_the_signatory_alone(asked):
    run(3, 8, 9)
    rows = Notice.objects.filter(entry__event="charters.signatory_reminded").select_related("mail", "user")
    assert {row.mail.to for row in rows} == {row.user.email for row in rows} and len(rows) == 3
    subjects = [mail.opened(row.mail)["subject"] for row in rows]
    assert all("is awaited" in said or "est attendue" in said for said in subjects)


def test_whose_turn_has_not_come_is_left_alone(in_turn, alice, bob):
    with later(6):
        remind_due_signatories()
        assert told("signatory_reminded") == {"Alice"}
        sign(in_turn, alice)
    with later(9):
        assert place(in_turn, bob).reminders == 0, "asked three days ago"
        assert remind_due_signatories() == 0
    with later(12):
        assert remind_due_signatories() == 1 and place(in_turn, bob).reminders == 1


def test_nobody_is_reminded_after_the_last_day(timed):
    with later(8):
        assert remind_due_signatories() == 1
    assert told("signatory_reminded_by") == {"Alice", "Bob", "Carol"}
    with later(12):
        assert remind_due_signatories() == 0


def test_the_facilitator_reminds_at_once_but_once_a_day(opened, facilitator, alice, bob, refused):
    sign(opened, alice)
    assert "facilitator" in refused(actions.remind_signatories, opened, by=bob)
    assert len(actions.remind_signatories(opened, by=facilitator)) == 2
    assert "nobody to remind" in refused(actions.remind_signatories, opened, by=facilitator)
    with later(1):
        assert len(actions.remind_signatories(opened, by=facilitator)) == 2
    assert place(opened, bob).reminders == 2
    assert [row.kind for row in opened.evidence.filter(kind="reminded")] == ["reminded"] * 4


def test_by_its_button(opened, partnership, facilitator, login):
    url = reverse("charters:remind_signatories", args=[partnership.slug, "v1.0"])
    seen = login(facilitator).post(url, follow=True).content.decode()
    assert "3 signatories are reminded" in seen and "nobody to remind now" in seen


def test_a_version_that_was_abandoned_reminds_nobody(opened, refused, facilitator):
    gone = with_terms(opened, state="abandoned", abandoned_at=clock.now(), abandon_reason="No")
    assert "nobody to remind" in refused(actions.remind_signatories, fresh(gone), by=facilitator)


def test_nobody_is_reminded_before_the_pdfs_are_stored(frozen, facilitator, refused):
    assert "not open to signature" in refused(actions.remind_signatories, frozen, by=facilitator)
