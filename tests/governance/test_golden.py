"""Cases whose result was worked out by hand: the verdict, its numbers, and its sentence in both languages.

Read the table aloud in a committee: whoever disagrees with a line disagrees with a rule.
"""

from dataclasses import dataclass, field
from typing import Any

import pytest
from django.utils.translation import override

from governance.sentences import explain, requirement_lines
from governance.tally import Base, Measure, Quorum, Rule, Verdict, tally
from tests.governance.polls import answers, seats, votes

pytestmark = pytest.mark.once

NARROW, WIDE = "\u202f", "\u00a0"  # French spaces before ; on one side, before : on the other


@dataclass(frozen=True)
class Case:
    """A committee, its rule, its answers; then the outcome, the share and the quorum that must come out, in words.

    The share is (in favour, needed, out of how many), the quorum (counted, needed).
    """

    name: str
    poll: tuple[list, Rule, dict[str, str]]
    result: tuple[str, tuple[int, int | None, int | None], tuple[int, int] | None]
    english: str
    french: str
    how: dict[str, Any] = field(default_factory=dict)

    def verdict(self) -> Verdict:
        committee, rule, given = self.poll
        return tally(rule, committee, given, **self.how)


def simple(quorum: Quorum | None = None, base: Base = Base.VOTES_CAST) -> Rule:
    return Rule.of("simple", base=base, quorum=quorum)


def two_thirds(base: Base = Base.VOTES_CAST, inclusive: bool = True) -> Rule:
    return Rule.of("two_thirds", base=base, inclusive=inclusive)


def half(inclusive: bool) -> Rule:
    return Rule.of("qualified", threshold="1/2", base=Base.ALL_SEATS, inclusive=inclusive)


def quarters(measure: Measure) -> Quorum:
    return Quorum(share="3/4", base=Base.SEATS_ELIGIBLE, inclusive=True, measure=measure)


def half_of_all(inclusive: bool) -> Quorum:
    return Quorum(share="1/2", inclusive=inclusive)


# Twelve partners, one recused: four for, three against, two abstentions, two silent.
TWELVE, SPLIT = seats(12, recused=1), votes(4, 3, 2)
# Seven seats, two vacant, one recused: three for, one against.
SEVEN, THREE_ONE = seats(7, recused=1, vacant=2), votes(3, 1)

