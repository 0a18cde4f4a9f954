"""One indicator's page in words: its framing, the lines under its chart, what awaits an answer."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from impact import rules
from impact.charts.trajectory import ON_TRACK
from impact.contents.cards import Card
from impact.contents.facts import facts
from impact.models import Indicator, Measurement
from impact.sentences import MISSING, day, digits, figure
from impact.trajectory import dated_points, expected
from partnerships.models import Member, Partner

PINS = {
    Measurement.State.SUBMITTED: "wait",
    Measurement.State.CONFIRMED: "done",
    Measurement.State.CONTESTED: "doubt",
    Measurement.State.SETTLED: "done",
}


@dataclass(frozen=True)
class Line:
    """A line of the table under a chart: figures are written, a missing one is a dash."""

    on: str
    value: str
    expected: str
    n: str
    partner: Partner | None
    pin: str
    word: str
    row: Measurement | None = None

    @property
    def answerer(self) -> Partner | None:
        """The partner that confirmed or contested."""
        return self.row.answered_by.partner if self.row and self.row.answered_by else None


@dataclass(frozen=True)
class Waiting:
    """A measurement that no other partner has answered to yet, and why this member may not, if so."""

    row: Measurement
    amount: str
    on: str
    refusal: str | None


@dataclass(frozen=True)
class Sheet:
    """All that an indicator's page shows beside its chart."""

    lines: list[Line]
    facts: list[tuple[str, list[Any]]]
    waiting: list[Waiting]
    disputed: list[Measurement]
    superseded: list[tuple[str, str, Partner]]
    band: tuple[str, str] | None

    @property
    def to_answer(self) -> bool:
        """Whether this reader may confirm or contest something here."""
        return any(row.refusal is None for row in self.waiting)

    @property
    def open_dispute(self) -> Measurement | None:
        """The latest contested measurement that nobody has settled."""
        return next((row for row in self.disputed if row.state == Measurement.State.CONTESTED), None)


def sheet(card: Card, member: Member) -> Sheet:
    """The page of an indicator for this member, in a fixed number of queries."""
    rows = list(card.indicator.measurements.all())
    banded = card.path.linear and card.path.baseline is not None and len(dated_points(card.path)) > 1
    judged = banded and not card.indicator.is_qualitative and card.path.direction != Indicator.Direction.NONE
    return Sheet(
        lines(card),
        facts(card),
        waiting(card, member),
        [row for row in reversed(rows) if row.reason],
        superseded(card, rows),
        (figure(ON_TRACK[0]), figure(ON_TRACK[1])) if judged else None,
    )


def lines(card: Card) -> list[Line]:
    """The baseline, the standing measurements, then the day by which the next one is due."""
    indicator = card.indicator
    rows = list(indicator.measurements.all())
    places = digits([indicator.baseline, *(row.value for row in rows)])
    found = [_line(card, row, places) for row in rows]
    if indicator.baseline is not None and indicator.baseline_on is not None:
        said = figure(indicator.baseline, places)
        start = Line(day(indicator.baseline_on), said, MISSING, MISSING, None, "done", _("Baseline"))
        found.insert(0, start)
    due = card.reading.next_due
    if due is not None and all(row.measured_on < due for row in rows):
        aim = _awaited(card, due, places)
        found.append(Line(day(due), MISSING, aim, MISSING, indicator.collector, "todo", _("Due")))
    return found


def _line(card: Card, row: Measurement, places: int) -> Line:
    n = MISSING if row.respondents is None else figure(Decimal(row.respondents))
    return Line(
        day(row.measured_on),
        figure(row.value, places),
        _awaited(card, row.measured_on, places),
        n,
        row.partner,
        PINS[Measurement.State(row.state)],
        row.get_state_display(),
        row,
    )


def _awaited(card: Card, on: date, places: int) -> str:
    value = expected(card.path, on)
    return figure(value, max(places, min(digits([value]), 1)))


def waiting(card: Card, member: Member) -> list[Waiting]:
    """What awaits another partner's answer; the rule gives the reason of who may not, in no query a row."""
    mine = set(
        Measurement.objects.standing()
        .awaiting_confirmation_from(member)
        .filter(indicator=card.indicator)
        .values_list("pk", flat=True)
    )
    found = []
    for row in card.indicator.measurements.all():
        if row.state == Measurement.State.SUBMITTED:
            row.partnership = member.partnership
            reason = None if row.pk in mine else rules.confirm_measurement.refusal(member, row)
            found.append(Waiting(row, card.amount(row.value), day(row.measured_on), reason))
    return found


def superseded(card: Card, standing: Iterable[Measurement]) -> list[tuple[str, str, Partner]]:
    """The versions that a correction replaced, with figure, day and partner: they are kept."""
    kept = [row.pk for row in standing]
    rows = Measurement.objects.filter(indicator=card.indicator).exclude(pk__in=kept)
    return [
        (card.amount(row.value), day(row.measured_on), row.partner)
        for row in rows.select_related("partner__organisation")
    ]
