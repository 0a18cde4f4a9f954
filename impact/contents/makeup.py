"""What the figure of an indicator is made of, and what is left out of it, in sentences."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from impact.models import Indicator, Measurement
from impact.sentences import (
    day,
    joined_sentence,
    left_out_sentence,
    median_sentence,
    panel_sentence,
    percent,
    ratio_said,
    ratio_sentence,
    shares_sentence,
    sum_sentence,
    valued,
)
from impact.trajectory import COUNTED, SHOWN, Measure, Omission, Part, increments, median, ratio, running_total

Nature, Accumulation, Reporting = Indicator.Nature, Indicator.Accumulation, Indicator.Reporting


@dataclass(frozen=True)
class Rows:
    """The standing measurements of an indicator up to the day of its figure."""

    indicator: Indicator
    rows: Sequence[Measurement]
    until: date

    def said(self, value: Decimal | None) -> str:
        return percent(value) if self.indicator.nature == Nature.PERCENTAGE else valued(value, self.indicator.nature)

    @property
    def names(self) -> dict[str, str]:
        return {row.reporter: row.reporter_code for row in self.rows}

    @property
    def last(self) -> list[Measurement]:
        """What was observed on the day of the figure, contested or not."""
        return [row for row in self.rows if row.measured_on == self.until and row.state in SHOWN]

    def latest(self) -> list[Measurement]:
        """The latest confirmed measurement of each reporter, with a figure."""
        counts = [row for row in self.rows if row.state in COUNTED and row.value is not None]
        return list({row.reporter: row for row in sorted(counts, key=lambda row: row.measured_on)}.values())

    def measures(self, reporter: str | None = None) -> list[Measure]:
        """As arithmetic sees them, of one reporter or of all, not yet added up."""
        return [
            Measure(row.measured_on, row.value, row.state, row.reporter)
            for row in self.rows
            if reporter in (None, row.reporter)
        ]


def makeup(indicator: Indicator, rows: Sequence[Measurement], until: date | None) -> list[str]:
    """How the figure of the day `until` comes about, and what is not in it; nothing for a single plain figure."""
    if until is None or indicator.is_narrative:
        return []
    held = Rows(indicator, [row for row in rows if row.measured_on <= until], until)
    if indicator.is_rubric:
        return [*_panels(held), *_observations(held)]
    shares = indicator.reporting == Reporting.SHARES
    if indicator.nature == Nature.PERCENTAGE:
        return _joined_percentages(held) if shares else [*_ratios(held), *_observations(held)]
    if indicator.accumulation == Accumulation.INCREMENT:
        return _sums(held, shares)
    return _shares(held) if shares else _observations(held)


def _panels(held: Rows) -> list[str]:
    marks = [(row.measured_on, [Decimal(str(mark)) for mark in row.marks]) for row in held.last if row.marks]
    return [panel_sentence(on, given) for on, given in marks]


def _observations(held: Rows) -> list[str]:
    """Several observers on one day; a figure that is contested does not count in the median."""
    seen = [row for row in held.last if row.value is not None]
    middle = median(row.value for row in seen if row.value is not None)
    parts = [(row.reporter_code, held.said(row.value)) for row in seen]
    return [median_sentence(held.said(middle), parts)] if len(seen) > 1 else []


def _ratios(held: Rows) -> list[str]:
    given = [row for row in held.last if row.numerator is not None and row.denominator is not None]
    return [ratio_sentence(held.said(row.value), row.numerator, row.denominator) for row in given]


def _joined_percentages(held: Rows) -> list[str]:
    """Numerators and denominators are added, percentages never."""
    latest = held.latest()
    found = ratio(Part(str(row.pk), row.numerator, row.denominator) for row in latest)
    missing = {one.key for one in found.left_out}
    left = [(row.reporter_code, Omission.PERCENTAGE) for row in latest if str(row.pk) in missing]
    said = []
    if found.percent is not None:
        whole = ratio_said(found.numerator, found.denominator)
        parts = [
            (row.reporter_code, ratio_said(row.numerator, row.denominator))
            for row in latest
            if str(row.pk) not in missing
        ]
        said.append(joined_sentence(f"{held.said(found.percent)} ({whole})", parts))
    return [*said, *_left(held, left)]


def _sums(held: Rows, together: bool) -> list[str]:
    """Increments added up, all of them or of each observer."""
    observers: list[str | None] = [None]
    if not together and len(held.names) > 1:
        observers = sorted(held.names)
    said = []
    for reporter in observers:
        counts = [m for m in held.measures(reporter) if m.state in COUNTED and m.value is not None]
        found = increments(counts)
        if found.value is not None:
            since = min(filter(None, [held.indicator.baseline_on, *(m.on for m in counts)]))
            who = "" if reporter is None else held.names[reporter]
            said.append(sum_sentence(held.said(found.value), found.counted, since, who))
    return [*said, *_left(held, _not_confirmed(held))]


def _shares(held: Rows) -> list[str]:
    found, latest = running_total(held.measures(), held.until), held.latest()
    left = [(held.names[one.key], one.why) for one in found.left_out]
    parts = [(row.reporter_code, held.said(row.value)) for row in latest]
    said = [shares_sentence(held.said(found.value), parts)] if len(parts) > 1 else []
    return [*said, *_left(held, left)]


def _not_confirmed(held: Rows) -> list[tuple[str, Omission]]:
    left = [row for row in held.rows if row.state not in COUNTED or row.value is None]
    return [(f"{row.reporter_code}, {day(row.measured_on)}", _why(row)) for row in left]


def _why(row: Measurement) -> Omission:
    return Omission.MISSING if row.value is None else Omission.NOT_CONFIRMED


def _left(held: Rows, left: list[tuple[str, Omission]]) -> list[str]:
    said = left_out_sentence(left)
    return [said] if said else []
