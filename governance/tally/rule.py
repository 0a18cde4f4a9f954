"""The rule of a vote: what share, of what, and how many seats must be there. Data, exact, free of Django."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from math import ceil, floor
from typing import Any, Self

from .nonsense import Nonsense


class Method(StrEnum):
    CONSENT = "consent"
    SIMPLE = "simple"
    ABSOLUTE = "absolute"
    TWO_THIRDS = "two_thirds"
    THREE_QUARTERS = "three_quarters"
    QUALIFIED = "qualified"
    UNANIMITY = "unanimity"
    ADVICE = "advice"


class Base(StrEnum):
    """What a share is a share of. *Eligible* leaves recused and vacant seats out; *all* keeps them."""

    VOTES_CAST = "votes_cast"
    PRESENT = "present"
    SEATS_ELIGIBLE = "seats_eligible"
    ALL_SEATS = "all_seats"


class Mode(StrEnum):
    MEETING = "meeting"
    WRITTEN = "written"


class Measure(StrEnum):
    """What a quorum counts. Only one on favourable votes is safe from an extra *no* making a text pass."""

    PRESENT = "present"
    VOTES_CAST = "votes_cast"
    FAVOURABLE = "favourable"


# The exact share each method stands for, its usual base, and whether reaching the share is enough.
PRESETS: dict[Method, tuple[Fraction | None, Base | None, bool]] = {
    Method.CONSENT: (None, None, True),
    Method.SIMPLE: (Fraction(1, 2), Base.VOTES_CAST, False),
    Method.ABSOLUTE: (Fraction(1, 2), Base.ALL_SEATS, False),
    Method.TWO_THIRDS: (Fraction(2, 3), Base.VOTES_CAST, True),
    Method.THREE_QUARTERS: (Fraction(3, 4), Base.SEATS_ELIGIBLE, True),
    Method.QUALIFIED: (None, Base.VOTES_CAST, True),
    Method.UNANIMITY: (Fraction(1), Base.SEATS_ELIGIBLE, True),
    Method.ADVICE: (None, None, True),
}
WITHOUT_SHARE = frozenset({Method.CONSENT, Method.ADVICE})


def exact(value: object) -> Fraction:
    """The fraction written as `2/3`, an integer or a `Fraction`; ValueError for a float or out of 0–1."""
    if isinstance(value, bool) or not isinstance(value, int | str | Fraction):
        raise Nonsense("inexact", f"A share is an exact fraction such as 2/3, not {value!r}.", value=value)
    try:
        share = Fraction(value)
    except (ValueError, ZeroDivisionError) as error:
        raise Nonsense("inexact", f"A share cannot be {value!r}.", value=value) from error
    if not 0 < share <= 1:
        raise Nonsense("out_of_range", f"A share lies above 0 and up to 1, not {share}.", value=share)
    return share


def smallest(share: Fraction, of: int, inclusive: bool) -> int:
    """The smallest whole number, from 1, that reaches `share` of `of` (exceeds it when not inclusive)."""
    return max(1, ceil(share * of) if inclusive else floor(share * of) + 1)


def check_keys(data: Mapping[str, Any], known: set[str]) -> None:
    """ValueError naming the keys of `data` that are not among `known`."""
    if not isinstance(data, Mapping):
        raise ValueError(f"Expected keys and values, not {data!r}.")
    if unknown := sorted(set(data) - known):
        raise ValueError(f"Unknown keys: {', '.join(unknown)}.")


def flag(value: object, name: str) -> bool:
    """`value` when it is a true boolean; ValueError otherwise: a rule never guesses."""
    if not isinstance(value, bool):
        raise ValueError(f"“{name}” is true or false, not {value!r}.")
    return value


@dataclass(frozen=True, slots=True)
class Quorum:
    """How many seats must be there: a count, or a share of seats. It counts seats, never their weights."""

    count: int | None = None
    share: Fraction | None = None
    base: Base = Base.ALL_SEATS
    inclusive: bool = False
    measure: Measure = Measure.PRESENT

    def __post_init__(self) -> None:
        if (self.count is None) == (self.share is None):
            raise Nonsense("count_or_share", "A quorum is either a count or a share.")
        if self.count is not None and (type(self.count) is not int or self.count < 1):
            raise Nonsense("no_seat", f"A quorum counts at least one seat, not {self.count!r}.", value=self.count)
        if self.share is not None:
            object.__setattr__(self, "share", exact(self.share))
        object.__setattr__(self, "base", Base(self.base))
        object.__setattr__(self, "measure", Measure(self.measure))
        if self.base not in (Base.ALL_SEATS, Base.SEATS_ELIGIBLE):
            raise Nonsense("quorum_base", "A quorum is a share of all seats or of eligible seats.")
        if self.share == 1 and not self.inclusive:
            raise Nonsense("more_than_all", "Nothing is more than all seats.")

    def needed(self, *, all_seats: int, seats_eligible: int) -> int:
        """The number of seats that must be there."""
        if self.count is not None:
            return self.count
        assert self.share is not None
        of = all_seats if self.base is Base.ALL_SEATS else seats_eligible
        return smallest(self.share, of, self.inclusive)

    def as_dict(self) -> dict[str, Any]:
        if self.count is not None:
            return {"count": self.count, "measure": self.measure.value}
        return {
            "share": str(self.share),
            "base": self.base.value,
            "inclusive": self.inclusive,
            "measure": self.measure.value,
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read back `as_dict`; a lone `count` or `share` is enough. ValueError when it makes no sense."""
        check_keys(data, {"count", "share", "base", "inclusive", "measure"})
        return cls(
            count=data.get("count"),
            share=exact(data["share"]) if data.get("share") is not None else None,
            base=Base(data.get("base", Base.ALL_SEATS)),
            inclusive=flag(data.get("inclusive", False), "inclusive"),
            measure=Measure(data.get("measure", Measure.PRESENT)),
        )


