"""What screens, papers and exports say of impact: one reading of each indicator, in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cached_property

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _

from impact.charts import PAGE, SPARK, Frame, Svg, rubric_chart, sparkline, trajectory_chart
from impact.contents.changes import ChangeMark, change_marks
from impact.contents.makeup import makeup
from impact.contents.owed import due_of
from impact.models import Indicator, IndicatorChange, Measurement, Milestone, RubricLevel, StatusOverride
from impact.sentences import (
    MARKS,
    Mark,
    basis_sentence,
    chart_labels,
    day,
    digits,
    figure,
    share_sentence,
    status_label,
    status_sentence,
    step_sentence,
    valued,
)
from impact.trajectory import SHOWN, Measure, Path, Reading, Status, dated_points, joined, read, set_by_hand
from partnerships.models import Partner, Partnership

BESIDE = ("objective", "collector__organisation", "confirmer__organisation")
READ = (
    *("indicator", "partner", "measured_on", "place", "value", "numerator", "denominator", "marks", "respondents"),
    "state",
)


def with_measures(rows: QuerySet[Indicator], *, bare: bool = False) -> QuerySet[Indicator]:
    """These indicators with all that a reading needs, in a fixed number of queries; `bare` as in `readings`."""
    wanted = [Prefetch(name, found) for name, found in readings(bare=bare).items()]
    return rows.select_related(*BESIDE).prefetch_related(*wanted)


def readings(*, bare: bool = False) -> dict[str, QuerySet]:
    """What a reading needs of an indicator, by name.

    `bare`: of each measurement what arithmetic reads and nothing more, for a page that shows few of very many.
    """
    latest, named = Measurement.objects.standing(), Partner.objects.select_related("organisation")
    latest = latest.only(*READ).prefetch_related(Prefetch("partner", named)) if bare else whole(latest)
    by_hand = StatusOverride.objects.standing().select_related("set_by__user", "set_by__partner__organisation")
    changes = IndicatorChange.objects.select_related("made_by__user", "made_by__partner__organisation", "decision")
    return {
        "milestones": Milestone.objects.all(),
        "levels": RubricLevel.objects.all(),
        "measurements": latest,
        "overrides": by_hand,
        "changes": changes,
    }


def whole(rows: QuerySet[Measurement]) -> QuerySet[Measurement]:
    """These measurements with who measured, who answered, and the table they come from."""
    people = ("partner__organisation", "answered_by__user", "answered_by__partner__organisation")
    return rows.select_related(*people, "source__asked_by")


def path_of(indicator: Indicator, today: date | None = None) -> Path:
    """The indicator as arithmetic sees it; read on a day, with the days by which its measures are due."""
    return Path(
        baseline=indicator.baseline,
        baseline_on=indicator.baseline_on,
        milestones=tuple((row.due_on, row.value) for row in indicator.milestones.all()),
        target=indicator.target,
        target_on=indicator.target_on,
        direction=indicator.direction,
        expected_from=indicator.expected_from,
        nature=indicator.nature,
        linear=indicator.linear,
        tolerance=indicator.tolerance,
        due=due_of(indicator, today) if today else (),
    )


def measures_of(indicator: Indicator) -> tuple[Measure, ...]:
    """Its standing measurements as its path is read against them."""
    return joined_from(indicator, indicator.measurements.all())


def joined_from(indicator: Indicator, rows: Iterable[Measurement]) -> tuple[Measure, ...]:
    """Some of its measurements as its path is read against them: increments are carried on, and shares added up, as
    the indicator says."""
    shape = {"accumulation": indicator.accumulation, "reporting": indicator.reporting}
    return joined(measures_from(indicator, rows), nature=indicator.nature, **shape)


def measures_from(indicator: Indicator, rows: Iterable[Measurement]) -> tuple[Measure, ...]:
    """Some of its measurements as arithmetic sees them, one by one: each place of a partner reports for itself."""
    return tuple(
        Measure(
            on=row.measured_on,
            value=row.value,
            state=row.state,
            by=row.reporter,
            n=asked(row),
            numerator=row.numerator,
            denominator=row.denominator,
        )
        for row in rows
    )


def asked(row: Measurement) -> int | None:
    """Of how many a figure is: the answers or observers that were given, else what a percentage is taken of."""
    whole = row.denominator
    if row.respondents is not None or whole is None or whole != whole.to_integral_value():
        return row.respondents
    return int(whole)


@dataclass(frozen=True)
class Card:
    """An indicator read on a day: figure, status, sentences, pictures, in the language of the moment.

    It is read from its standing measurements, or from those that are `given`.
    """

    indicator: Indicator
    today: date
    given: tuple[Measurement, ...] | None = None

    @cached_property
    def rows(self) -> list[Measurement]:
        """The measurements that it is read from, the oldest first."""
        return list(self.indicator.measurements.all() if self.given is None else self.given)

    @cached_property
    def path(self) -> Path:
        return path_of(self.indicator, self.today)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        return joined_from(self.indicator, self.rows)

    @cached_property
    def reading(self) -> Reading:
        """What is said today; a status set by hand stands before the computed one, which is kept."""
        found = self.by_hand
        return set_by_hand(self.computed, Status(found.status), str(found.reason)) if found else self.computed

    @cached_property
    def by_hand(self) -> StatusOverride | None:
        """The status that a person set, until somebody lifts it or a figure comes that is newer than it."""
        found = next(iter(self.indicator.overrides.all()), None)
        newest = self.computed.value_on
        return found if found and (newest is None or newest <= found.set_on) else None

    @property
    def computed_sentence(self) -> str:
        """What stands beside a status set by hand."""
        return status_sentence(self.computed)

    @cached_property
    def computed(self) -> Reading:
        """What arithmetic says alone."""
        return read(self.path, self.measures, self.today)

    @property
    def stands_alone(self) -> bool:
        """Whether one figure may be held against the path: not when figures add up to what the path is about."""
        indicator = self.indicator
        alone = indicator.accumulation != Indicator.Accumulation.INCREMENT
        return alone and indicator.reporting == Indicator.Reporting.SAME

    @property
    def mark(self) -> Mark:
        return MARKS[self.reading.status]

    @property
    def unit(self) -> str:
        """What stands after a bare figure; a percentage always says that it is one."""
        said = str(self.indicator.unit)
        bare = self.indicator.nature == Indicator.Nature.PERCENTAGE and not said.startswith("%")
        return f"% {said}".strip() if bare else said

    @property
    def counted_in(self) -> str:
        """The unit where the sign of a percentage is written already; a rubric counts its levels, and says so."""
        if self.indicator.is_rubric:
            return ""
        said = str(self.indicator.unit)
        is_percentage = self.indicator.nature == Indicator.Nature.PERCENTAGE
        return said.removeprefix("%").strip() if is_percentage else said

    def amount(self, value: Decimal | None) -> str:
        """One of its figures with its unit."""
        if self.indicator.is_rubric and value is not None:
            return _("level %(level)s") % {"level": figure(value)}
        return valued(value, self.indicator.nature, digits([value]), self.counted_in)

    @property
    def value(self) -> str:
        """The latest figure, or a dash: a missing figure is not 0."""
        return figure(self.reading.value)

    @property
    def status(self) -> str:
        return status_label(self.reading)

    @property
    def status_sentence(self) -> str:
        return status_sentence(self.reading)

    @property
    def basis(self) -> str:
        return basis_sentence(self.reading)

    @property
    def verdict(self) -> str:
        """The basis with the unit: what the page of the indicator says first."""
        return basis_sentence(self.reading, unit=self.counted_in)

    @property
    def step(self) -> str:
        """How much of the way is done."""
        return step_sentence(self.reading)

    @property
    def is_drawn(self) -> bool:
        """Whether there is anything to draw."""
        return bool(dated_points(self.path)) or any(measure.value is not None for measure in self.measures)

    @property
    def share(self) -> str:
        return share_sentence(self.reading)

    @property
    def aim(self) -> str:
        """The target with its unit and date."""
        if self.indicator.target is None:
            return figure(None)
        said = self.amount(self.indicator.target)
        return f"{said} ({day(self.indicator.target_on)})" if self.indicator.target_on else said

    def spark(self, frame: Frame = SPARK, title: str = "") -> Svg:
        """The small line beside the figure; empty when there is nothing to draw."""
        return sparkline(self.path, self.measures, frame=frame, title=title)

    @property
    def names(self) -> dict[str, str]:
        """Who measured, where several did: their short names by what arithmetic calls them."""
        found = {row.reporter: row.reporter_code for row in self.rows}
        return found if len(found) > 1 else {}

    @property
    def panel(self) -> dict[date, list[Decimal]]:
        """The marks of each day's panel, where there was one."""
        found: dict[date, list[Decimal]] = {}
        for row in self.rows:
            if row.marks and row.state in SHOWN:
                found.setdefault(row.measured_on, []).extend(Decimal(str(mark)) for mark in row.marks)
        return found

    @cached_property
    def changes(self) -> list[ChangeMark]:
        """What changed since it was adopted, as numbered on its chart."""
        return change_marks(self.indicator)

    @property
    def makeup(self) -> list[str]:
        """What the figure is made of, and what is left out of it."""
        return makeup(self.indicator, self.rows, self.reading.value_on)

    def chart(self, frame: Frame = PAGE) -> Svg:
        """The whole picture: path, band, measures, changes; levels over time with a panel's marks for a rubric."""
        marks = [(mark.on, mark.what) for mark in self.changes]
        more = {"names": self.names, "panel": self.panel, "marks": marks}
        labels = chart_labels(str(self.indicator.title), self.path, self.reading, self.measures, **more)
        drawn = {"labels": labels, "today": self.today, "frame": frame}
        if self.indicator.is_rubric:
            levels = [str(level.sentence) for level in self.indicator.levels.all()]
            return rubric_chart(self.path, self.measures, levels=levels, panel=self.panel, marks=marks, **drawn)
        return trajectory_chart(self.path, self.measures, marks=marks, **drawn)


def cards(partnership: Partnership, *, headline: bool = False) -> list[Card]:
    """Every adopted indicator read today, in a fixed number of queries."""
    rows = with_measures(partnership.indicators.adopted())  # each knows its partnership: its address costs no query
    rows = rows.filter(headline=True) if headline else rows
    today = partnership.today()
    return [Card(indicator, today) for indicator in rows]


def table(card: Card) -> list[Measurement]:
    """The measurements behind a chart, the latest first."""
    return list(reversed(card.indicator.measurements.all()))
