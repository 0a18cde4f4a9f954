"""Opening a round freezes rule, seats and text; the next one opens when the last one asks for it."""

from datetime import date, timedelta

import pytest

from core import clock
from core.mail import Mail
from core.refusals import Refused
from governance import actions
from governance.models import Mandate, Recusal
from tests.governance.test_forms import url


def test_rule_seats_and_text_are_frozen(propose, facilitator, committee):
    decision = propose("budget", 30000)
    round_ = actions.open_round(decision, by=facilitator)
    assert round_.rule["method"] == "two_thirds"
    assert len(round_.electorate) == 3
    assert len(round_.fingerprint) == 64
    decision.refresh_from_db()
    assert decision.state == "open"


@pytest.mark.parametrize(("state", "recused"), [("proposed", 0), ("refused", 0), ("confirmed", 1)])
def test_only_a_confirmed_recusal_takes_a_seat_out(propose, facilitator, bob, committee, state, recused):
    decision = propose()
    answered = {"answer": "It is not one.", "answered_by": bob, "answered_at": clock.now()}
    Recusal.objects.create(
        partnership=decision.partnership,
        decision=decision,
        seat=committee.seats["LLU"],
        nature="organisation",
        reason="Their subsidiary.",
        declared_by=bob,
        declared_at=clock.now(),
        state=state,
        **({} if state == "proposed" else answered),
    )
    round_ = actions.open_round(decision, by=facilitator)
    assert sum(seat.recused for seat in round_.seats_now()) == recused


def test_consent_is_sought_first_where_the_rules_say_so(propose, facilitator):
    assert actions.open_round(propose("operational"), by=facilitator).consent_first
    skipped = actions.open_round(propose("operational"), by=facilitator, skipped_consent=" Known. ")
    assert (skipped.consent_first, skipped.skipped_consent) == (False, "Known.")
    assert not actions.open_round(propose("budget"), by=facilitator, skipped_consent="Known.").skipped_consent


def test_an_objection_leads_to_a_vote(propose, play):
    decision = propose("operational")
    assert play(decision, LLU="consent", VSA="objection").result == "objected"
    second = play(decision, LLU="for", VSA="against", CAL="for")
    assert (second.consent_first, second.result) == (False, "adopted")


def test_in_writing_the_seats_are_told_of_the_deadline(propose, facilitator):
    before = Mail.objects.count()
    round_ = actions.open_round(propose(), by=facilitator, mode="written")
    assert Mail.objects.count() - before == 3
    assert round_.closes_at == clock.end_of_day(
        round_.partnership.today() + timedelta(days=10), round_.partnership.time_zone
    )


def test_in_writing_the_time_of_the_rules_is_the_least(propose, facilitator, partnership):
    soon = partnership.today() + timedelta(days=9)
    with pytest.raises(Refused, match="at least 10 days"):
        actions.open_round(propose(), by=facilitator, mode="written", closes_on=soon)


def test_only_the_facilitator_opens(propose, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.open_round(propose(), by=alice)


def test_one_round_at_a_time(propose, facilitator):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    with pytest.raises(Refused, match="open already"):
        actions.open_round(decision, by=facilitator)


def test_not_once_it_is_decided(propose, play, facilitator):
    decision = propose()
    play(decision, LLU="for", VSA="for")
    with pytest.raises(Refused, match="decision is closed"):
        actions.open_round(decision, by=facilitator)


def test_not_while_a_mediation_is_under_way(propose, play, facilitator):
    decision = propose()
    play(decision, LLU="for", VSA="against")
    actions.open_mediation(decision, by=facilitator, mediator="Odile")
    with pytest.raises(Refused, match="mediation is under way"):
        actions.open_round(decision, by=facilitator)


def test_not_when_nobody_could_answer(propose, facilitator):
    decision = propose()
    Mandate.objects.update(ended_on=date(2026, 1, 6))
    with pytest.raises(Refused, match="No seat could answer"):
        actions.open_round(decision, by=facilitator)


@pytest.mark.parametrize(("days", "reconvened"), [(7, False), (8, True), (21, True), (22, False)])
def test_a_second_meeting_in_its_window_needs_no_quorum(propose, play, at, days, reconvened):
    with at(2026, 3, 1, 10):
        decision = propose()
        assert play(decision, present="LLU", LLU="for").result == "no_quorum"
    with clock.at(clock.datetime(2026, 3, 1, 10, tzinfo=clock.UTC) + timedelta(days=days)):
        second = play(decision, present="LLU", LLU="for")
    assert second.reconvened is reconvened
    assert second.result == ("adopted" if reconvened else "no_quorum")


def test_a_sense_check_asks_before_the_question_is_put(propose, facilitator, committee, alice):
    decision = propose("operational")
    round_ = actions.open_round(decision, by=facilitator, purpose="sense")
    assert (round_.rule["method"], round_.consent_first) == ("advice", False)
    actions.record_attendance(decision, by=facilitator, present=committee.seats.values())
    actions.cast_vote(decision, by=alice, position="against", reason="Too early.")
    assert actions.close_round(decision, by=facilitator).result == "advice"
    decision.refresh_from_db()
    assert decision.state == "proposed"
    assert actions.open_round(decision, by=facilitator).consent_first, "the consent round comes first all the same"


def test_a_written_consultation_short_of_quorum_is_no_first_meeting(propose, facilitator, committee, at):
    """Only a meeting that missed its quorum is taken up again without one."""
    with at(2026, 3, 2, 9):
        decision = propose()
        round_ = actions.open_round(decision, by=facilitator, mode="written")
        round_.result, round_.verdict, round_.closed_at = "no_quorum", round_.final_record(), round_.opened_at
        round_.save()
    with at(2026, 3, 16, 9):
        assert not actions.open_round(decision, by=facilitator).reconvened


def test_the_page_offers_the_consent_round_that_would_open(propose, play, facilitator, committee, login, at):
    """After a consent round that missed its quorum, the next one asks for consent again, and its page says so."""
    with at(2026, 3, 2, 9):
        decision = propose("operational")
        assert play(decision, present="LLU").result == "no_quorum"
        page = login(facilitator).get(url("open_round", decision)).content.decode()
        assert "Consent round first:" in page
        assert "skipped_consent" in page
        assert actions.open_round(decision, by=facilitator).is_consent
