"""The table under a chart, fifty figures at a time: each with what it is made of, what backs it, who answered."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.paginator import Page, Paginator
from django.db.models import Count
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from core.few import those
from impact.contents.cards import Card, whole
from impact.contents.slices import amount_said, hidden_slices
from impact.models import Evidence, Indicator, Measurement, MeasurementImport, SlicedFigure
from impact.sentences import MISSING, day, digits, figure
from impact.trajectory import expected
from partnerships.models import Member, Partner

PER_PAGE, KEPT = 50, 20
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
    made: str = ""
    sliced: list[tuple[str, str]] = field(default_factory=list)
    evidence: list[Evidence] = field(default_factory=list)

    @property
    def answerer(self) -> Partner | None:
        """The partner that confirmed or contested."""
        return self.row.answered_by.partner if self.row and self.row.answered_by else None


@dataclass(frozen=True)
class Replaced:
    """A version that a correction replaced: it is kept, with what was said of it."""

    row: Measurement
    amount: str
    on: str


def page_of(card: Card, number: object = 1) -> Page:
    """The page of figures asked for, the latest ones first page; each page reads in the order of days."""
    rows = list(reversed(card.indicator.measurements.all()))
    return Paginator(rows, PER_PAGE).get_page(number)


def lines(card: Card, page: Page | None = None) -> list[Line]:
    """The baseline, the standing measurements of a page, then the day by which the next one is due."""
    indicator, page = card.indicator, page or page_of(card)
    rows = _whole(page)
    places = digits([indicator.baseline, *(row.value for row in rows)])
    sliced, proofs = _sliced(indicator, rows), backed(indicator, rows)
    found = [_line(card, row, places, sliced.get(row.pk, []), proofs.get(row.pk, [])) for row in rows]
    if not page.has_next() and indicator.baseline is not None and indicator.baseline_on is not None:
        said = figure(indicator.baseline, places)
        start = Line(day(indicator.baseline_on), said, MISSING, MISSING, None, "done", _("Baseline"))
        found.insert(0, start)
    due = card.reading.next_due
    if due is not None and not page.has_previous() and all(row.measured_on < due for row in rows):
        aim = _awaited(card, due, places)
        found.append(Line(day(due), MISSING, aim, MISSING, indicator.collector, "todo", _("Due")))
    return found


def _whole(page: Page) -> list[Measurement]:
    """The measurements of a page with all that a line says of them, oldest first."""
    known = [row.pk for row in page.object_list]
    found = whole(Measurement.objects.filter(pk__in=known)).in_bulk()
    return [found[pk] for pk in reversed(known)]


def _line(card: Card, row: Measurement, places: int, sliced: list[Any], evidence: list[Evidence]) -> Line:
    n = MISSING if row.respondents is None else figure(Decimal(row.respondents))
    return Line(
        day(row.measured_on),
        figure(row.value, places),
        _awaited(card, row.measured_on, places) if card.stands_alone else MISSING,
        n,
        row.partner,
        PINS[Measurement.State(row.state)],
        row.get_state_display(),
        row,
        made_of(row),
        sliced,
        evidence,
    )


def made_of(row: Measurement) -> str:
    """What a percentage or a median was made of."""
    if row.numerator is not None and row.denominator is not None:
        told = {"numerator": figure(row.numerator), "denominator": figure(row.denominator)}
        return _("%(numerator)s out of %(denominator)s") % told
    return _("marks %(marks)s") % {"marks": ", ".join(map(str, row.marks))} if row.marks else ""


def _awaited(card: Card, on: date, places: int) -> str:
    value = expected(card.path, on)
    return figure(value, max(places, min(digits([value]), 1)))


def backed(indicator: Indicator, rows: Sequence[Measurement]) -> dict[int, list[Evidence]]:
    """What backs each of these figures of an indicator, by the figure's key, in one query."""
    found: dict[int, list[Evidence]] = defaultdict(list)
    for piece in those(indicator, "evidence", Evidence.objects.filter(measurement__in=rows).select_related("file")):
        found[piece.measurement_id].append(piece)
    return found


def _sliced(indicator: Indicator, rows: Sequence[Measurement]) -> dict[int, list[tuple[str, str]]]:
    """The slices of each figure in words, by dimension; of people, small counts are not shown."""
    measured = {row.pk: row for row in rows}
    parts: dict[int, dict[Any, list[SlicedFigure]]] = defaultdict(lambda: defaultdict(list))
    rows_cut = SlicedFigure.objects.filter(measurement__in=measured).select_related("slice__dimension")
    for part in those(indicator, "dimensions", rows_cut):
        parts[part.measurement_id][part.slice.dimension].append(part)
    return {
        pk: [(str(cut.title), ", ".join(_parts(indicator, measured[pk], held))) for cut, held in cuts.items()]
        for pk, cuts in parts.items()
    }


def _parts(indicator: Indicator, row: Measurement, held: list[SlicedFigure]) -> Iterable[str]:
    known = {part.slice_id: part for part in held}
    small = hidden_slices(indicator, row, [part.slice for part in held], known)
    for part in held:
        said = figure(part.value)
        if part.slice_id in small:
            said = pgettext("a count of people", "not shown")
        elif indicator.nature == Indicator.Nature.PERCENTAGE:
            said = amount_said(indicator, part.value, part.numerator, part.denominator)
        yield f"{part.slice.title} {said}"


def to_answer(member: Member) -> tuple[list[Measurement], list[tuple[MeasurementImport, int]]]:
    """What this member may confirm: the figures that were typed, up to a few, and the tables with how many of each."""
    waiting = Measurement.objects.standing().awaiting_confirmation_from(member)
    typed = waiting.filter(source=None).select_related("indicator", "partner__organisation")[:KEPT]
    counted = dict(waiting.exclude(source=None).order_by().values_list("source").annotate(n=Count("pk")))
    tables = MeasurementImport.objects.filter(pk__in=counted).select_related("partner__organisation")
    return list(typed), [(row, counted[row.pk]) for row in tables]


def superseded(card: Card) -> list[Replaced]:
    """The latest versions that a correction replaced, each with its dispute if there was one."""
    rows = Measurement.objects.superseded().filter(indicator=card.indicator).order_by("-measured_on", "-pk")
    answered = whole(those(card.indicator, "superseded", rows))
    return [Replaced(row, card.amount(row.value), day(row.measured_on)) for row in answered[:KEPT]]
