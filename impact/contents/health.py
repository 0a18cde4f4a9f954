"""What pages say of the health checks: how many answered while one is open, what they say once it is closed."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from fractions import Fraction
from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from core.texts import Localized
from impact.charts import DimensionRow, HealthLabels, Svg, health_chart
from impact.charts.answers import answers_chart
from impact.health import (
    CheckReading,
    DimensionReading,
    QuestionReading,
    Response,
    read_check,
    rounded,
    trend,
    trend_of_mean,
)
from impact.models import HealthCheck
from impact.questions import questionnaire
from impact.rules.health import silent
from impact.sentences.figures import month
from impact.sentences.health import WITHHELD, change_said, counts_said, health_sentences, mean_said
from partnerships.models import Partnership

COMPARED = 4  # as many health checks side by side as a page holds
Means = list[tuple[HealthCheck, str]]


@dataclass(frozen=True)
class CheckLine:
    """A health check in a list; `reading` is None while it is open."""

    check: HealthCheck
    answered: int
    asked: int
    reading: CheckReading | None
    change: str

    @property
    def mean(self) -> str:
        return mean_said(self.reading and self.reading.mean)


@dataclass(frozen=True)
class QuestionLine:
    """A question, and how it was answered, in a picture and in words."""

    words: Localized
    mean: str
    unknown: int
    picture: Svg


@dataclass(frozen=True)
class DimensionLine:
    """A dimension: its figures as they are written, and why some are not."""

    title: Localized
    reading: DimensionReading
    change: str
    questions: list[QuestionLine]

    @property
    def mean(self) -> str:
        return mean_said(self.reading.mean)

    @property
    def spread(self) -> dict[str, str] | None:
        """The lowest and the highest mean of a partner and their distance, as they are written."""
        spread = self.reading.spread
        if spread is None:
            return None
        parts = {"low": spread.lowest, "high": spread.highest, "distance": spread.distance}
        return {name: mean_said(value) for name, value in parts.items()}

    @property
    def reason(self) -> Any:
        return self.reading.withheld and WITHHELD[self.reading.withheld]

    @property
    def no_questions(self) -> Any:
        return self.reading.no_questions and WITHHELD[self.reading.no_questions]

    @property
    def no_spread(self) -> Any:
        return self.reading.no_spread and WITHHELD[self.reading.no_spread]


@dataclass(frozen=True)
class Results:
    """A closed health check: sentences first, then the dimensions with their questions, then the words."""

    reading: CheckReading
    change: str
    since: int | None
    sentences: list[str]
    lines: list[DimensionLine]
    words: list[tuple[Localized, list[str]]]
    rounds: list[tuple[str, CheckReading]]  # this one and those before, the earliest first, each with its name

    @property
    def mean(self) -> str:
        return mean_said(self.reading.mean)

    @property
    def too_few(self) -> Any:
        """Why nothing at all is shown, if nothing is."""
        return "" if self.reading.may_show_words else self.lines[0].reason

    @property
    def chart(self) -> Svg:
        """The dimensions in one picture: answers from 1 to 5, the mean, and those of the health checks before."""
        labels = health_labels([name for name, _reading in self.rounds])
        return health_chart(self.rows, labels=labels)

    @property
    def rows(self) -> list[DimensionRow]:
        """The dimensions as the picture draws them."""
        means = [{row.code: row.mean for row in reading.dimensions} for _name, reading in self.rounds]
        return [_row(line, means) for line in self.lines]


def health_labels(rounds: Sequence[str]) -> HealthLabels:
    """The words of the picture of a health check, which compares the rounds so named."""
    return HealthLabels(
        title=_("How the answers of each dimension fall, from 1 to 5, and their mean"),
        levels=tuple(f"{step} {words}" for step, words in enumerate(_scale(), start=1)),
        rounds=tuple(rounds),
    )


def health_checks(partnership: Partnership) -> list[CheckLine]:
    """Every health check of a partnership, the latest first, in a fixed number of queries."""
    rows = list(partnership.health_checks.prefetch_related("responses").order_by("number"))
    lines: list[CheckLine] = []
    before = None
    for row in rows:
        row.partnership = partnership
        now, answered = (_read(row), row.responses.all()) if row.closed_at else (None, row.responses.all())
        asked = row.asked if row.asked is not None else len(answered) + silent(row).count()
        change = change_said(trend_of_mean(now, before)) if now and before else ""
        lines.append(CheckLine(row, len(answered), asked, now, change))
        before = now or before
    return lines[::-1]


def compared(lines: Sequence[CheckLine]) -> tuple[list[HealthCheck], list[tuple[Localized, Means]]]:
    """The latest closed health checks, the earliest first, and by dimension their means; nothing for one alone."""
    closed = [(line.check, line.reading) for line in lines if line.reading][:COMPARED][::-1]
    if len(closed) < 2:
        return [], []
    read = [(check, {row.code: mean_said(row.mean) for row in reading.dimensions}) for check, reading in closed]
    dimensions = questionnaire().dimensions
    table = [(Localized(one.title), [(check, means[one.code]) for check, means in read]) for one in dimensions]
    return [check for check, _means in read], table


def progress(check: HealthCheck) -> tuple[int, int]:
    """How many have answered an open health check, out of how many asked; never who."""
    answered = check.responses.count()
    return answered, answered + silent(check).count()


def results(check: HealthCheck) -> Results:
    """What a closed health check says, against the one before."""
    now, earlier = _read(check), _before(check)
    read = [_read(row) for row in earlier]
    was = read[-1] if read else None
    changes = trend(now, was) if was else {}
    since = earlier[-1].number if earlier else None
    names = _names()
    told = health_sentences(now, changes, {code: str(said) for code, said in names.items()}, since=since)
    return Results(
        now,
        change_said(trend_of_mean(now, was)) if was else "",
        since,
        list(told),
        [_dimension(row, changes.get(row.code), names) for row in now.dimensions],
        list(_words(check)) if now.may_show_words else [],
        [(_month(row), one) for row, one in zip([*earlier, check], [*read, now], strict=True)],
    )


def _read(check: HealthCheck) -> CheckReading:
    codes = {one.code: one.codes for one in questionnaire().dimensions}
    return read_check(codes, [Response(row.mark, row.answers) for row in check.responses.all()])


def _before(check: HealthCheck) -> list[HealthCheck]:
    """The health checks closed before this one that a picture compares it with, the earliest first."""
    rows: QuerySet[HealthCheck] = HealthCheck.objects.filter(partnership=check.partnership_id)
    earlier = rows.filter(number__lt=check.number, closed_at__isnull=False)
    return list(
        earlier.select_related("partnership").prefetch_related("responses").order_by("-number")[: COMPARED - 1]
    )[::-1]


def _names() -> dict[str, Localized]:
    """The words of every dimension and of every question, by their codes."""
    dimensions = questionnaire().dimensions
    said = {one.code: Localized(one.title) for one in dimensions}
    return said | {question.code: Localized(question.words) for one in dimensions for question in one.questions}


def _dimension(row: DimensionReading, change: Fraction | None, names: dict[str, Localized]) -> DimensionLine:
    questions = [_question(question, names) for question in row.questions]
    return DimensionLine(names[row.code], row, change_said(change), questions)


def _question(row: QuestionReading, names: dict[str, Localized]) -> QuestionLine:
    picture = answers_chart(row.counts, title=counts_said(row, _scale()))
    return QuestionLine(names[row.code], mean_said(row.mean), row.unknown, picture)


def _words(check: HealthCheck) -> Iterator[tuple[Localized, list[str]]]:
    """The answers in words under their question, in the order of their identities, which is one of chance."""
    rows = list(check.words.order_by("question", "uuid"))
    for number, words in enumerate(questionnaire().open, start=1):
        said = [row.body for row in rows if row.question == number]
        if said:
            yield Localized(words), said


def _month(check: HealthCheck) -> str:
    assert check.closed_at is not None
    return month(check.closed_at.astimezone(check.partnership.zone).date())


def _scale() -> tuple[str, ...]:
    return tuple(str(Localized(words)) for words in questionnaire().scale)


def _row(line: DimensionLine, means: Sequence[dict[str, Fraction | None]]) -> DimensionRow:
    title, questions = str(line.title), line.reading.questions
    told = [None if (mean := one[line.reading.code]) is None else rounded(mean) for one in means]
    if line.reading.mean is None:
        return DimensionRow(title, unsaid=_("not shown: too few answers"), means=tuple(told))
    counts = tuple(sum(step) for step in zip(*(one.counts for one in questions), strict=True))
    unsaid = "" if counts else _("the answers are not shown: too few to one of the questions")
    between = _("between partners: from %(low)s to %(high)s") % line.spread if line.spread else ""
    return DimensionRow(title, line.mean, counts, tuple(told), note=between, unsaid=unsaid)
