"""Time tells of mandates near their end: at 60, 30 and 0 days, once each, whatever runs were missed."""

from datetime import date

import pytest

from core.acts import CLOCK
from core.mail import Mail
from core.refusals import Refused
from governance import actions, clock
from governance.actions.mandates import due
from overview.clock import tick
from partnerships.models import Notice, Partnership

CODES = ("governance.mandate_ending", "governance.lead_ending")
END = date(2026, 6, 30)


@pytest.fixture
def ending(committee, facilitator, alice):
    """Alice's mandate ends on 30 June 2026; the others have no end."""
    seat = committee.seats["LLU"]
    actions.end_mandate(seat.mandates.get(), by=facilitator, reason="Written anew.")
    given = {"member": alice, "capacity": "titular", "since_on": date(2026, 1, 1), "until_on": END}
    return actions.give_mandate(seat, by=facilitator, **given)


def told(partnership) -> list[int]:
    """The steps that the register holds, in order."""
    return [line.params["step"] for line in partnership.journal.filter(event__in=CODES).order_by("sequence")]


def test_each_step_is_told_once(ending, partnership, at):
    for moment, steps in [
        ((2026, 4, 30), []),
        ((2026, 5, 1), [60]),
        ((2026, 5, 2), [60]),
        ((2026, 5, 31), [60, 30]),
        ((2026, 6, 15), [60, 30]),
        ((2026, 6, 30), [60, 30, 0]),
        ((2026, 7, 1), [60, 30, 0]),
    ]:
        with at(*moment, 9):
            clock.remind_ending_mandates()
            clock.remind_ending_mandates()
        assert told(partnership) == steps


def test_of_the_steps_missed_the_last_alone_is_told(ending, partnership, at):
    with at(2026, 6, 10, 9):
        assert clock.remind_ending_mandates() == 1
    assert told(partnership) == [30]


def test_a_last_day_missed_is_told_for_a_month(ending, partnership, at):
    with at(2026, 8, 1, 9):
        clock.remind_ending_mandates()
    assert told(partnership) == []
    with at(2026, 7, 30, 9):
        clock.remind_ending_mandates()
    assert told(partnership) == [0]


def test_who_is_told_and_by_mail(ending, partnership, at, alice, bob, facilitator):
    with at(2026, 5, 1, 9):
        clock.remind_ending_mandates()
    people = set(Notice.objects.filter(entry__event=CODES[0]).values_list("user__email", flat=True))
    assert people == {alice.user.email, facilitator.user.email}
    assert set(Mail.objects.filter(notice__entry__event=CODES[0]).values_list("to", flat=True)) == people


def test_the_leads_mandate_is_told_of_too(lead, partnership, at):
    with at(2026, 12, 1, 9):
        clock.remind_ending_mandates()
    assert [line.event for line in partnership.journal.filter(event__in=CODES)] == ["governance.lead_ending"]


def test_more_time_is_another_end(ending, partnership, at, facilitator, alice, committee):
    with at(2026, 6, 1, 9):
        clock.remind_ending_mandates()
        given = {"member": alice, "capacity": "titular", "since_on": date(2026, 7, 1), "until_on": date(2026, 7, 31)}
        actions.give_mandate(committee.seats["LLU"], by=facilitator, **given)
    with at(2026, 6, 30, 9):
        clock.remind_ending_mandates()
    assert told(partnership) == [30]  # renewed: its last day asks nothing of anybody
    with at(2026, 7, 2, 9):
        clock.remind_ending_mandates()
    assert told(partnership) == [30, 30]


def test_a_mandate_that_was_ended_is_left_alone(ending, partnership, at, facilitator):
    actions.end_mandate(ending, by=facilitator, reason="Gone.")
    with at(2026, 5, 1, 9):
        assert clock.remind_ending_mandates() == 0


def test_two_workers_tell_once(ending, partnership, at):
    with at(2026, 5, 1, 9):
        seen_by_both = due(partnership)
        assert len(seen_by_both) == 1
        assert actions.remind_mandates(partnership, by=CLOCK) == 1
        assert actions.remind_mandates(partnership, by=CLOCK) == 0
    assert told(partnership) == [60]


def test_nobody_does_it_by_hand(ending, partnership, facilitator):
    with pytest.raises(Refused, match="Time does this by itself"):
        actions.remind_mandates(partnership, by=facilitator)


def test_a_closed_partnership_is_left_alone(ending, partnership, at):
    Partnership.objects.update(state=Partnership.State.CLOSED)
    with at(2026, 5, 1, 9):
        assert clock.remind_ending_mandates() == 0
        with pytest.raises(Refused, match="closed"):
            actions.remind_mandates(partnership, by=CLOCK)


def test_the_clock_of_the_site_does_it(ending, partnership, at):
    with at(2026, 5, 1, 9):
        tick()
    assert told(partnership) == [60]