MORE_THAN_HALF = Quorum(share=Fraction(1, 2))


@dataclass(frozen=True, slots=True)
class Rule:
    """What makes a text pass. Build it with `Rule.of`, which fills in what each method usually means."""

    method: Method
    threshold: Fraction | None
    base: Base | None
    inclusive: bool
    quorum: Quorum | None = None

    def __post_init__(self) -> None:
        if self.method in WITHOUT_SHARE:
            return
        if self.threshold is None or self.base is None:
            raise Nonsense("needs_share", f"“{self.method}” needs a share and its base.", method=self.method)
        usual = PRESETS[self.method][0]
        if usual is not None and self.threshold != usual:
            said = f"“{self.method}” means {usual}, not {self.threshold}."
            raise Nonsense("contradicts", said, method=self.method, usual=usual, given=self.threshold)
        if self.threshold == 1 and not self.inclusive:
            raise Nonsense("more_than_all", "Nothing is more than all of the votes.")

    @classmethod
    def of(
        cls,
        method: Method | str,
        *,
        quorum: Quorum | None = None,
        threshold: Fraction | str | int | None = None,
        base: Base | str | None = None,
        inclusive: bool | None = None,
    ) -> Self:
        """The rule of `method`, with its usual share, base and strictness unless others are given.

        ValueError when they contradict the method, or when a share is given to a consent round or an advice.
        """
        method = Method(method)
        share, usual_base, usual_inclusive = PRESETS[method]
        if method in WITHOUT_SHARE and (threshold is not None or base is not None):
            raise Nonsense("no_share", f"“{method}” has no share of votes to reach.", method=method)
        return cls(
            method=method,
            threshold=exact(threshold) if threshold is not None else share,
            base=Base(base) if base is not None else usual_base,
            inclusive=usual_inclusive if inclusive is None else inclusive,
            quorum=quorum,
        )

    def applied(self, mode: Mode | str, *, waives_quorum: bool = False) -> Self:
        """The rule as `mode` applies it.

        In writing nobody is present: no quorum, and the share is one of all seats, so that silence is never a
        yes (a base that already leaves turnout aside stays); a consent round then takes more than half of all
        seats. A reconvened meeting waives the quorum only.
        """
        if Mode(mode) is Mode.MEETING:
            return self._with(quorum=None) if waives_quorum else self
        if self.method is Method.CONSENT:
            return self._with(threshold=Fraction(1, 2), base=Base.ALL_SEATS, inclusive=False, quorum=None)
        if self.base in (Base.VOTES_CAST, Base.PRESENT):
            return self._with(base=Base.ALL_SEATS, quorum=None)
        return self._with(quorum=None)

    def _with(self, **changes: Any) -> Self:
        fields = {name: getattr(self, name) for name in self.__slots__}
        return type(self)(**(fields | changes))

    def needed(self, of: int) -> int | None:
        """The smallest number of votes that passes out of `of`; None when no share is asked."""
        return None if self.threshold is None else smallest(self.threshold, of, self.inclusive)

    def as_dict(self) -> dict[str, Any]:
        """Plain values for canonical JSON: fractions as `2/3`, never floats."""
        return {
            "method": self.method.value,
            "threshold": None if self.threshold is None else str(self.threshold),
            "base": None if self.base is None else self.base.value,
            "inclusive": self.inclusive,
            "quorum": None if self.quorum is None else self.quorum.as_dict(),
        }

    @classmethod
    def from_dict(cls, data: Mapping[str, Any]) -> Self:
        """Read back `as_dict`; what is left out is what the method usually means. ValueError for nonsense."""
        check_keys(data, {"method", "threshold", "base", "inclusive", "quorum"})
        inclusive, quorum = data.get("inclusive"), data.get("quorum")
        return cls.of(
            data.get("method", ""),
            threshold=data.get("threshold"),
            base=data.get("base"),
            inclusive=None if inclusive is None else flag(inclusive, "inclusive"),
            quorum=None if quorum is None else Quorum.from_dict(quorum),
        )
