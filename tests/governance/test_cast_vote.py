"""A seat answers once, whoever of its people speaks last; who may not is told why."""

from datetime import date, timedelta

import pytest
from django.db import IntegrityError, connection, transaction

from core import clock
from core.refusals import Refused
from core.rules import Rule
from governance import actions
from governance.models import Ballot, Mandate, Recusal
from partnerships import journal
from partnerships.models import JournalEntry, Partner


@pytest.fixture
def decision(propose, facilitator):
    """Open in writing."""
    made = propose()
    actions.open_round(made, by=facilitator, mode="written")
    return made


@pytest.fixture
def alternate(committee, facilitator) -> None:
    """The facilitator is also the alternate of LLU."""
    given = {"member": facilitator, "capacity": "alternate", "since_on": date(2026, 1, 1)}
    actions.give_mandate(committee.seats["LLU"], by=facilitator, **given)


def test_a_changed_answer_keeps_the_one_before(decision, alice):
    actions.cast_vote(decision, by=alice, position="for")
    actions.cast_vote(decision, by=alice, position="against", reason="Too dear.")
    assert list(Ballot.objects.values_list("rank", "position")) == [(1, "for"), (2, "against")]
    assert decision.last_round().outcome_now().votes.against == 1


def test_the_alternate_answers_for_the_same_seat(decision, alternate, alice, facilitator):
    actions.cast_vote(decision, by=alice, position="for")
    ballot = actions.cast_vote(decision, by=facilitator, position="abstain")
    assert (ballot.rank, ballot.capacity) == (2, "alternate")
    assert decision.last_round().outcome_now().seats.answered == 1
    entry = JournalEntry.objects.latest("sequence")
    assert "on behalf of Logis & Lumière" in journal.sentence(entry)


def test_the_answer_is_bound_to_the_text(decision, alice):
    print_of = decision.last_round().fingerprint
    assert actions.cast_vote(decision, by=alice, position="for", fingerprint=print_of).fingerprint == print_of
    with pytest.raises(Refused, match="text has changed"):
        actions.cast_vote(decision, by=alice, position="for", fingerprint="0" * 64)


def test_only_who_holds_a_seat_answers(decision, facilitator):
    with pytest.raises(Refused, match="Only the people who hold a seat"):
        actions.cast_vote(decision, by=facilitator, position="for")


def test_not_before_a_round_is_open(propose, alice):
    with pytest.raises(Refused, match="No round of this decision is open"):
        actions.cast_vote(propose(), by=alice, position="for")


def test_not_after_the_time_is_over_even_when_nobody_has_closed(decision, alice):
    end = decision.last_round().closes_at
    with clock.at(end + timedelta(seconds=1)), pytest.raises(Refused, match="The time to answer ended on"):
        actions.cast_vote(decision, by=alice, position="for")


def test_not_for_a_recused_seat(decision, committee, alice):
    actions.declare_recusal(decision, by=alice, seat=committee.seats["LLU"], reason="Our subsidiary.")
    with pytest.raises(Refused, match="declared an interest"):
        actions.cast_vote(decision, by=alice, position="for")


def test_a_recusal_takes_back_the_answer_given(decision, committee, alice):
    actions.cast_vote(decision, by=alice, position="for")
    actions.declare_recusal(decision, by=alice, seat=committee.seats["LLU"], reason="Our subsidiary.")
    counts = decision.last_round().outcome_now().seats
    assert (counts.for_, counts.recused) == (0, 1)


def test_a_personal_interest_leaves_the_seat_to_the_alternate(decision, committee, alternate, alice, facilitator):
    nature = Recusal.Nature.PERSONAL
    seat = committee.seats["LLU"]
    actions.declare_recusal(decision, by=alice, seat=seat, reason="My cousin.", nature=nature, member=alice)
    with pytest.raises(Refused, match="personal interest"):
        actions.cast_vote(decision, by=alice, position="for")
    assert actions.cast_vote(decision, by=facilitator, position="for")


def test_not_when_the_organisation_has_left(decision, alice, llu):
    Partner.objects.filter(pk=llu.pk).update(standing=Partner.Standing.FORMER)
    with pytest.raises(Refused, match="has left the partnership"):
        actions.cast_vote(decision, by=alice, position="for")


def test_not_for_a_seat_vacant_at_the_opening(propose, facilitator, alice):
    decision = propose()
    Mandate.objects.filter(member=alice).update(since_on=date(2030, 1, 1))
    actions.open_round(decision, by=facilitator)
    Mandate.objects.filter(member=alice).update(since_on=date(2026, 1, 1))
    with pytest.raises(Refused, match="Nobody held this seat"):
        actions.cast_vote(decision, by=alice, position="for")


def test_not_for_a_seat_added_since(decision, committee, alice, facilitator):
    round_ = decision.last_round()
    round_.electorate = round_.electorate[1:]
    round_.save()
    with pytest.raises(Refused, match="added after the round opened"):
        actions.cast_vote(decision, by=alice, position="for")


def test_observers_have_no_vote(propose, facilitator, committee, alice):
    seat = committee.seats["LLU"]
    seat.voting = False
    seat.save()
    decision = propose()
    actions.open_round(decision, by=facilitator)
    with pytest.raises(Refused, match="Observers take part in the debate"):
        actions.cast_vote(decision, by=alice, position="for")


def test_not_for_a_seat_noted_absent(propose, facilitator, committee, alice):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    actions.record_attendance(decision, by=facilitator, present=[committee.seats["VSA"]])
    with pytest.raises(Refused, match="absent from the meeting"):
        actions.cast_vote(decision, by=alice, position="for")


def test_only_answers_to_this_question(decision, alice):
    with pytest.raises(Refused, match="not one of the answers"):
        actions.cast_vote(decision, by=alice, position="consent")


def test_an_objection_has_a_reason(propose, facilitator, alice):
    decision = propose("operational")
    actions.open_round(decision, by=facilitator)
    with pytest.raises(Refused, match="what harm would this do"):
        actions.cast_vote(decision, by=alice, position="objection", reason=" ")


def test_no_register_no_vote(decision, alice, monkeypatch):
    def broken(*args, **kwargs):
        raise RuntimeError("the register cannot be written")

    monkeypatch.setattr("governance.actions.votes.emit", broken)
    with pytest.raises(RuntimeError):
        actions.cast_vote(decision, by=alice, position="for")
    assert not Ballot.objects.exists()


def test_answers_are_only_added(decision, alice):
    ballot = actions.cast_vote(decision, by=alice, position="for")
    for statement in ("UPDATE governance_ballot SET position = 'against'", "DELETE FROM governance_ballot"):
        with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute(statement)
    ballot.refresh_from_db()
    assert ballot.position == "for"


def test_two_answers_of_one_rank_collide(decision, alice):
    ballot = actions.cast_vote(decision, by=alice, position="for")
    ballot.pk = None
    with pytest.raises(IntegrityError), transaction.atomic():
        ballot.save(force_insert=True)


def test_a_mandate_that_ends_at_the_same_moment_is_no_accident(decision, alice, monkeypatch):
    check = Rule.check

    def checked_then_ended(rule, by, thing, **facts):
        check(rule, by, thing, **facts)
        Mandate.objects.filter(member=alice).update(ended_on=date(2026, 1, 6))

    monkeypatch.setattr(Rule, "check", checked_then_ended)
    ballot = actions.cast_vote(decision, by=alice, position="for")
    assert (ballot.seat.partner, ballot.capacity) == (alice.partner, "titular")
