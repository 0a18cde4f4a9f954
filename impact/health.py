"""What the answers to a health check say together, and what is left out so that nobody is given away.

Exact until it is shown: means are fractions, rounded last and half up. “Don't know” is no figure and never counts as 0.

Five is the least. Nothing is said of a check that fewer than five people answered; nothing of a dimension where fewer
than five gave a figure; nothing of a question unless every question of its dimension has five figures, since the mean
of the dimension and those of the other questions would give it back by subtraction. The mean of the whole is that of
the dimensions shown, so that it gives back none of the others. The distance between partners is that of the lowest and
the highest mean, without saying whose, and only where five partners gave figures: a partner may have one respondent
alone. A median is left out: among five means it would be a third one.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from math import floor

LEAST = 5
SCALE = (1, 2, 3, 4, 5)
Answers = Mapping[str, int | None]


class Withheld(StrEnum):
    """Why something is not shown."""

    PEOPLE = "people"  # fewer than five answered the check
    DIMENSION = "dimension"  # fewer than five gave a figure in this dimension
    QUESTION = "question"  # a question of this dimension has fewer than five figures
    PARTNERS = "partners"  # fewer than five partners gave figures in this dimension


@dataclass(frozen=True, slots=True)
class Response:
    """One person's answers: the mark that the people of their partner share, and by question 1 to 5 or None."""

    mark: str
    answers: Answers


@dataclass(frozen=True, slots=True)
class QuestionReading:
    """How many gave each figure from 1 to 5, and how many said that they do not know."""

    code: str
    counts: tuple[int, ...]
    unknown: int

    @property
    def given(self) -> int:
        """How many figures were given."""
        return sum(self.counts)

    @property
    def mean(self) -> Fraction:
        """The mean of the figures; defined because a question is shown from five figures."""
        return Fraction(sum(step * count for step, count in zip(SCALE, self.counts, strict=True)), self.given)

    @property
    def variance(self) -> Fraction:
        """How far apart the figures are: the mean of the squared distances to their mean."""
        squares = sum(count * (step - self.mean) ** 2 for step, count in zip(SCALE, self.counts, strict=True))
        return Fraction(squares) / self.given


@dataclass(frozen=True, slots=True)
class Spread:
    """The lowest and the highest mean of a partner in a dimension, without saying which partner."""

    lowest: Fraction
    highest: Fraction

    @property
    def distance(self) -> Fraction:
        return self.highest - self.lowest


@dataclass(frozen=True, slots=True)
class DimensionReading:
    """A dimension: its mean over all answers, its questions and its spread as far as they may be shown."""

    code: str
    mean: Fraction | None = None
    given: int = 0
    questions: tuple[QuestionReading, ...] = ()
    spread: Spread | None = None
    withheld: Withheld | None = None  # why there is no mean
    no_questions: Withheld | None = None
    no_spread: Withheld | None = None


@dataclass(frozen=True, slots=True)
class CheckReading:
    """A health check that is closed: how many answered, what may be shown of each dimension and of the whole."""

    respondents: int
    dimensions: tuple[DimensionReading, ...]
    mean: Fraction | None

    @property
    def shown(self) -> tuple[DimensionReading, ...]:
        return tuple(row for row in self.dimensions if row.mean is not None)

    @property
    def is_whole(self) -> bool:
        """Whether every dimension is shown."""
        return len(self.shown) == len(self.dimensions)

    @property
    def questions(self) -> tuple[QuestionReading, ...]:
        """Every question that is shown."""
        return tuple(question for row in self.dimensions for question in row.questions)

    @property
    def may_show_words(self) -> bool:
        """Whether the answers in words may be read."""
        return self.respondents >= LEAST


def read_check(dimensions: Mapping[str, Sequence[str]], responses: Iterable[Response]) -> CheckReading:
    """What may be shown of these responses; `dimensions` gives the codes of the questions of each."""
    rows = list(responses)
    if len(rows) < LEAST:
        held = tuple(_held(code, Withheld.PEOPLE) for code in dimensions)
        return CheckReading(len(rows), held, None)
    found = tuple(_dimension(code, codes, rows) for code, codes in dimensions.items())
    shown = [code for row in found if row.mean is not None for code in dimensions[row.code]]
    return CheckReading(len(rows), found, _mean(_figures(shown, rows)))


def trend(now: CheckReading, before: CheckReading) -> dict[str, Fraction]:
    """By how much each dimension rose or fell, where both checks show it."""
    was = {row.code: row.mean for row in before.shown}
    return {row.code: row.mean - earlier for row in now.shown if (earlier := was.get(row.code)) and row.mean}


def trend_of_mean(now: CheckReading, before: CheckReading) -> Fraction | None:
    """By how much the whole rose or fell; None when the two are not means of the same dimensions."""
    alike = [row.code for row in now.shown] == [row.code for row in before.shown]
    return now.mean - before.mean if alike and now.mean is not None and before.mean is not None else None


def rounded(value: Fraction, places: int = 2) -> Decimal:
    """A mean or a difference as it is shown: half up, away from zero below it."""
    steps = floor(abs(value) * 10**places + Fraction(1, 2))
    return Decimal(steps if value >= 0 else -steps).scaleb(-places)


def _dimension(code: str, codes: Sequence[str], rows: Sequence[Response]) -> DimensionReading:
    people = sum(1 for row in rows if _figures(codes, [row]))
    if people < LEAST:
        return _held(code, Withheld.DIMENSION)
    figures = _figures(codes, rows)
    questions = tuple(_question(one, rows) for one in codes)
    too_few = any(one.given < LEAST for one in questions)
    spread = _spread(codes, rows)
    return DimensionReading(
        code,
        _mean(figures),
        len(figures),
        () if too_few else questions,
        spread,
        no_questions=Withheld.QUESTION if too_few else None,
        no_spread=None if spread else Withheld.PARTNERS,
    )


def _held(code: str, why: Withheld) -> DimensionReading:
    return DimensionReading(code, withheld=why, no_questions=why, no_spread=why)


def _question(code: str, rows: Sequence[Response]) -> QuestionReading:
    given = [row.answers.get(code) for row in rows]
    return QuestionReading(code, tuple(given.count(step) for step in SCALE), given.count(None))


def _spread(codes: Sequence[str], rows: Sequence[Response]) -> Spread | None:
    by_partner: dict[str, list[int]] = defaultdict(list)
    for row in rows:
        by_partner[row.mark] += _figures(codes, [row])
    means = [mean for figures in by_partner.values() if (mean := _mean(figures)) is not None]
    return Spread(min(means), max(means)) if len(means) >= LEAST else None


def _figures(codes: Sequence[str], rows: Iterable[Response]) -> list[int]:
    return [figure for row in rows for code in codes if (figure := row.answers.get(code)) is not None]


def _mean(figures: Sequence[int]) -> Fraction | None:
    return Fraction(sum(figures), len(figures)) if figures else None
