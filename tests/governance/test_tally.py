"""Verdicts of known cases: arithmetic at its edges, and a year of one committee’s votes."""

from fractions import Fraction

import pytest

from governance.tally import (
    MORE_THAN_HALF,
    Base,
    Measure,
    Outcome,
    Quorum,
    Rule,
    Seat,
    tally,
)
from tests.governance.polls import answers, seats, votes

pytestmark = pytest.mark.once

HALF_OF_ELIGIBLE = Quorum(share=Fraction(1, 2), base=Base.SEATS_ELIGIBLE, inclusive=True)


# Twelve partners, one recused, four for, three against, two abstentions, two silent.
TWELVE, FOUR_THREE_TWO = seats(12, recused=1), votes(4, 3, 2)


@pytest.mark.parametrize(
    ("base", "size", "needed", "outcome"),
    [
        (Base.VOTES_CAST, 7, 4, Outcome.ADOPTED),
        (Base.PRESENT, 9, 5, Outcome.REJECTED),
        (Base.SEATS_ELIGIBLE, 11, 6, Outcome.REJECTED),
        (Base.ALL_SEATS, 12, 7, Outcome.REJECTED),
    ],
)
def test_more_than_half_depends_on_what_it_is_half_of(base, size, needed, outcome):
    verdict = tally(Rule.of("simple", base=base), TWELVE, FOUR_THREE_TWO)
    assert (verdict.base_size, verdict.needed, verdict.outcome) == (size, needed, outcome)
    assert verdict.missing == needed - 4


def test_two_thirds_of_seven_cast_is_not_four():
    verdict = tally(Rule.of("two_thirds"), TWELVE, FOUR_THREE_TWO)
    assert (verdict.outcome, verdict.needed) == (Outcome.REJECTED, 5)


@pytest.mark.parametrize(
    ("quorum", "counted", "needed", "met"),
    [
        (HALF_OF_ELIGIBLE, 9, 6, True),
        (Quorum(share="1/2", base="seats_eligible", inclusive=True, measure="votes_cast"), 7, 6, True),
        (Quorum(share="3/4", base="seats_eligible", inclusive=True), 9, 9, True),
        (Quorum(share="3/4", base="seats_eligible", inclusive=True, measure="votes_cast"), 7, 9, False),
        (Quorum(count=5, measure=Measure.FAVOURABLE), 4, 5, False),
        (MORE_THAN_HALF, 9, 7, True),
    ],
)
def test_quorum_with_and_without_abstentions(quorum, counted, needed, met):
    verdict = tally(Rule.of("simple", quorum=quorum), TWELVE, FOUR_THREE_TWO)
    assert (verdict.quorum_counted, verdict.quorum_needed, verdict.quorum_met) == (counted, needed, met)
    assert (verdict.outcome is Outcome.NO_QUORUM) is not met


@pytest.mark.parametrize(("inclusive", "outcome"), [(True, Outcome.ADOPTED), (False, Outcome.REJECTED)])
@pytest.mark.parametrize(("method", "for_and_against"), [("two_thirds", (4, 2)), ("three_quarters", (6, 2))])
def test_exactly_the_share_passes_only_when_inclusive(method, for_and_against, inclusive, outcome):
    rule = Rule.of(method, base="votes_cast", inclusive=inclusive)
    assert tally(rule, seats(9), votes(*for_and_against)).outcome is outcome


@pytest.mark.parametrize(("inclusive", "needed"), [(True, 21), (False, 22)])
def test_half_of_forty_two_both_ways(inclusive, needed):
    quorum = Quorum(share=Fraction(1, 2), inclusive=inclusive)
    rule = Rule.of("simple", quorum=quorum)
    assert tally(rule, seats(42), votes(20, 1)).quorum_needed == needed
    assert tally(rule, seats(42), votes(20, 1)).quorum_met is inclusive
    assert tally(rule, seats(42), votes(20, 2)).quorum_met


def test_vacant_and_recused_seats_stay_in_all_seats_alone():
    """Seven seats, two vacant, one recused, three for and one against: the base decides."""
    electorate, given = seats(7, recused=1, vacant=2), votes(3, 1)
    assert tally(Rule.of("absolute"), electorate, given).outcome is Outcome.REJECTED
    eligible = tally(Rule.of("absolute", base="seats_eligible"), electorate, given)
    assert (eligible.outcome, eligible.needed, eligible.base_size) == (Outcome.ADOPTED, 3, 4)


def test_a_tie_with_a_recused_seat_is_a_tie():
    verdict = tally(Rule.of("simple", quorum=Quorum(count=5)), seats(8, recused=1), votes(3, 3, 1))
    assert verdict.outcome is Outcome.TIE and not verdict.adopted
    assert verdict.seats.present == 7


def test_no_vote_at_all_is_no_tie_and_passes_nothing():
    verdict = tally(Rule.of("simple"), seats(5), votes(0, 0, 5))
    assert (verdict.outcome, verdict.needed) == (Outcome.REJECTED, 1)
    assert tally(Rule.of("two_thirds"), seats(5), {}).outcome is Outcome.REJECTED


