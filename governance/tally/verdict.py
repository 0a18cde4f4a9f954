"""What came out and the arithmetic behind it, in plain values for any page, paper, mail or export."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any, Self

from .electorate import Counts
from .rule import Measure, Method, Mode, Rule

# Numbers that follow from the facts of a verdict: written out for readers, worked out anew when read back.
DERIVED = ("base_size", "needed", "missing", "quorum_needed", "quorum_counted", "quorum_met")


class Outcome(StrEnum):
    ADOPTED = "adopted"
    REJECTED = "rejected"
    TIE = "tie"
    OBJECTED = "objected"
    NO_QUORUM = "no_quorum"
    ADVICE = "advice"


@dataclass(frozen=True, slots=True)
class Line:
    """One requirement: whether it is met (None: it does not apply) and the numbers that say why."""

    code: str
    met: bool | None
    params: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        return {"code": self.code, "met": self.met, "params": self.params}


@dataclass(frozen=True, slots=True)
class Sentence:
    """The one sentence that explains the result: which one, and its numbers. Words are given elsewhere."""

    code: str
    params: dict[str, Any]

    def as_dict(self) -> dict[str, Any]:
        return {"code": self.code, "params": self.params}


@dataclass(frozen=True, slots=True)
class Verdict:
    """The result of a round. `votes` counts in votes, `seats` in seats: the same unless seats have weights.

    `provisional`: what it would be if the round closed now. `settled_early`: no answer to come can change it.
    `can_pass`: it passes, or would if every seat still to answer were in favour.
    """

    rule: Rule
    mode: Mode
    waives_quorum: bool
    provisional: bool
    outcome: Outcome
    votes: Counts
    seats: Counts
    settled_early: bool
    can_pass: bool

    @property
    def adopted(self) -> bool:
        return self.outcome is Outcome.ADOPTED

    @property
    def applied(self) -> Rule:
        """The rule as this mode applied it: where base, share and quorum of the arithmetic come from."""
        return self.rule.applied(self.mode, waives_quorum=self.waives_quorum)

    @property
    def weighted(self) -> bool:
        return self.votes != self.seats

    @property
    def base_size(self) -> int | None:
        """The votes or seats that the share is taken of; None when no share is asked."""
        base = self.applied.base
        return None if base is None else self.votes.base(base)

    @property
    def needed(self) -> int | None:
        """The smallest number of favourable votes that passes, the base being what it is."""
        return None if self.base_size is None else self.applied.needed(self.base_size)

    @property
    def missing(self) -> int:
        """Favourable votes short of `needed`, the base being what it is; 0 when there are enough."""
        return 0 if self.needed is None else max(0, self.needed - self.votes.favourable)

    @property
    def quorum_needed(self) -> int | None:
        """Seats that the quorum asks for; None when no quorum applies."""
        quorum = self.applied.quorum
        if quorum is None:
            return None
        return quorum.needed(all_seats=self.seats.all_seats, seats_eligible=self.seats.seats_eligible)

    @property
    def quorum_counted(self) -> int:
        """Seats that count towards the quorum, as the rule measures it."""
        return measured(self.rule, self.seats)

    @property
    def quorum_met(self) -> bool | None:
        """None when no quorum applies (in writing, at a reconvened meeting, or none in the rule)."""
        return None if self.quorum_needed is None else self.quorum_counted >= self.quorum_needed

    @property
    def sentence(self) -> Sentence:
        """`code` is `<outcome>.<kind>`; kinds: vote, empty (a share of nothing), consent, quorum, advice."""
        if self.outcome is Outcome.NO_QUORUM:
            kind, params = "quorum", self._quorum_params()
        elif self.rule.method is Method.CONSENT:
            kind, params = "consent", self._share_params()
        elif self.rule.method is Method.ADVICE:
            kind, params = "advice", {}
        else:
            kind, params = ("vote" if self.base_size else "empty"), self._share_params()
        common = self.votes.as_dict() | {
            "recused_seats": self.seats.recused,
            "waiting": self.seats.silent,
            "weighted": self.weighted,
            "provisional": self.provisional,
            "settled": self.settled_early,
            "can_pass": self.can_pass,
            "written": self.mode is Mode.WRITTEN,
        }
        return Sentence(f"{self.outcome.value}.{kind}", common | params)

    @property
    def lines(self) -> tuple[Line, ...]:
        """The requirements, in the order in which a page shows them."""
        return tuple(self._lines())

    def _lines(self) -> Iterator[Line]:
        if self.rule.method is Method.ADVICE:
            yield Line("not_binding", None, {})
        elif self.rule.method is Method.CONSENT:
            yield Line("objections", self.seats.objection == 0, {"objections": self.seats.objection})
            if self.applied.threshold is None:
                met, given = self.seats.favourable > 0, self.seats.favourable
                yield Line("consents", met, {"favourable": given})
        if self.applied.threshold is not None:
            yield Line("majority", self.missing == 0, self._share_params())
        if self.rule.quorum is not None and self.rule.method is not Method.ADVICE:
            yield self._quorum_line()
        seats = self.seats
        params = {"recused": seats.recused, "all": seats.all_seats, "eligible": seats.seats_eligible}
        yield Line("recusals", True if seats.recused == 0 else None, params)

    def _quorum_line(self) -> Line:
        if self.mode is Mode.WRITTEN:
            return Line("quorum_written", None, {})
        if self.waives_quorum:
            return Line("quorum_waived", None, {})
        return Line("quorum", self.quorum_met, self._quorum_params())

    def _share_params(self) -> dict[str, Any]:
        rule = self.applied
        return {
            "method": rule.method.value,
            "threshold": None if rule.threshold is None else str(rule.threshold),
            "inclusive": rule.inclusive,
            "base": None if rule.base is None else rule.base.value,
            "base_size": self.base_size,
            "needed": self.needed,
            "favourable": self.votes.favourable,
            "missing": self.missing,
            "weighted": self.weighted,
        }

    def _quorum_params(self) -> dict[str, Any]:
        quorum = self.rule.quorum
        assert quorum is not None
        return {
            "counted": self.quorum_counted,
            "needed": self.quorum_needed,
            "of": self.seats.base(quorum.base),
            "base": quorum.base.value,
            "measure": quorum.measure.value,
        }

    def as_dict(self) -> dict[str, Any]:
        """Everything in plain JSON values: the facts, and what follows from them for those who only read."""
        return {
            "outcome": self.outcome.value,
            "provisional": self.provisional,
            "mode": self.mode.value,
            "waives_quorum": self.waives_quorum,
            "rule": self.rule.as_dict(),
            "votes": self.votes.as_dict(),
            "seats": self.seats.as_dict(),
            "settled_early": self.settled_early,
            "can_pass": self.can_pass,
            "base_size": self.base_size,
            "needed": self.needed,
            "missing": self.missing,
            "quorum_needed": self.quorum_needed,
            "quorum_counted": self.quorum_counted,
            "quorum_met": self.quorum_met,
            "lines": [line.as_dict() for line in self.lines],
            "sentence": self.sentence.as_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read back `as_dict`. ValueError when the facts do not lead to the outcome and numbers it states."""
        verdict = cls(
            rule=Rule.from_dict(data["rule"]),
            mode=Mode(data["mode"]),
            waives_quorum=data["waives_quorum"],
            provisional=data["provisional"],
            outcome=Outcome(data["outcome"]),
            votes=Counts.from_dict(data["votes"]),
            seats=Counts.from_dict(data["seats"]),
            settled_early=data["settled_early"],
            can_pass=data["can_pass"],
        )
        fresh = verdict.as_dict()
        agrees = verdict.outcome is decide(verdict.applied, verdict.votes, verdict.seats)
        if not agrees or any(fresh[name] != data[name] for name in DERIVED):
            raise ValueError("The stored verdict does not agree with its own arithmetic.")
        return verdict


def measured(rule: Rule, seats: Counts) -> int:
    """The seats that count towards the quorum of `rule` (those present when it has none)."""
    measure = rule.quorum.measure if rule.quorum else Measure.PRESENT
    if measure is Measure.PRESENT:
        return seats.present
    return seats.cast if measure is Measure.VOTES_CAST else seats.favourable


def decide(rule: Rule, votes: Counts, seats: Counts) -> Outcome:
    """The outcome of counted answers under a rule as applied."""
    if rule.method is Method.ADVICE:
        return Outcome.ADVICE
    if rule.quorum is not None:
        needed = rule.quorum.needed(all_seats=seats.all_seats, seats_eligible=seats.seats_eligible)
        if measured(rule, seats) < needed:
            return Outcome.NO_QUORUM
    if seats.objection:
        return Outcome.OBJECTED
    needed_votes = 1 if rule.base is None else rule.needed(votes.base(rule.base)) or 1
    if votes.favourable >= needed_votes:
        return Outcome.ADOPTED
    if rule.method is Method.SIMPLE and votes.for_ == votes.against > 0:
        return Outcome.TIE
    return Outcome.REJECTED