CASES = [
    # What “more than half” is half of.
    Case(
        "4 of 7 votes cast",
        (TWELVE, simple(), SPLIT),
        ("adopted", (4, 4, 7), None),
        "Adopted: 4 for, 3 against, 2 abstentions, 1 seat recused; it took 4, more than half of 7 votes cast.",
        "Adoptée : 4 pour, 3 contre, 2 abstentions, 1 siège déporté ; "
        "il en fallait 4, plus de la moitié de 7 suffrages exprimés.",
    ),
    Case(
        "4 of 9 present",
        (TWELVE, simple(base=Base.PRESENT), SPLIT),
        ("rejected", (4, 5, 9), None),
        "Rejected: 4 for, 3 against, 2 abstentions, 1 seat recused; "
        "it would have taken 5, more than half of 9 seats present.",
        "Rejetée : 4 pour, 3 contre, 2 abstentions, 1 siège déporté ; "
        "il en fallait 5, plus de la moitié de 9 sièges présents.",
    ),
    Case(
        "4 of 11 eligible",
        (TWELVE, simple(base=Base.SEATS_ELIGIBLE), SPLIT),
        ("rejected", (4, 6, 11), None),
        "Rejected: 4 for, 3 against, 2 abstentions, 1 seat recused; "
        "it would have taken 6, more than half of 11 seats not recused.",
        "Rejetée : 4 pour, 3 contre, 2 abstentions, 1 siège déporté ; "
        "il en fallait 6, plus de la moitié de 11 sièges non déportés.",
    ),
    Case(
        "4 of 12 seats",
        (TWELVE, simple(base=Base.ALL_SEATS), SPLIT),
        ("rejected", (4, 7, 12), None),
        "Rejected: 4 for, 3 against, 2 abstentions, 1 seat recused; it would have taken 7, more than half of 12 seats.",
        "Rejetée : 4 pour, 3 contre, 2 abstentions, 1 siège déporté ; il en fallait 7, plus de la moitié de 12 sièges.",
    ),
    # Two thirds of each.
    Case(
        "two thirds of 7 votes cast",
        (TWELVE, two_thirds(), SPLIT),
        ("rejected", (4, 5, 7), None),
        "Rejected: 4 for, 3 against, 2 abstentions, 1 seat recused; "
        "it would have taken 5, at least two thirds of 7 votes cast.",
        "Rejetée : 4 pour, 3 contre, 2 abstentions, 1 siège déporté ; "
        "il en fallait 5, au moins les deux tiers de 7 suffrages exprimés.",
    ),
    Case(
        "two thirds of 9 present",
        (TWELVE, two_thirds(Base.PRESENT), SPLIT),
        ("rejected", (4, 6, 9), None),
        "Rejected: 4 for, 3 against, 2 abstentions, 1 seat recused; "
        "it would have taken 6, at least two thirds of 9 seats present.",
        "Rejetée : 4 pour, 3 contre, 2 abstentions, 1 siège déporté ; "
        "il en fallait 6, au moins les deux tiers de 9 sièges présents.",
    ),
    Case(
        "two thirds of 11 eligible",
        (TWELVE, two_thirds(Base.SEATS_ELIGIBLE), SPLIT),
        ("rejected", (4, 8, 11), None),
        "Rejected: 4 for, 3 against, 2 abstentions, 1 seat recused; "
        "it would have taken 8, at least two thirds of 11 seats not recused.",
        "Rejetée : 4 pour, 3 contre, 2 abstentions, 1 siège déporté ; "
        "il en fallait 8, au moins les deux tiers de 11 sièges non déportés.",
    ),
    Case(
        "two thirds of 12 seats",
        (TWELVE, two_thirds(Base.ALL_SEATS), SPLIT),
        ("rejected", (4, 8, 12), None),
        "Rejected: 4 for, 3 against, 2 abstentions, 1 seat recused; "
        "it would have taken 8, at least two thirds of 12 seats.",
        "Rejetée : 4 pour, 3 contre, 2 abstentions, 1 siège déporté ; "
        "il en fallait 8, au moins les deux tiers de 12 sièges.",
    ),
    # A quorum of three quarters of the eligible seats: abstentions are there, or only votes count.
    Case(
        "quorum of three quarters, abstentions present",
        (TWELVE, simple(quarters(Measure.PRESENT)), SPLIT),
        ("adopted", (4, 4, 7), (9, 9)),
        "Adopted: 4 for, 3 against, 2 abstentions, 1 seat recused; it took 4, more than half of 7 votes cast.",
        "Adoptée : 4 pour, 3 contre, 2 abstentions, 1 siège déporté ; "
        "il en fallait 4, plus de la moitié de 7 suffrages exprimés.",
    ),
    Case(
        "quorum of three quarters, votes cast alone",
        (TWELVE, simple(quarters(Measure.VOTES_CAST)), SPLIT),
        ("no_quorum", (4, 4, 7), (7, 9)),
        "No decision, as the quorum was missed: 7 seats voting for or against; it took 9 out of 11 seats not recused.",
        "Pas de décision, quorum non atteint : 7 sièges votant pour ou contre ; "
        "il en fallait 9 sur 11 sièges non déportés.",
    ),
    # Exactly two thirds.
    Case(
        "exactly two thirds reach it",
        (seats(9), two_thirds(), votes(4, 2)),
        ("adopted", (4, 4, 6), None),
        "Adopted: 4 for, 2 against, 0 abstentions; it took 4, at least two thirds of 6 votes cast.",
        "Adoptée : 4 pour, 2 contre, 0 abstention ; il en fallait 4, au moins les deux tiers de 6 suffrages exprimés.",
    ),
    Case(
        "exactly two thirds do not exceed it",
        (seats(9), two_thirds(inclusive=False), votes(4, 2)),
        ("rejected", (4, 5, 6), None),
        "Rejected: 4 for, 2 against, 0 abstentions; it would have taken 5, more than two thirds of 6 votes cast.",
        "Rejetée : 4 pour, 2 contre, 0 abstention ; il en fallait 5, plus des deux tiers de 6 suffrages exprimés.",
    ),
    # Half of forty-two: at least 21, or more than that, 22. As a quorum, then as a share of votes.
    Case(
        "quorum of at least half of 42",
        (seats(42), simple(half_of_all(inclusive=True)), votes(20, 1)),
        ("adopted", (20, 11, 21), (21, 21)),
        "Adopted: 20 for, 1 against, 0 abstentions; it took 11, more than half of 21 votes cast.",
        "Adoptée : 20 pour, 1 contre, 0 abstention ; il en fallait 11, plus de la moitié de 21 suffrages exprimés.",
    ),
    Case(
        "quorum of more than half of 42",
        (seats(42), simple(half_of_all(inclusive=False)), votes(20, 1)),
        ("no_quorum", (20, 11, 21), (21, 22)),
        "No decision, as the quorum was missed: 21 seats present; it took 22 out of 42 seats.",
        "Pas de décision, quorum non atteint : 21 sièges présents ; il en fallait 22 sur 42 sièges.",
    ),
    Case(
        "at least half of 42 seats",
        (seats(42), half(inclusive=True), votes(21, 21)),
        ("adopted", (21, 21, 42), None),
        "Adopted: 21 for, 21 against, 0 abstentions; it took 21, at least half of 42 seats.",
        "Adoptée : 21 pour, 21 contre, 0 abstention ; il en fallait 21, au moins la moitié de 42 sièges.",
    ),
    Case(
        "more than half of 42 seats",
        (seats(42), half(inclusive=False), votes(21, 21)),
        ("rejected", (21, 22, 42), None),
        "Rejected: 21 for, 21 against, 0 abstentions; it would have taken 22, more than half of 42 seats.",
        "Rejetée : 21 pour, 21 contre, 0 abstention ; il en fallait 22, plus de la moitié de 42 sièges.",
    ),
    # Seven seats of which two vacant and one recused: the base has to be named.
    Case(
        "four of seven seats are needed",
        (SEVEN, Rule.of("absolute"), THREE_ONE),
        ("rejected", (3, 4, 7), None),
        "Rejected: 3 for, 1 against, 0 abstentions, 1 seat recused; it would have taken 4, more than half of 7 seats.",
        "Rejetée : 3 pour, 1 contre, 0 abstention, 1 siège déporté ; il en fallait 4, plus de la moitié de 7 sièges.",
    ),
    Case(
        "the same of eligible seats",
        (SEVEN, Rule.of("absolute", base=Base.SEATS_ELIGIBLE), THREE_ONE),
        ("adopted", (3, 3, 4), None),
        "Adopted: 3 for, 1 against, 0 abstentions, 1 seat recused; it took 3, more than half of 4 seats not recused.",
        "Adoptée : 3 pour, 1 contre, 0 abstention, 1 siège déporté ; "
        "il en fallait 3, plus de la moitié de 4 sièges non déportés.",
    ),
    # Ties, objections, silence.
    Case(
        "a tie",
        (seats(10), simple(), votes(4, 4, 1)),
        ("tie", (4, 5, 8), None),
        "Tie: 4 for, 4 against, 1 abstention; it would have taken 5, more than half of 8 votes cast.",
        "Égalité : 4 pour, 4 contre, 1 abstention ; il en fallait 5, plus de la moitié de 8 suffrages exprimés.",
    ),
    Case(
        "a tie with a recused seat",
        (seats(8, recused=1), simple(Quorum(count=5)), votes(3, 3, 1)),
        ("tie", (3, 4, 6), (7, 5)),
        "Tie: 3 for, 3 against, 1 abstention, 1 seat recused; it would have taken 4, more than half of 6 votes cast.",
        "Égalité : 3 pour, 3 contre, 1 abstention, 1 siège déporté ; "
        "il en fallait 4, plus de la moitié de 6 suffrages exprimés.",
    ),
    Case(
        "three objections",
        (TWELVE, Rule.of("consent"), answers(("consent", 4), ("objection", 3))),
        ("objected", (4, None, None), None),
        "Not adopted, as an objection stands: 4 consents, 0 concerns, 3 objections, 1 seat recused.",
        "Non adoptée, car une objection est maintenue : 4 consentements, 0 réserve, 3 objections, 1 siège déporté.",
    ),
    Case(
        "in writing, one seat short",
        (seats(12), simple(), votes(6, 1)),
        ("rejected", (6, 7, 12), None),
        "Rejected: 6 for, 1 against, 0 abstentions, 5 without an answer; "
        "it would have taken 7, more than half of 12 seats.",
        "Rejetée : 6 pour, 1 contre, 0 abstention, 5 sans réponse ; il en fallait 7, plus de la moitié de 12 sièges.",
        {"mode": "written"},
    ),
    Case(
        "in writing nobody is present: a share of all seats",
        (seats(12), simple(base=Base.PRESENT), votes(6, 1)),
        ("rejected", (6, 7, 12), None),
        "Rejected: 6 for, 1 against, 0 abstentions, 5 without an answer; "
        "it would have taken 7, more than half of 12 seats.",
        "Rejetée : 6 pour, 1 contre, 0 abstention, 5 sans réponse ; il en fallait 7, plus de la moitié de 12 sièges.",
        {"mode": "written"},
    ),
    Case(
        "in writing, just enough",
        (seats(12), simple(), votes(7, 0)),
        ("adopted", (7, 7, 12), None),
        "Adopted: 7 for, 0 against, 0 abstentions, 5 without an answer; it took 7, more than half of 12 seats.",
        "Adoptée : 7 pour, 0 contre, 0 abstention, 5 sans réponse ; il en fallait 7, plus de la moitié de 12 sièges.",
        {"mode": "written"},
    ),
    # The no-show paradox: one more “against” makes the quorum, hence the text; never when it counts those in favour.
    Case(
        "four for, nobody against: no quorum",
        (seats(8), simple(Quorum(count=5)), votes(4, 0)),
        ("no_quorum", (4, 3, 4), (4, 5)),
        "No decision, as the quorum was missed: 4 seats present; it took 5 out of 8 seats.",
        "Pas de décision, quorum non atteint : 4 sièges présents ; il en fallait 5 sur 8 sièges.",
    ),
    Case(
        "one more against: adopted",
        (seats(8), simple(Quorum(count=5)), votes(4, 1)),
        ("adopted", (4, 3, 5), (5, 5)),
        "Adopted: 4 for, 1 against, 0 abstentions; it took 3, more than half of 5 votes cast.",
        "Adoptée : 4 pour, 1 contre, 0 abstention ; il en fallait 3, plus de la moitié de 5 suffrages exprimés.",
    ),
    Case(
        "a quorum in favour is not moved by it",
        (seats(8), simple(Quorum(count=5, measure=Measure.FAVOURABLE)), votes(4, 1)),
        ("no_quorum", (4, 3, 5), (4, 5)),
        "No decision, as the quorum was missed: 4 seats in favour; it took 5 out of 8 seats.",
        "Pas de décision, quorum non atteint : 4 sièges favorables ; il en fallait 5 sur 8 sièges.",
    ),
]


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_verdict_and_numbers(case):
    verdict = case.verdict()
    outcome, share, quorum = case.result
    assert verdict.outcome == outcome
    assert (verdict.votes.favourable, verdict.needed, verdict.base_size) == share
    asked = None if verdict.quorum_needed is None else (verdict.quorum_counted, verdict.quorum_needed)
    assert asked == quorum
    assert verdict.quorum_met is (None if quorum is None else outcome != "no_quorum")


@pytest.mark.parametrize("case", CASES, ids=[case.name for case in CASES])
def test_the_sentence_says_it_in_english_and_in_french(case):
    with override("en"):
        assert explain(case.verdict()) == case.english
    with override("fr"):
        assert explain(case.verdict()) == case.french.replace(" :", WIDE + ":").replace(" ;", NARROW + ";")


def test_a_quorum_line_names_what_it_is_a_share_of():
    verdict = tally(simple(quarters(Measure.VOTES_CAST)), TWELVE, SPLIT)
    with override("en"):
        lines = [line.text for line in requirement_lines(verdict)]
    assert "Quorum: 9 out of 11 seats not recused" in lines


def test_silence_and_recusal_are_counted_apart():
    counts = tally(simple(), TWELVE, SPLIT).seats
    assert (counts.all_seats, counts.seats_eligible, counts.recused) == (12, 11, 1)
    assert (counts.for_, counts.against, counts.abstain, counts.silent, counts.present) == (4, 3, 2, 2, 9)
