"""What holds of every answer that four seats can give, under every method, base and quorum: all, not a sample."""

from collections.abc import Iterator
from itertools import product

import pytest

from governance.tally import Base, Measure, Method, Mode, Outcome, Quorum, Rule, Seat, Verdict, positions_for, tally

pytestmark = pytest.mark.once

# Three may answer, one of them for two votes; one is recused: each base has another size.
SEATS = [Seat("a"), Seat("b"), Seat("c", weight=2), Seat("out", recused=True)]
ASKED = [seat.id for seat in SEATS if seat.eligible]
QUORUMS = [
    None,
    Quorum(count=3),
    Quorum(count=2, measure=Measure.VOTES_CAST),
    Quorum(share="1/2", base=Base.SEATS_ELIGIBLE, measure=Measure.FAVOURABLE),
]
Given = tuple[str | None, ...]


def rules_of(method: Method) -> Iterator[Rule]:
    """The method with each base, reached or exceeded, without and with each quorum."""
    for quorum in QUORUMS:
        if method in (Method.CONSENT, Method.ADVICE):
            yield Rule.of(method, quorum=quorum)
            continue
        share = "3/5" if method is Method.QUALIFIED else None
        for base, inclusive in product(Base, (True,) if method is Method.UNANIMITY else (True, False)):
            yield Rule.of(method, quorum=quorum, threshold=share, base=base, inclusive=inclusive)


def everything(method: Method) -> Iterator[tuple[Rule, dict[Given, Verdict]]]:
    """Each rule with the verdict of each way to answer; None is silence. At a meeting all are present, or unknown."""
    ways = list(product([None, *positions_for(method)], repeat=len(ASKED)))
    for rule in rules_of(method):
        for how in ({"mode": Mode.WRITTEN}, {}, {"present": [seat.id for seat in SEATS]}):
            told = {way: {seat: said for seat, said in zip(ASKED, way, strict=True) if said} for way in ways}
            yield rule, {way: tally(rule, SEATS, told[way], closed=False, **how) for way in ways}


def changed(way: Given, place: int, position: str) -> Given:
    return (*way[:place], position, *way[place + 1 :])


@pytest.mark.parametrize("method", [method for method in Method if method is not Method.ADVICE])
def test_one_more_in_favour_never_makes_an_adopted_text_fail(method):
    better = "consent" if method is Method.CONSENT else "for"
    adopted = 0
    for rule, verdicts in everything(method):
        for way, verdict in verdicts.items():
            if verdict.adopted:
                adopted += 1
                for place in range(len(ASKED)):
                    assert verdicts[changed(way, place, better)].adopted, (rule, way, place)
    assert adopted


@pytest.mark.parametrize("method", Method)
def test_what_is_said_of_answers_to_come_is_true_of_every_one_of_them(method):
    waits_for_all = method in (Method.CONSENT, Method.ADVICE)
    for rule, verdicts in everything(method):
        for way, verdict in verdicts.items():
            choices = [[said] if said else [None, *positions_for(method)] for said in way]
            outcomes = {verdicts[end].outcome for end in product(*choices)}
            cannot_change = outcomes == {verdict.outcome}
            settled = None not in way if waits_for_all else cannot_change
            assert verdict.settled_early == settled, (rule, way)
            assert cannot_change or not verdict.settled_early
            assert verdict.can_pass == (Outcome.ADOPTED in outcomes), (rule, way)
