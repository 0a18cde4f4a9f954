"""Asking for a correction: whoever holds a seat, once the minutes are sent, until the end of the time given."""

from datetime import timedelta

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from partnerships.models import Notice
from tests.governance.meetings import print_minutes


def ask(minutes, by, words="72 ménages.", at=None):
    with clock.at(at or minutes.correctable_until - timedelta(seconds=1)):
        return actions.ask_correction(minutes, by=by, words=words)


def test_for_ones_seat_and_the_facilitator_is_told(sent, committee, facilitator, alice):
    correction = ask(sent(), alice)
    assert (correction.seat, correction.state, correction.words) == (committee.seats["LLU"], "asked", "72 ménages.")
    assert Notice.objects.filter(user=facilitator.user, entry__event="governance.correction_asked").exists()


def test_until_the_end_of_the_time_given(sent, alice):
    minutes = sent()
    with pytest.raises(Refused, match="approved by silence"):
        ask(minutes, alice, at=minutes.correctable_until)


def test_in_words_by_people_of_the_committee(sent, committee, facilitator, alice, bob):
    minutes = sent()
    with pytest.raises(Refused, match="Write what to correct"):
        ask(minutes, alice, words=" ")
    with pytest.raises(Refused, match="people who hold a seat of this committee ask"):
        ask(minutes, facilitator)
    committee.seats["VSA"].mandates.update(ended_on="2026-01-08")
    with pytest.raises(Refused, match="people who hold a seat of this committee ask"):
        ask(minutes, bob)


def test_not_before_they_are_sent(minuted, alice):
    with pytest.raises(Refused, match="not been sent yet"):
        actions.ask_correction(minuted(), by=alice, words="72.")


def test_not_of_a_version_that_another_sent_one_replaced(sent, facilitator, alice, bob):
    first = sent()
    with clock.at(first.sent_at):
        actions.answer_correction(ask(first, alice), by=facilitator, accept=True)
        assert ask(first, bob).minutes == first  # the second is not sent: nobody has it yet
        second = first.meeting.minutes.get(number=2)
        print_minutes(second)
        actions.send_minutes(second, by=facilitator)
        with pytest.raises(Refused, match="corrected version has been sent since"):
            ask(first, bob)


def test_not_once_they_were_confirmed(sent, under_way, facilitator, alice):
    minutes = sent()
    later = under_way(starts_at=minutes.meeting.starts_at + timedelta(days=5))
    with clock.at(later.starts_at):
        confirmed = actions.confirm_minutes(minutes, by=facilitator, meeting=later)
    with pytest.raises(Refused, match="confirmed at a later meeting"):
        ask(confirmed, alice)
