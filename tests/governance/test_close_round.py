"""A round ends when its time is over, or before it when nothing can change any more."""

from datetime import timedelta

import pytest

from core import clock
from core.acts import CLOCK
from core.refusals import Refused
from governance import actions
from governance.clock import close_due_rounds
from governance.tally import recount
from partnerships import journal


@pytest.fixture
def written(propose, facilitator):
    made = propose()
    actions.open_round(made, by=facilitator, mode="written")
    return made


def later(decision, **wait):
    return clock.at(decision.last_round().opened_at + timedelta(**wait))


def test_the_stored_verdict_is_the_one_counted_anew(propose, play):
    round_ = play(propose(), LLU="for", VSA="for", CAL="against")
    assert recount(round_.verdict).as_dict() == round_.verdict["verdict"]
    assert round_.outcome_now().adopted


def test_everybody_is_told_the_result_in_words(propose, play, facilitator):
    play(propose(), LLU="for", VSA="for", CAL="against")
    entry = facilitator.partnership.journal.latest("sequence")
    assert "Adopted: 2 for, 1 against, 0 abstentions" in journal.sentence(entry)
    assert entry.notices.count() == 4


def test_time_closes_it_once(written):
    with clock.at(written.last_round().closes_at):
        assert close_due_rounds() == 1
        assert close_due_rounds() == 0
    written.refresh_from_db()
    assert (written.state, written.outcome) == ("closed", "rejected")


def test_time_does_not_close_before_the_end(written):
    with pytest.raises(Refused, match="not over yet"):
        actions.close_round(written, by=CLOCK)


def test_the_facilitator_closes_early_once_every_seat_has_answered(written, facilitator, alice, bob, carol):
    for member in (alice, bob, carol):
        actions.cast_vote(written, by=member, position="for")
    with pytest.raises(Refused, match="24 hours at least"):
        actions.close_round(written, by=facilitator)
    with later(written, hours=24):
        assert actions.close_round(written, by=facilitator).result == "adopted"


def test_not_while_an_answer_can_change_the_result(written, facilitator, alice):
    actions.cast_vote(written, by=alice, position="for")
    with later(written, hours=30), pytest.raises(Refused, match="can change the result"):
        actions.close_round(written, by=facilitator)


def test_the_facilitator_closes_when_the_time_is_over(written, facilitator):
    with later(written, days=12):
        assert actions.close_round(written, by=facilitator).closed_by == facilitator


def test_a_meeting_needs_its_attendance(propose, facilitator):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    with pytest.raises(Refused, match="Note first which seats are present"):
        actions.close_round(decision, by=facilitator)


def test_only_the_facilitator(written, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.close_round(written, by=alice)


def test_not_without_a_round(propose, facilitator):
    with pytest.raises(Refused, match="No round"):
        actions.close_round(propose(), by=facilitator)


def test_a_consent_round_without_enough_consents_leads_to_a_vote(propose, facilitator, alice):
    decision = propose("operational")
    actions.open_round(decision, by=facilitator, mode="written")
    actions.cast_vote(decision, by=alice, position="consent")
    with clock.at(decision.last_round().closes_at):
        assert close_due_rounds() == 1
        decision.refresh_from_db()
        assert decision.state == "open"
        assert actions.open_round(decision, by=facilitator).consent_first is False


def test_what_somebody_closed_meanwhile_is_left_alone(written, facilitator, monkeypatch):
    def closed_meanwhile(decision, by):
        raise Refused("No round of this decision is open.")

    monkeypatch.setattr("governance.clock.close_round", closed_meanwhile)
    with clock.at(written.last_round().closes_at):
        assert close_due_rounds() == 0
