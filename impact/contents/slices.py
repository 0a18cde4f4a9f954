"""The latest figure of an indicator by slice: pictures and tables in which few people are never shown."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import prefetch_related_objects
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from impact.charts import ROWS, Frame, SliceBar, Svg, slices_chart
from impact.hiding import THRESHOLD, hide, hide_shares
from impact.models import Dimension, Indicator, Measurement, Slice, SlicedFigure
from impact.sentences import MISSING, day, hidden_sentence, percent, ratio_said, valued
from impact.trajectory import SHOWN

Figures = Mapping[int, SlicedFigure]


@dataclass(frozen=True)
class Cut:
    """One dimension of one measurement: its bars, what is said under them, and the whole beside them."""

    dimension: Dimension
    row: Measurement
    bars: list[SliceBar]
    whole: str
    notes: list[str]

    @property
    def heading(self) -> str:
        facts = {
            "dimension": capfirst(str(self.dimension.title)),
            "on": day(self.row.measured_on),
            "who": self.row.partner.name,
        }
        return _("%(dimension)s, %(on)s, measured by %(who)s") % facts

    def chart(self, frame: Frame = ROWS) -> Svg:
        """The bars, told by their heading and one by one."""
        return slices_chart(self.bars, title=_("%(name)s.") % {"name": self.heading}, frame=frame)


def cuts(indicator: Indicator) -> list[Cut]:
    """Every dimension of what was measured last, contested or not, in a fixed number of queries."""
    rows = [row for row in indicator.measurements.all() if row.state in SHOWN]
    last = max((row.measured_on for row in rows), default=None)
    latest = {row.pk: row for row in rows if row.measured_on == last}
    figures = SlicedFigure.objects.filter(measurement__in=latest).select_related("slice")
    dimensions = list(indicator.dimensions.all())
    prefetch_related_objects(dimensions, "slices")
    held: dict[tuple[int, int], dict[int, SlicedFigure]] = {}
    for one in figures if dimensions else ():
        held.setdefault((one.slice.dimension_id, one.measurement_id), {})[one.slice_id] = one
    return [
        cut(indicator, dimension, row, held[dimension.pk, row.pk])
        for dimension in dimensions
        for row in latest.values()
        if (dimension.pk, row.pk) in held
    ]


def cut(indicator: Indicator, dimension: Dimension, row: Measurement, figures: Figures) -> Cut:
    """One dimension of one measurement; counts of people below the threshold are hidden, others with them."""
    slices = list(dimension.slices.all())
    gone = hidden_slices(indicator, row, slices, figures)
    bars = [SliceBar(str(one.title), *_said(indicator, figures.get(one.pk), one.pk in gone)) for one in slices]
    notes = [hidden_sentence(THRESHOLD)] if gone else []
    if not dimension.whole:
        notes.append(_("Somebody may be in several slices, or in none: they need not make the whole."))
    return Cut(dimension, row, bars, _whole(indicator, row), notes)


def hidden_slices(indicator: Indicator, row: Measurement, slices: Iterable[Slice], figures: Figures) -> frozenset[int]:
    """The slices that may not be shown, by their primary key; none where people are not what is counted."""
    if not indicator.counts_people:
        return frozenset()
    known = {str(one.pk): figures[one.pk] for one in slices if one.pk in figures}
    if indicator.nature == Indicator.Nature.PERCENTAGE:
        parts = {key: (one.numerator, one.denominator) for key, one in known.items()}
        gone = hide_shares(parts, (row.numerator, row.denominator))
    else:
        found = hide({key: one.value for key, one in known.items()}, row.value)
        gone = frozenset(cell.key for cell in found.cells if cell.hidden)
    return frozenset(int(key) for key in gone)


def _said(indicator: Indicator, figure: SlicedFigure | None, hidden: bool) -> tuple[Decimal | None, str]:
    """The length of the bar and what is written at its end."""
    if hidden:
        return None, pgettext("a count of people", "not shown")
    if figure is None or figure.value is None:
        return None, MISSING
    return figure.value, amount_said(indicator, figure.value, figure.numerator, figure.denominator)


def amount_said(
    indicator: Indicator, value: Decimal | None, numerator: Decimal | None, denominator: Decimal | None
) -> str:
    """A figure; a percentage never stands without the people it is made of, or without saying that nobody gave them."""
    if indicator.nature != Indicator.Nature.PERCENTAGE or value is None:
        return valued(value, indicator.nature)
    return f"{percent(value)} ({ratio_said(numerator, denominator) or _('n not known')})"


def _whole(indicator: Indicator, row: Measurement) -> str:
    """The figure of all the slices together, which the partners see whatever its size."""
    if row.numerator is None and row.respondents is not None and indicator.nature == Indicator.Nature.PERCENTAGE:
        return _("%(value)s (n = %(n)d)") % {"value": percent(row.value), "n": row.respondents}
    return amount_said(indicator, row.value, row.numerator, row.denominator)
