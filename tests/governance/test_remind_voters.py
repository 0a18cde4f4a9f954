"""Reminders three days and one day before a written round ends: once each, to those alone who have not answered."""

from datetime import date

import pytest

from accounts.models import User
from core import mail
from core.acts import CLOCK
from core.refusals import Refused
from governance import actions
from governance.clock import remind_due_voters
from governance.models import Decision, Mandate
from overview import clock as overview_clock
from partnerships.models import Notice

ENDS = date(2026, 3, 20)  # a Friday; the morning of J-3 is the 17th at 7:00 UTC


@pytest.fixture
def asked(propose, facilitator, at) -> Decision:
    """In writing until 20 March, opened on the 2nd."""
    with at(2026, 3, 2, 9):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written", closes_on=ENDS)
    return decision


def told(event: str = "governance.voters_reminded") -> list[set[str]]:
    """Whom each reminder told, in order."""
    lines: dict[int, set[str]] = {}
    for notice in Notice.objects.filter(entry__event=event).select_related("user", "entry").order_by("entry"):
        assert notice.mail is not None
        lines.setdefault(notice.entry_id, set()).add(notice.user.name)
    return list(lines.values())


def test_three_days_and_one_day_before_those_alone_who_have_not_answered(asked, alice, at):
    with at(2026, 3, 10, 9):
        actions.cast_vote(asked, by=alice, position="for")
        assert remind_due_voters() == 0
    with at(2026, 3, 17, 6, 59):
        assert remind_due_voters() == 0
    with at(2026, 3, 17, 7, 1):
        assert remind_due_voters() == 1
        assert remind_due_voters() == 0
    with at(2026, 3, 18, 12):
        assert remind_due_voters() == 0
    with at(2026, 3, 19, 7, 1):
        assert remind_due_voters() == 1
    with at(2026, 3, 20, 12):
        assert remind_due_voters() == 0
    assert told() == [{"Bob", "Carol"}, {"Bob", "Carol"}]


def test_a_missed_run_is_caught_up_once(asked, at):
    with at(2026, 3, 18, 20):
        assert remind_due_voters() == 1
        assert remind_due_voters() == 0
    assert len(told()) == 1


def test_two_missed_reminders_are_caught_up_by_one(asked, at):
    with at(2026, 3, 20, 9):
        assert remind_due_voters() == 1
        assert remind_due_voters() == 0
    assert len(told()) == 1


def test_nobody_is_reminded_after_the_end(asked, at):
    with at(2026, 3, 21, 9):
        assert remind_due_voters() == 0
    assert told() == []


def test_nobody_is_reminded_once_all_have_answered(asked, alice, bob, carol, at):
    with at(2026, 3, 10, 9):
        for member in (alice, bob, carol):
            actions.cast_vote(asked, by=member, position="for")
    with at(2026, 3, 17, 9):
        assert remind_due_voters() == 0
    assert told() == []


def test_a_recused_seat_is_left_in_peace(asked, carol, committee, at):
    with at(2026, 3, 10, 9):
        interest = {"nature": "organisation", "reason": "We sell it."}
        actions.declare_recusal(asked, by=carol, seat=committee.seats["CAL"], **interest)
    with at(2026, 3, 17, 9):
        remind_due_voters()
    assert told() == [{"Alice", "Bob"}]


def test_whom_a_personal_interest_takes_out_is_left_in_peace(asked, carol, committee, at):
    with at(2026, 3, 10, 9):
        interest = {"nature": "personal", "member": carol, "reason": "My sister sells it."}
        actions.declare_recusal(asked, by=carol, seat=committee.seats["CAL"], **interest)
    with at(2026, 3, 17, 9):
        remind_due_voters()
    assert told() == [{"Alice", "Bob"}]


def test_a_mandate_that_ended_reminds_nobody(asked, bob, at):
    Mandate.objects.filter(member=bob).update(ended_on=date(2026, 3, 12))
    with at(2026, 3, 17, 9):
        remind_due_voters()
    assert told() == [{"Alice", "Carol"}]


def test_a_round_opened_within_the_three_days_waits_for_the_last(propose, facilitator, at, committee):
    committee.rules.categories.update(written_days=1)
    with at(2026, 3, 18, 9):
        decision = propose()
        actions.open_round(decision, by=facilitator, mode="written", closes_on=ENDS)
        assert remind_due_voters() == 0
    with at(2026, 3, 19, 9):
        assert remind_due_voters() == 1


def test_more_time_brings_its_own_reminders(asked, at):
    with at(2026, 3, 17, 9):
        assert remind_due_voters() == 1
    moved = asked.rounds.get()
    moved.closes_at = moved.closes_at.replace(day=27)
    moved.save(update_fields=["closes_at"])
    with at(2026, 3, 18, 9):
        assert remind_due_voters() == 0
    with at(2026, 3, 24, 9):
        assert remind_due_voters() == 1


def test_the_tick_of_every_minute_sends_them(asked, at):
    with at(2026, 3, 17, 9):
        overview_clock.tick()
        overview_clock.tick()
    assert len(told()) == 1


def test_the_message_says_what_is_awaited_and_pins_the_register(asked, alice, at, partnership):
    User.objects.update(language="en")
    with at(2026, 3, 17, 9):
        remind_due_voters()
    entry = partnership.journal.order_by("-sequence").first()
    said = mail.opened(Notice.objects.get(entry=entry, user=alice.user).mail)
    assert "reminder: your answer to D-2026-01, “Rent a tool”" in said["subject"]
    for body in (said["text"], said["html"]):
        assert f"Line {entry.sequence} of the transparency register" in body and entry.digest[:16] in body
        assert asked.get_absolute_url() in body


def test_time_alone_sends_it(asked, facilitator, at):
    with at(2026, 3, 17, 9), pytest.raises(Refused, match="nobody does it by hand"):
        actions.remind_voters(asked, by=facilitator)


def test_not_before_it_is_due(asked, at):
    with at(2026, 3, 16, 9), pytest.raises(Refused, match="No reminder is due yet"):
        actions.remind_voters(asked, by=CLOCK)


def test_not_twice(asked, at):
    with at(2026, 3, 17, 9):
        actions.remind_voters(asked, by=CLOCK)
        with pytest.raises(Refused, match="sent already"):
            actions.remind_voters(asked, by=CLOCK)


def test_not_at_a_meeting(propose, facilitator, at):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    with pytest.raises(Refused, match="at a meeting one asks aloud"):
        actions.remind_voters(decision, by=CLOCK)


def test_not_without_an_open_round(propose):
    with pytest.raises(Refused, match="No round of this decision is open"):
        actions.remind_voters(propose(), by=CLOCK)


def test_not_when_nobody_is_awaited(asked, alice, bob, carol, at):
    with at(2026, 3, 10, 9):
        for member in (alice, bob, carol):
            actions.cast_vote(asked, by=member, position="for")
    with at(2026, 3, 17, 9), pytest.raises(Refused, match="there is nobody to remind"):
        actions.remind_voters(asked, by=CLOCK)
