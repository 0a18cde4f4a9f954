"""How well needs are covered by offers: pure and exact arithmetic (DOMAIN: partners, needs, offers).

The best offer meets a need asked by level (1 to 3); offers add up to meet a need asked by quantity. Everything else
follows from one number: how many of the strongest offers may leave while the need is still met.
"""

from collections.abc import Collection, Hashable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import accumulate
from operator import add
from typing import TypeVar

Who = TypeVar("Who", bound=Hashable)
Amount = int | Decimal
HALF = Fraction(1, 2)


class Coverage(StrEnum):
    """How a need stands, from the worst to the best."""

    UNCOVERED = "uncovered"
    PARTIAL = "partial"
    FRAGILE = "fragile"
    COVERED = "covered"
    REDUNDANT = "redundant"

    @property
    def rank(self) -> int:
        return list(Coverage).index(self)


class Effect(StrEnum):
    """What one more offer would do for a need."""

    CLOSES = "closes"
    STRENGTHENS = "strengthens"
    DUPLICATES = "duplicates"
    NOTHING = "nothing"


class Voice(StrEnum):
    """Whether the people concerned are in the partnership."""

    PRESENT = "present"
    EXPLAINED = "explained"
    MISSING = "missing"


@dataclass(frozen=True)
class Need:
    """A need as arithmetic sees it: what it requires, what each partner offers, whether offers add up."""

    code: str
    required: Amount
    offers: Mapping[str, Amount] = field(default_factory=dict)
    adds_up: bool = False

    @property
    def reached(self) -> Amount:
        """The best level offered, or the sum of what is offered; 0 without an offer."""
        amounts = self.offers.values()
        return sum(amounts) if self.adds_up else max(amounts, default=0)

    @property
    def spare(self) -> int:
        """How many of the strongest offers may leave while the need is still met; -1 when it is not met at all."""
        rising = accumulate(sorted(self.offers.values()), add if self.adds_up else max)
        return sum(value >= self.required for value in rising) - 1

    @property
    def met(self) -> bool:
        return self.spare >= 0

    @property
    def state(self) -> Coverage:
        if not self.met:
            return Coverage.PARTIAL if self.reached > 0 else Coverage.UNCOVERED
        return {0: Coverage.FRAGILE, 1: Coverage.COVERED}.get(self.spare, Coverage.REDUNDANT)

    @property
    def pillars(self) -> list[str]:
        """The partners on each of whom the need rests: when one of them leaves, it is no longer met."""
        if self.spare != 0:
            return []
        return [partner for partner in self.offers if not self.without(partner).met]

    @property
    def sole(self) -> str | None:
        """The partner that alone meets the need while the others together do not, if there is one."""
        return next((partner for partner in self.pillars if self.offers[partner] >= self.required), None)

    def without(self, partner: str) -> "Need":
        """The same need when a partner leaves."""
        return replace(self, offers={who: amount for who, amount in self.offers.items() if who != partner})

    def joined_by(self, partner: str, amount: Amount) -> "Need":
        """The same need when a partner comes with its offer."""
        return replace(self, offers={**self.offers, partner: amount})


def unique_contributions(needs: Sequence[Need]) -> dict[str, list[str]]:
    """For each partner, the codes of the needs that it alone meets and the others together do not."""
    found: dict[str, list[str]] = {}
    for need in needs:
        if need.sole is not None:
            found.setdefault(need.sole, []).append(need.code)
    return found


def effect(need: Need, partner: str, amount: Amount) -> Effect:
    """What the offer of a partner that is not in yet would do for a need."""
    after = need.joined_by(partner, amount)
    if after.met and not need.met:
        return Effect.CLOSES
    if after.state.rank > need.state.rank:
        return Effect.STRENGTHENS
    return Effect.DUPLICATES if amount >= need.required else Effect.NOTHING


def missing_sectors(sectors: Sequence[str], present: Collection[str]) -> list[str]:
    """The sectors from which nobody is in."""
    return [sector for sector in sectors if sector not in present]


def voice(speaking: int, explained: bool) -> Voice:
    """How the people concerned are there: partners that speak for them, else the reason why none does."""
    if speaking:
        return Voice.PRESENT
    return Voice.EXPLAINED if explained else Voice.MISSING


def above_half(amounts: Mapping[Who, Decimal]) -> Who | None:
    """Who gives more than half of all that is given, if somebody does."""
    whole = Fraction(sum(amounts.values(), Decimal()))
    return next((who for who, amount in amounts.items() if whole and Fraction(amount) / whole > HALF), None)