def test_equal_votes_below_a_qualified_majority_are_a_rejection():
    assert tally(Rule.of("two_thirds"), seats(8), votes(4, 4)).outcome is Outcome.REJECTED


def test_written_consultation_short_of_one_seat_and_just_reached():
    rule = Rule.of("absolute", quorum=Quorum(count=5))
    short = tally(rule, seats(8), votes(4, 1), mode="written")
    assert (short.outcome, short.missing, short.quorum_met) == (Outcome.REJECTED, 1, None)
    assert tally(rule, seats(8), votes(5, 0), mode="written").adopted


@pytest.mark.parametrize("method", ["simple", "two_thirds", "absolute", "consent", "unanimity"])
def test_silence_is_not_a_yes_in_writing(method):
    yes = "consent" if method == "consent" else "for"
    rule = Rule.of(method, quorum=Quorum(count=5))
    verdict = tally(rule, seats(8), answers((yes, 4)), mode="written", present=["nobody notes attendance here"])
    assert verdict.outcome is Outcome.REJECTED


def test_written_consent_takes_more_than_half_of_all_seats_and_no_objection():
    rule = Rule.of("consent")
    assert tally(rule, seats(8), answers(("consent", 4), ("concern", 1)), mode="written").adopted
    objected = tally(rule, seats(8), answers(("consent", 6), ("objection", 1)), mode="written")
    assert objected.outcome is Outcome.OBJECTED


def test_consent_needs_someone_and_no_objection():
    rule = Rule.of("consent")
    assert tally(rule, seats(8), {}).outcome is Outcome.REJECTED
    assert tally(rule, seats(8), answers(("concern", 1))).adopted
    assert tally(rule, seats(8), answers(("consent", 7), ("objection", 1))).outcome is Outcome.OBJECTED


def test_exclusion_takes_three_quarters_of_the_other_seats():
    rule = Rule.of("three_quarters")
    assert tally(rule, seats(9, recused=1), votes(6, 2)).adopted
    assert tally(rule, seats(9, recused=1), votes(5, 0)).outcome is Outcome.REJECTED


def test_advice_gives_no_verdict_even_without_quorum():
    verdict = tally(Rule.of("advice", quorum=Quorum(count=5)), seats(8), votes(3, 0))
    assert verdict.outcome is Outcome.ADVICE and not verdict.adopted


def test_reconvened_meeting_needs_no_quorum():
    rule = Rule.of("simple", quorum=Quorum(count=5))
    present = {"s00", "s01", "s02"}
    assert tally(rule, seats(8), votes(2, 1), present=present).outcome is Outcome.NO_QUORUM
    verdict = tally(rule, seats(8), votes(2, 1), present=present, waives_quorum=True)
    assert verdict.adopted and verdict.quorum_met is None


def test_an_extra_no_can_make_the_quorum_unless_it_counts_favourable_votes():
    turnout = Rule.of("simple", quorum=Quorum(count=5))
    favourable = Rule.of("simple", quorum=Quorum(count=5, measure="favourable"))
    assert tally(turnout, seats(8), votes(4, 0)).outcome is Outcome.NO_QUORUM
    assert tally(turnout, seats(8), votes(4, 1)).adopted
    assert tally(favourable, seats(8), votes(4, 1)).outcome is Outcome.NO_QUORUM


def test_a_present_seat_that_stays_silent_counts_for_the_quorum_and_an_absent_one_does_not():
    rule = Rule.of("simple", quorum=Quorum(count=3))
    assert tally(rule, seats(5), votes(1, 0), present={"s00", "s01", "s02"}).adopted
    assert tally(rule, seats(5), votes(1, 0), present={"s00", "s01"}).outcome is Outcome.NO_QUORUM


def test_recused_vacant_and_observer_seats_are_never_present():
    electorate = [*seats(5, recused=1, vacant=1), Seat("watcher", voting=False)]
    present = [seat.id for seat in electorate]
    verdict = tally(Rule.of("simple"), electorate, votes(1, 0), present=present)
    assert verdict.seats.present == 3
    assert verdict.seats.all_seats == 5


def test_a_partner_that_leaves_while_the_round_is_open_leaves_the_eligible_seats():
    rule = Rule.of("unanimity")
    assert tally(rule, seats(8), votes(7, 0)).outcome is Outcome.REJECTED
    assert tally(rule, seats(8, vacant=1), votes(7, 0)).adopted
    assert tally(Rule.of("unanimity", base="all_seats"), seats(8, vacant=1), votes(7, 0)).missing == 1


def test_stale_answers_left_out_count_as_silence():
    rule, fresh = Rule.of("simple", quorum=Quorum(count=5)), votes(7, 0)
    assert tally(rule, seats(8), fresh).adopted
    stale = dict(list(fresh.items())[:2])
    verdict = tally(rule, seats(8), stale, closed=False)
    assert (verdict.outcome, verdict.seats.silent) == (Outcome.NO_QUORUM, 6)


