"""What holds of every verdict, whatever the rule, the seats and the answers."""

import json
from itertools import product

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from governance.tally import (
    Base,
    Measure,
    Method,
    Mode,
    Outcome,
    Quorum,
    Rule,
    Seat,
    Verdict,
    positions_for,
    record,
    recount,
    tally,
)

pytestmark = pytest.mark.once

SHARES = st.fractions(min_value="1/20", max_value="19/20", max_denominator=20)
QUORUMS = st.one_of(
    st.none(),
    st.builds(Quorum, count=st.integers(1, 9), measure=st.sampled_from(Measure)),
    st.builds(
        Quorum,
        share=SHARES,
        base=st.sampled_from([Base.ALL_SEATS, Base.SEATS_ELIGIBLE]),
        inclusive=st.booleans(),
        measure=st.sampled_from(Measure),
    ),
)


@st.composite
def rules(draw, methods=tuple(Method)):
    method, quorum = draw(st.sampled_from(methods)), draw(QUORUMS)
    if method in (Method.CONSENT, Method.ADVICE):
        return Rule.of(method, quorum=quorum)
    share = draw(SHARES) if method is Method.QUALIFIED else None
    inclusive = True if method is Method.UNANIMITY else draw(st.booleans())
    base = draw(st.sampled_from(Base))
    return Rule.of(method, quorum=quorum, threshold=share, base=base, inclusive=inclusive)


@st.composite
def polls(draw, methods=tuple(Method), largest=9):
    """Everything `tally` takes, as a dictionary of its arguments."""
    rule = draw(rules(methods))
    electorate = [
        Seat(
            id=f"s{index}",
            recused=draw(st.integers(0, 5)) == 0,
            vacant=draw(st.integers(0, 8)) == 0,
            voting=draw(st.integers(0, 8)) > 0,
            weight=draw(st.sampled_from([1, 1, 1, 2, 5])),
        )
        for index in range(draw(st.integers(1, largest)))
    ]
    assume(any(seat.voting for seat in electorate))
    choices = st.sampled_from([None, *positions_for(rule.method)])
    positions = {seat.id: draw(choices) for seat in electorate if seat.eligible}
    positions = {seat: position for seat, position in positions.items() if position}
    others = [seat.id for seat in electorate if seat.id not in positions]
    present = None
    if draw(st.booleans()):
        present = {*positions, *(draw(st.sets(st.sampled_from(others))) if others else ())}
    return {
        "rule": rule,
        "electorate": electorate,
        "positions": positions,
        "mode": draw(st.sampled_from(Mode)),
        "present": present,
        "waives_quorum": draw(st.booleans()),
        "closed": draw(st.booleans()),
    }


@given(polls(), st.randoms(use_true_random=False))
def test_the_order_of_seats_and_answers_changes_nothing(poll, random):
    before = tally(**poll)
    random.shuffle(poll["electorate"])
    shuffled = list(poll["positions"].items())
    random.shuffle(shuffled)
    assert tally(**poll | {"positions": dict(shuffled)}) == before


@given(polls())
def test_every_voting_seat_is_counted_once_and_the_recused_never_answer(poll):
    verdict = tally(**poll)
    voting = [seat for seat in poll["electorate"] if seat.voting]
    recused = [seat for seat in voting if seat.recused]
    assert verdict.seats.all_seats == len(voting)
    assert verdict.votes.all_seats == sum(seat.weight for seat in voting)
    assert verdict.seats.recused == len(recused)
    assert verdict.seats.answered == len(poll["positions"])
    assert verdict.seats.present <= verdict.seats.seats_eligible == len([s for s in voting if s.eligible])


@given(polls())
def test_an_observer_changes_nothing(poll):
    extra = Seat("observer", voting=False)
    assert tally(**poll | {"electorate": [*poll["electorate"], extra]}) == tally(**poll)


@given(polls(methods=tuple(set(Method) - {Method.ADVICE})), st.data())
def test_one_more_in_favour_never_turns_adopted_into_anything_else(poll, data):
    better = "consent" if poll["rule"].method is Method.CONSENT else "for"
    eligible = sorted(seat.id for seat in poll["electorate"] if seat.eligible)
    assume(eligible)
    if not tally(**poll).adopted:
        return
    changed = data.draw(st.sampled_from(eligible))
    positions = poll["positions"] | {changed: better}
    present = None if poll["present"] is None else {*poll["present"], changed}
    assert tally(**poll | {"positions": positions, "present": present}).adopted


@given(polls())
def test_needed_is_the_smallest_number_that_passes(poll):
    verdict = tally(**poll)
    rule, size = verdict.applied, verdict.base_size
    if rule.threshold is None or not size:
        return

    def passes(votes: int) -> bool:
        share = rule.threshold * size
        return votes >= share if rule.inclusive else votes > share

    assert passes(verdict.needed)
    assert verdict.needed == 1 or not passes(verdict.needed - 1)
    if verdict.adopted:
        assert verdict.missing == 0


@given(polls())
def test_a_verdict_survives_storage_and_a_record_gives_it_again(poll):
    verdict = tally(**poll)
    assert Verdict.from_dict(json.loads(json.dumps(verdict.as_dict()))) == verdict
    exported = json.loads(json.dumps(record(**poll)))
    assert recount(exported) == verdict
    assert recount(exported).as_dict() == exported["verdict"]
    assert Rule.from_dict(poll["rule"].as_dict()) == poll["rule"]


@given(polls(methods=tuple(set(Method) - {Method.CONSENT, Method.ADVICE}), largest=5))
def test_settled_means_that_no_mix_of_missing_answers_changes_the_outcome(poll):
    waiting = [seat.id for seat in poll["electorate"] if seat.eligible and seat.id not in poll["positions"]]
    verdict = tally(**poll)
    outcomes = set()
    for mix in product([None, *positions_for(poll["rule"].method)], repeat=len(waiting)):
        given_now = {seat: answer for seat, answer in zip(waiting, mix, strict=True) if answer}
        present = None if poll["present"] is None else {*poll["present"], *given_now}
        outcomes.add(tally(**poll | {"positions": poll["positions"] | given_now, "present": present}).outcome)
    assert verdict.settled_early == (outcomes == {verdict.outcome})
    assert verdict.can_pass == (Outcome.ADOPTED in outcomes)


@given(polls())
def test_lines_and_outcome_agree(poll):
    verdict = tally(**poll)
    if verdict.outcome is Outcome.ADVICE:
        return
    unmet = [line.code for line in verdict.lines if line.met is False]
    assert verdict.adopted == (not unmet)
