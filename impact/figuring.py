"""A figure as it is entered: what it is made of, what it comes to, and whether its slices hold together. No Django."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from impact.trajectory import half_up, median

PLACES = Decimal("0.0001")  # what is kept of a computed percentage


@dataclass(frozen=True)
class Part:
    """One figure: a value, or a numerator over a denominator."""

    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None

    @property
    def given(self) -> bool:
        return any(one is not None for one in (self.value, self.numerator, self.denominator))

    @property
    def halved(self) -> bool:
        """Whether a numerator stands without a denominator, or the other way round."""
        return (self.numerator is None) != (self.denominator is None)

    @property
    def worth(self) -> Decimal | None:
        """The value given, or the percentage that the parts make, half up; None without either."""
        if self.numerator is None or self.denominator is None or self.denominator <= 0:
            return self.value
        exact = Fraction(self.numerator) * 100 / Fraction(self.denominator)
        return half_up(Decimal(exact.numerator) / Decimal(exact.denominator), 4) if exact else Decimal(0)


@dataclass(frozen=True)
class Entry(Part):
    """All that is entered of one measurement. `slices` gives a part by the slice it falls in."""

    marks: tuple[int, ...] = ()
    respondents: int | None = None
    told: bool = False
    slices: Mapping[int, Part] = field(default_factory=dict)

    @property
    def given(self) -> bool:
        return super().given or bool(self.marks) or self.told

    @property
    def worth(self) -> Decimal | None:
        """The median of the panel's marks, or what the parts make, or the value."""
        if self.marks:
            middle = median(Decimal(mark) for mark in self.marks)
            return middle.quantize(PLACES, rounding=ROUND_HALF_UP) if middle is not None else None
        return super().worth


@dataclass(frozen=True)
class Cut:
    """A way to slice: its name, the names of its slices by identity, and whether each one counted is in one alone."""

    name: str
    slices: Mapping[int, str]
    whole: bool


@dataclass(frozen=True)
class Odd:
    """Slices that do not hold together: which, and the two figures that contradict each other."""

    kind: str  # above, sum, half, zero, kind
    name: str
    part: Decimal | None = None
    whole: Decimal | None = None


def odd_slices(whole: Entry, cuts: Sequence[Cut], *, percentage: bool) -> Iterator[Odd]:
    """What is wrong with the slices beside their whole, one after another; nothing when they hold together."""
    for cut in cuts:
        parts = {key: whole.slices[key] for key in cut.slices if key in whole.slices and whole.slices[key].given}
        for key, part in parts.items():
            yield from _odd(part, whole, cut.slices[key], percentage)
        if cut.whole and parts:
            yield from _sums(list(parts.values()), whole, cut.name, percentage)


def _odd(part: Part, whole: Entry, name: str, percentage: bool) -> Iterator[Odd]:
    if part.halved:
        yield Odd("half", name)
    elif part.denominator is not None and part.denominator <= 0:
        yield Odd("zero", name)
    elif not percentage and part.numerator is not None:
        yield Odd("kind", name)
    for mine, all_ in _pairs(part, whole, percentage):
        if mine is not None and all_ is not None and mine > all_:
            yield Odd("above", name, mine, all_)


def _sums(parts: list[Part], whole: Entry, name: str, percentage: bool) -> Iterator[Odd]:
    for which in ("numerator", "denominator") if percentage else ("value",):
        found = [getattr(part, which) for part in parts]
        if all(one is None for one in found):
            continue
        added, awaited = sum((one for one in found if one is not None), Decimal(0)), getattr(whole, which)
        if awaited is not None and added != awaited:
            yield Odd("sum", name, added, awaited)


def _pairs(part: Part, whole: Entry, percentage: bool) -> list[tuple[Decimal | None, Decimal | None]]:
    """What may not exceed what: parts of a percentage, or counts. A percentage of a slice may exceed the whole's."""
    if percentage:
        return [(part.numerator, whole.numerator), (part.denominator, whole.denominator)]
    return [(part.value, whole.value)]