def test_weights_count_in_votes_while_the_quorum_counts_seats():
    electorate = [Seat("big", weight=5), Seat("a"), Seat("b"), Seat("c")]
    rule = Rule.of("simple", quorum=Quorum(count=2))
    verdict = tally(rule, electorate, {"big": "for", "a": "against", "b": "against", "c": "against"})
    assert verdict.adopted and (verdict.base_size, verdict.needed) == (8, 5)
    assert verdict.quorum_counted == 4 and verdict.weighted
    assert tally(rule, electorate, {"big": "for"}).outcome is Outcome.NO_QUORUM


STORY = ("LLU", "VSA", "CAL", "BDF", "UDC", "BRE", "CFO", "OTS")
QUORUM = Quorum(count=5)


def told(recused: str = "", **given: str) -> dict[str, object]:
    """A round: `for_="LLU VSA"`, `against="CAL"` …"""
    positions = {seat: kind.rstrip("_") for kind, names in given.items() for seat in names.split()}
    return {"recused": recused.split(), "positions": positions}


@pytest.mark.parametrize(
    ("method", "mode", "absent", "a_round", "outcome", "arithmetic"),
    [
        (
            "consent",
            "meeting",
            "",
            told(consent="LLU VSA CAL BDF UDC BRE OTS", concern="CFO"),
            "adopted",
            None,
        ),
        (
            "two_thirds",
            "meeting",
            "CFO",
            told("BRE", for_="LLU VSA BDF UDC OTS", against="CAL"),
            "adopted",
            (5, 4, 6),
        ),
        (
            "simple",
            "meeting",
            "CFO",
            told("CAL", for_="BDF", against="LLU VSA UDC OTS", abstain="BRE"),
            "rejected",
            (1, 3, 5),
        ),
        ("simple", "meeting", "", told(for_="LLU BRE CFO UDC", against="VSA CAL OTS BDF"), "tie", (4, 5, 8)),
        (
            "simple",
            "meeting",
            "",
            told(for_="LLU CFO UDC", against="VSA OTS CAL", abstain="BDF BRE"),
            "tie",
            (3, 4, 6),
        ),
        ("two_thirds", "meeting", "CAL BDF BRE OTS", told(), "no_quorum", (0, 1, 0)),
        (
            "two_thirds",
            "meeting",
            "BDF",
            told(for_="LLU VSA UDC CFO OTS BRE", abstain="CAL"),
            "adopted",
            (6, 4, 6),
        ),
        ("absolute", "written", "", told(for_="LLU CAL BDF OTS VSA", against="CFO"), "adopted", (5, 5, 8)),
        (
            "simple",
            "meeting",
            "",
            told("LLU", for_="BDF OTS CFO", against="CAL UDC VSA", abstain="BRE"),
            "tie",
            (3, 4, 6),
        ),
        ("unanimity", "meeting", "", told(for_=" ".join(STORY)), "adopted", (8, 8, 8)),
    ],
    ids=["01", "02", "03", "04 first", "04 second", "05 first", "05 second", "06", "07", "08"],
)
def test_a_year_of_decisions(method, mode, absent, a_round, outcome, arithmetic):
    """Eight decisions in ten rounds of an eight-seat committee with a quorum of five."""
    electorate = [Seat(seat, recused=seat in a_round["recused"]) for seat in STORY]
    present = set(STORY) - set(absent.split())
    verdict = tally(Rule.of(method, quorum=QUORUM), electorate, a_round["positions"], mode=mode, present=present)
    assert verdict.outcome == outcome
    if arithmetic:
        assert (verdict.votes["for"], verdict.needed, verdict.base_size) == arithmetic


@pytest.mark.parametrize(
    ("given", "settled", "can_pass"),
    [
        (votes(5, 0), True, True),
        (votes(4, 0), False, True),
        (votes(3, 4), False, False),
        (votes(2, 5), True, False),
        (votes(0, 0, 6), False, True),
        (votes(4, 4), True, False),
    ],
)
def test_a_result_is_settled_when_no_missing_seat_can_change_it(given, settled, can_pass):
    verdict = tally(Rule.of("simple"), seats(8), given, closed=False)
    assert (verdict.settled_early, verdict.can_pass, verdict.provisional) == (settled, can_pass, True)


def test_absent_seats_may_still_come_and_make_the_quorum():
    rule, present = Rule.of("simple", quorum=Quorum(count=5)), {"s00", "s01", "s02", "s03"}
    verdict = tally(rule, seats(8), votes(4, 0), present=present, closed=False)
    assert (verdict.outcome, verdict.settled_early, verdict.can_pass) == (Outcome.NO_QUORUM, False, True)


def test_a_possible_tie_keeps_a_lost_vote_unsettled():
    """With abstentions in the base two more votes for do not pass, but one against makes a tie."""
    rule = Rule.of("simple", base="present")
    assert not tally(rule, seats(11), votes(2, 1, 6)).settled_early
    assert tally(rule, seats(11), votes(0, 3, 6)).settled_early


def test_consent_and_advice_wait_for_everyone():
    objected = answers(("consent", 6), ("objection", 1))
    assert not tally(Rule.of("consent"), seats(8), objected).settled_early
    assert tally(Rule.of("consent"), seats(7), objected).settled_early
    assert not tally(Rule.of("advice"), seats(8), votes(7, 0)).settled_early
