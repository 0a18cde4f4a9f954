"""From a rule, an electorate and its answers to the verdict: one pure function for page, paper, mail, export.

Exact fractions, no Django, no clock, no database. The words are in `governance.sentences`.
"""

from collections.abc import Collection, Iterable, Mapping
from typing import Any

from .electorate import Counts, Position, Seat, checked, count, positions_for
from .nonsense import Nonsense
from .rule import MORE_THAN_HALF, Base, Measure, Method, Mode, Quorum, Rule
from .verdict import Line, Outcome, Sentence, Verdict, decide

__all__ = [
    "MORE_THAN_HALF",
    "Base",
    "Counts",
    "Line",
    "Measure",
    "Method",
    "Mode",
    "Nonsense",
    "Outcome",
    "Position",
    "Quorum",
    "Rule",
    "Seat",
    "Sentence",
    "Verdict",
    "positions_for",
    "record",
    "recount",
    "tally",
]


def tally(
    rule: Rule,
    electorate: Iterable[Seat],
    positions: Mapping[str, str],
    *,
    mode: Mode | str = Mode.MEETING,
    present: Collection[str] | None = None,
    waives_quorum: bool = False,
    closed: bool = True,
) -> Verdict:
    """The verdict of a round.

    `positions` maps a seat's id to its live answer to the text as it stands: the caller leaves out the stale.
    `present` are the seats attending a meeting, those represented by proxy among them; None when nobody noted
    attendance; it is ignored in writing. `waives_quorum` is for a meeting reconvened after a missed quorum.
    `closed=False` asks what it would be now. ValueError when the answers cannot be (see `checked`).
    """
    mode = Mode(mode)
    attending = None if mode is Mode.WRITTEN else present
    voting, answers = checked(rule.method, electorate, positions, attending)
    applied = rule.applied(mode, waives_quorum=waives_quorum)
    votes, seats = count(voting, answers, attending)
    outcome = decide(applied, votes, seats)
    reachable = _reachable(applied, voting, answers, attending)
    return Verdict(
        rule=rule,
        mode=mode,
        waives_quorum=waives_quorum,
        provisional=not closed,
        outcome=outcome,
        votes=votes,
        seats=seats,
        settled_early=_settled(applied, outcome, reachable, voting, answers),
        can_pass=Outcome.ADOPTED in reachable,
    )


def _reachable(
    rule: Rule, voting: list[Seat], answers: dict[str, Position], present: Collection[str] | None
) -> set[Outcome]:
    """The outcomes when the seats still to answer stay silent, or all give the same answer."""
    waiting = [seat.id for seat in voting if seat.eligible and seat.id not in answers]
    attending = None if present is None else {*present, *waiting}
    outcomes = {decide(rule, *count(voting, answers, present))}
    for answer in positions_for(rule.method):
        outcomes.add(decide(rule, *count(voting, answers | dict.fromkeys(waiting, answer), attending)))
    return outcomes


def _settled(
    rule: Rule, outcome: Outcome, reachable: set[Outcome], voting: list[Seat], answers: dict[str, Position]
) -> bool:
    """Whether no answer still to come can change the outcome.

    Favourable votes and every measure of turnout only grow with answers, so uniform answers bound all mixed
    ones; a tie alone can hide between them. Consent and advice wait for all: an objection may be lifted.
    """
    waiting = [seat.weight for seat in voting if seat.eligible and seat.id not in answers]
    if not waiting:
        return True
    if rule.method in (Method.CONSENT, Method.ADVICE) or reachable != {outcome}:
        return False
    if rule.method is Method.SIMPLE and outcome is Outcome.REJECTED:
        return not _may_tie(voting, answers)
    return True


def _may_tie(voting: list[Seat], answers: dict[str, Position]) -> bool:
    """Whether some mix of answers still to come leaves as many for as against, and not nobody."""
    signs = {Position.FOR: 1, Position.AGAINST: -1}
    gap = sum(seat.weight * signs.get(answers[seat.id], 0) for seat in voting if seat.id in answers)
    reached = {(gap, Position.FOR in answers.values())}
    for seat in voting:
        if seat.eligible and seat.id not in answers:
            steps = ((-seat.weight, False), (0, False), (seat.weight, True))
            reached = {(gap + step, voted or new) for gap, voted in reached for step, new in steps}
    return (0, True) in reached


def record(
    rule: Rule,
    electorate: Iterable[Seat],
    positions: Mapping[str, str],
    *,
    mode: Mode | str = Mode.MEETING,
    present: Collection[str] | None = None,
    waives_quorum: bool = False,
    closed: bool = True,
) -> dict[str, Any]:
    """All that went in and the verdict that came out, in plain JSON values sorted by seat: for exports."""
    seats = sorted(electorate, key=lambda seat: seat.id)
    verdict = tally(rule, seats, positions, mode=mode, present=present, waives_quorum=waives_quorum, closed=closed)
    return {
        "rule": rule.as_dict(),
        "electorate": [seat.as_dict() for seat in seats],
        "positions": {seat_id: str(positions[seat_id]) for seat_id in sorted(positions)},
        "mode": verdict.mode.value,
        "present": None if present is None else sorted(present),
        "waives_quorum": waives_quorum,
        "closed": closed,
        "verdict": verdict.as_dict(),
    }


def recount(data: Mapping[str, Any]) -> Verdict:
    """The verdict worked out anew from an exported record; compare its `as_dict` with the record's own."""
    return tally(
        Rule.from_dict(data["rule"]),
        [Seat.from_dict(seat) for seat in data["electorate"]],
        data["positions"],
        mode=data["mode"],
        present=data["present"],
        waives_quorum=data["waives_quorum"],
        closed=data["closed"],
    )
