"""Known cases played by people: a tie with the lead recused, three people of one seat, one seat short in writing."""

from datetime import UTC, datetime, timedelta

import pytest
from django.utils.translation import override

from core import clock
from core.refusals import Refused
from governance import actions
from governance.clock import close_due_rounds
from governance.models import Ballot
from governance.sentences import explain
from tests.conftest import text
from tests.governance.people import alternate, colleague

DAY = datetime(2026, 6, 18, 12, tzinfo=UTC)


@pytest.fixture
def tied_without_the_lead(propose, play, facilitator, lead, alice, committee):
    """Two ties with a mediation between them, the lead's own organisation being recused."""
    with clock.at(DAY):
        decision = propose("operational")
        actions.declare_recusal(decision, by=alice, seat=committee.seats["LLU"], reason="Our own supplier.")
        play(decision, present="VSA CAL", VSA="for", CAL="against", skipped_consent="Known.")
        actions.open_mediation(decision, by=facilitator, mediator="Odile")
        actions.close_mediation(decision, by=facilitator, findings="Both stay where they are.")
        second = play(decision, present="VSA CAL", VSA="for", CAL="against")
    assert second.result == "tie"
    return decision


def test_a_recused_lead_does_not_settle_a_tie(tied_without_the_lead, alice):
    with clock.at(DAY), pytest.raises(Refused, match="has an interest in this question and cannot settle it"):
        words = {"reasons": text("Parce que."), "minority_opinion": text("Autrement.")}
        actions.settle_decision(tied_without_the_lead, by=alice, outcome="adopted", **words)
    tied_without_the_lead.refresh_from_db()
    assert (tied_without_the_lead.state, tied_without_the_lead.outcome) == ("open", "")


@pytest.mark.parametrize(
    ("language", "told"),
    [
        ("en", "The lead has an interest in this question and cannot settle it."),
        ("fr", "Le pilote a un intérêt dans cette question et ne peut pas la trancher."),
    ],
)
def test_the_page_names_the_interest_of_the_lead(tied_without_the_lead, bob, login, language, told):
    with clock.at(DAY):
        page = login(bob, language).get(tied_without_the_lead.get_absolute_url()).content.decode()
    assert told in page


def test_a_seat_whose_three_people_all_answer_has_one_answer(propose, facilitator, committee, alice, llu):
    seat = committee.seats["LLU"]
    second, third = alternate(seat, facilitator, "lena"), colleague(llu, facilitator, "leo")
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    actions.cast_vote(decision, by=alice, position="for")
    actions.cast_vote(decision, by=second, position="against")
    with pytest.raises(Refused, match="Only the people who hold a seat of this committee answer"):
        actions.cast_vote(decision, by=third, position="for")
    kept = Ballot.objects.values_list("rank", "position", "capacity", "cast_by")
    assert list(kept) == [(1, "for", "titular", alice.pk), (2, "against", "alternate", second.pk)]
    counts = decision.last_round().outcome_now().seats
    assert (counts.answered, counts.for_, counts.against, counts.silent) == (1, 0, 1, 2)


def test_the_page_of_a_seat_shows_its_answer_and_those_it_replaced(propose, facilitator, committee, alice, login):
    other = alternate(committee.seats["LLU"], facilitator, "lena")
    decision = propose()
    actions.open_round(decision, by=facilitator, mode="written")
    actions.cast_vote(decision, by=alice, position="for", reason="It is cheap.")
    actions.cast_vote(decision, by=other, position="against", reason="It is ugly.")
    page = login(facilitator).get(decision.get_absolute_url()).content.decode()
    for said in ("1 seat of 3 has answered", "Lena, alternate", "It is ugly."):
        assert said in page


def test_a_written_consultation_short_of_one_seat_is_rejected_by_time(propose, facilitator, alice):
    decision = propose()
    round_ = actions.open_round(decision, by=facilitator, mode="written")
    actions.cast_vote(decision, by=alice, position="for")
    with clock.at(round_.closes_at + timedelta(seconds=1)):
        assert close_due_rounds() == 1
    decision.refresh_from_db()
    verdict = decision.last_round().outcome_now()
    assert (decision.outcome, verdict.missing, verdict.seats.silent) == ("rejected", 1, 2)
    with override("en"):
        assert explain(verdict) == (
            "Rejected: 1 for, 0 against, 0 abstentions, 2 without an answer; "
            "it would have taken 2, more than half of 3 seats."
        )
