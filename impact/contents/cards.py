"""What screens, papers and exports say of impact: one reading of each indicator, in the reader's language."""

from dataclasses import dataclass
from datetime import date
from functools import cached_property

from impact.charts import PAGE, SPARK, Frame, Svg, rubric_chart, sparkline, trajectory_chart
from impact.models import Indicator, Measurement, Story
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
    valued,
)
from impact.trajectory import Measure, Path, Reading, read
from partnerships.models import Partnership


def path_of(indicator: Indicator) -> Path:
    """The indicator as arithmetic sees it."""
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
    )


def measures_of(indicator: Indicator) -> tuple[Measure, ...]:
    """Its standing measurements as arithmetic sees them."""
    return tuple(
        Measure(
            on=row.measured_on, value=row.value, state=row.state, by=str(row.partner_id), n=row.respondents
        )
        for row in indicator.measurements.all()
    )


@dataclass(frozen=True)
class Card:
    """An indicator read on a day: figure, status, sentences and pictures. Language is that of the moment it is asked."""

    indicator: Indicator
    today: date

    @cached_property
    def path(self) -> Path:
        return path_of(self.indicator)

    @cached_property
    def measures(self) -> tuple[Measure, ...]:
        return measures_of(self.indicator)

    @cached_property
    def reading(self) -> Reading:
        return read(self.path, self.measures, self.today)

    @property
    def mark(self) -> Mark:
        return MARKS[self.reading.status]

    @property
    def unit(self) -> str:
        return str(self.indicator.unit)

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
    def share(self) -> str:
        return share_sentence(self.reading)

    @property
    def aim(self) -> str:
        """The target with its unit and date."""
        if self.indicator.target is None:
            return figure(None)
        said = valued(
            self.indicator.target, self.indicator.nature, digits([self.indicator.target]), self.unit
        )
        return f"{said} ({day(self.indicator.target_on)})" if self.indicator.target_on else said

    def spark(self, frame: Frame = SPARK, title: str = "") -> Svg:
        """The small line beside the figure; empty when there is nothing to draw."""
        return sparkline(self.path, self.measures, frame=frame, title=title)

    def chart(self, frame: Frame = PAGE) -> Svg:
        """The whole picture: path, band, measures; levels over time for a rubric."""
        labels = chart_labels(str(self.indicator.title), self.path, self.reading, self.measures)
        if self.indicator.is_qualitative:
            levels = [str(level.sentence) for level in self.indicator.levels.all()]
            return rubric_chart(
                self.path, self.measures, levels=levels, labels=labels, today=self.today, frame=frame
            )
        return trajectory_chart(self.path, self.measures, labels=labels, today=self.today, frame=frame)


def cards(partnership: Partnership, *, headline: bool = False) -> list[Card]:
    """Every adopted indicator read today, in a fixed number of queries."""
    rows = Indicator.objects.adopted().filter(partnership=partnership).with_measures()
    rows = rows.filter(headline=True) if headline else rows
    today = partnership.today()
    return [Card(indicator, today) for indicator in rows]


def stories(partnership: Partnership, *, leaving: bool = False) -> list[Story]:
    """The stories; those alone whose teller agreed to reports when they leave the partnership."""
    rows = Story.objects.filter(partnership=partnership).select_related(
        "collected_by__organisation", "objective"
    )
    return list(rows.exclude(consent_scope=Story.Scope.PARTNERS) if leaving else rows)


def table(card: Card) -> list[Measurement]:
    """The measurements behind a chart, the latest first."""
    return list(reversed(card.indicator.measurements.all()))
