"""Who may answer, what they answered, and the plain count of it. Free of Django."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, fields
from enum import StrEnum
from typing import Any, Self

from .rule import Base, Method, check_keys, flag


class Position(StrEnum):
    FOR = "for"
    AGAINST = "against"
    ABSTAIN = "abstain"
    CONSENT = "consent"
    CONCERN = "concern"
    OBJECTION = "objection"
    NOT_TAKING_PART = "not_taking_part"


VOTE_POSITIONS = (Position.FOR, Position.AGAINST, Position.ABSTAIN, Position.NOT_TAKING_PART)
CONSENT_POSITIONS = (Position.CONSENT, Position.CONCERN, Position.OBJECTION, Position.NOT_TAKING_PART)


def positions_for(method: Method | str) -> tuple[Position, ...]:
    """The answers that a method accepts, in the order in which a ballot shows them."""
    return CONSENT_POSITIONS if Method(method) is Method.CONSENT else VOTE_POSITIONS


@dataclass(frozen=True, slots=True)
class Seat:
    """A seat as it stands in the electorate frozen when the round opened. One seat answers once."""

    id: str
    label: str = ""
    voting: bool = True
    recused: bool = False
    vacant: bool = False
    weight: int = 1

    def __post_init__(self) -> None:
        if not isinstance(self.id, str) or not self.id:
            raise ValueError("A seat needs an id, as text.")
        if type(self.weight) is not int or self.weight < 1:
            raise ValueError(f"Seat {self.id}: a weight is a whole number from 1, not {self.weight!r}.")

    @property
    def eligible(self) -> bool:
        return self.voting and not self.recused and not self.vacant

    def as_dict(self) -> dict[str, Any]:
        return {name: getattr(self, name) for name in self.__slots__}

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read back `as_dict`. ValueError for an unknown key or a wrong type."""
        check_keys(data, set(cls.__slots__))
        for name in ("voting", "recused", "vacant"):
            flag(data.get(name, False), name)
        return cls(**({"id": ""} | dict(data)))


@dataclass(frozen=True, slots=True)
class Counts:
    """How the voting seats answered: counted in seats, or in votes where weights apply.

    `votes["for"]` reads the same as `votes.for_`, so that templates can write `votes.for`.
    """

    for_: int = 0
    against: int = 0
    abstain: int = 0
    consent: int = 0
    concern: int = 0
    objection: int = 0
    not_taking_part: int = 0
    silent: int = 0
    recused: int = 0
    vacant: int = 0
    present: int = 0

    def __getitem__(self, name: str) -> int:
        try:
            return getattr(self, "for_" if name == "for" else name)
        except AttributeError as error:
            raise KeyError(name) from error

    @property
    def cast(self) -> int:
        """Votes cast: an abstention is not one."""
        return self.for_ + self.against + self.consent + self.concern + self.objection

    @property
    def favourable(self) -> int:
        return self.for_ + self.consent + self.concern

    @property
    def answered(self) -> int:
        return self.cast + self.abstain + self.not_taking_part

    @property
    def seats_eligible(self) -> int:
        return self.answered + self.silent

    @property
    def all_seats(self) -> int:
        return self.seats_eligible + self.recused + self.vacant

    def base(self, base: Base) -> int:
        """The size of what a share is taken of."""
        sizes = {
            Base.VOTES_CAST: self.cast,
            Base.PRESENT: self.present,
            Base.SEATS_ELIGIBLE: self.seats_eligible,
            Base.ALL_SEATS: self.all_seats,
        }
        return sizes[base]

    def as_dict(self) -> dict[str, int]:
        return {field.name.rstrip("_"): getattr(self, field.name) for field in fields(self)}

    @classmethod
    def from_dict(cls, data: Mapping[str, int]) -> Self:
        check_keys(data, {field.name.rstrip("_") for field in fields(cls)})
        return cls(**{"for_" if name == "for" else name: value for name, value in data.items()})


def checked(
    method: Method, electorate: Iterable[Seat], positions: Mapping[str, str], present: Collection[str] | None
) -> tuple[list[Seat], dict[str, Position]]:
    """The voting seats and the answers, or ValueError.

    Refused: no voting seat, a seat listed twice, an unknown seat, an answer of a seat that is an observer,
    recused, vacant or absent, an answer that the method does not know.
    """
    known: dict[str, Seat] = {}
    for seat in electorate:
        if seat.id in known:
            raise ValueError(f"Seat {seat.id} is listed twice.")
        known[seat.id] = seat
    voting = [seat for seat in known.values() if seat.voting]
    if not voting:
        raise ValueError("Nobody may vote: the electorate holds no voting seat.")
    if strangers := sorted((set(positions) | set(present or ())) - set(known)):
        raise ValueError(f"Not in the electorate: {', '.join(strangers)}.")
    answers = {}
    for seat_id, value in positions.items():
        if not known[seat_id].eligible:
            raise ValueError(f"Seat {seat_id} may not answer: it is an observer, recused or vacant.")
        if present is not None and seat_id not in present:
            raise ValueError(f"Seat {seat_id} answered without being present.")
        if value not in positions_for(method):
            raise ValueError(f"Seat {seat_id}: “{value}” is not an answer to “{method}”.")
        answers[seat_id] = Position(value)
    return voting, answers


def _condition(seat: Seat, answers: Mapping[str, Position]) -> str:
    if seat.recused:
        return "recused"
    if seat.vacant:
        return "vacant"
    answer = answers.get(seat.id)
    return "silent" if answer is None else "for_" if answer is Position.FOR else answer.value


def count(
    voting: Iterable[Seat], answers: Mapping[str, Position], present: Collection[str] | None
) -> tuple[Counts, Counts]:
    """The same count twice: in votes (weighted) and in seats.

    Without attendance (`present` is None) whoever answered counts as present, save those not taking part.
    Recused and vacant seats are never present.
    """
    votes: dict[str, int] = {}
    seats: dict[str, int] = {}
    for seat in voting:
        conditions = [_condition(seat, answers)]
        if present is None:
            there = answers.get(seat.id, Position.NOT_TAKING_PART) is not Position.NOT_TAKING_PART
        else:
            there = seat.eligible and seat.id in present
        if there:
            conditions.append("present")
        for condition in conditions:
            votes[condition] = votes.get(condition, 0) + seat.weight
            seats[condition] = seats.get(condition, 0) + 1
    return Counts(**votes), Counts(**seats)
