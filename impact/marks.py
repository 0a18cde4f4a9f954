"""What the marks of several peers say together: means and spreads, exact, rounded last and half up."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import floor

LEAST = 2  # marks from which a mean says something
WIDE = 2  # a spread from which the peers talk it over


@dataclass(frozen=True)
class Marks:
    """The marks on one criterion: `given` from 1 to 5, and how many peers did not observe it."""

    given: tuple[int, ...]
    unseen: int = 0

    @property
    def mean(self) -> Fraction | None:
        """The mean of what was observed; none below two marks."""
        return Fraction(sum(self.given), len(self.given)) if len(self.given) >= LEAST else None

    @property
    def spread(self) -> int | None:
        """The highest mark minus the lowest; one mark has none."""
        return max(self.given) - min(self.given) if len(self.given) >= LEAST else None

    @property
    def is_wide(self) -> bool:
        """Whether the marks lie so far apart that they are to be discussed."""
        return self.spread is not None and self.spread >= WIDE


def together(marks: Sequence[int | None]) -> Marks:
    """The peers' marks on one criterion, None standing for “not observed”."""
    given = tuple(mark for mark in marks if mark is not None)
    return Marks(given, len(marks) - len(given))


def rounded(value: Fraction, places: int = 1) -> Decimal:
    """A mean, which is never negative, as a decimal with so many places, half up."""
    return Decimal(floor(value * 10**places + Fraction(1, 2))).scaleb(-places)
