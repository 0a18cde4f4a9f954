"""One row per measurement, and one per slice of it, under the identity of its measurement."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from impact.contents.export.whole import STRENGTHS, Whole, as_figure
from impact.models import Indicator, Measurement, SlicedFigure
from impact.outside import Figure, Slicing, Why, few
from impact.sheets import Sheet, Term

Columns = tuple[tuple[str, str], ...]


def term(row: Any, name: str) -> Term:
    """A choice of a row, as its code and its word."""
    return Term(getattr(row, name), str(getattr(row, f"get_{name}_display")()))


def counting(row: Indicator) -> Term | None:
    """What a figure of a number counts; a percentage, a level and an account count nothing."""
    return term(row, "accumulation") if row.nature == Indicator.Nature.NUMBER else None


def titles(whole: Whole) -> Columns:
    """A column for the title in each language of the partnership."""
    languages = whole.partnership.languages
    return tuple((f"title_{code}", _("Indicator (%(language)s)") % {"language": code}) for code in languages)


def measures_sheet(whole: Whole) -> Sheet:
    """The measurements: what each one is a measurement of, the figure, who answered for it."""
    columns = (*_framing_columns(whole), *_figure_columns(), *_answer_columns(), *_trail_columns(whole))
    return Sheet("measures", _("Measurements"), columns, lambda: _measure_rows(whole))


def slices_sheet(whole: Whole) -> Sheet:
    """The parts of measurements by slice, each under the identity of its measurement."""
    columns = (
        ("measure", _("Identity of the measurement")),
        ("indicator", _("Code")),
        ("measured_on", _("Measured on")),
        ("partner", _("Measured by")),
        ("dimension", _("Sliced by")),
        ("slice", _("Slice")),
        ("value", _("Value")),
        ("numerator", _("Numerator")),
        ("denominator", _("Denominator")),
        *([("hidden", _("Hidden"))] if whole.outside else []),
    )
    return Sheet("slices", _("Slices"), columns, lambda: _slice_rows(whole))


def hidden_term(why: Why | None) -> Term | None:
    """Why a figure is not written, for whoever reads the row."""
    words = {
        Why.FEW: _("few people, or a figure that would tell how many"),
        Why.NO_N: _("a percentage whose n is not known"),
    }
    return Term(str(why), words[why]) if why else None


def _framing_columns(whole: Whole) -> Columns:
    return (
        ("partnership", _("Partnership")),
        ("indicator", _("Code")),
        *titles(whole),
        ("objective", _("Objective")),
        ("nature", _("Nature")),
        ("kind", _("Level of result")),
        ("unit", _("Unit")),
        ("direction", _("Direction")),
        ("accumulation", _("What a figure counts")),
        ("reporting", _("Figures of several partners")),
        ("baseline", _("Baseline")),
        ("baseline_on", _("Baseline date")),
        ("target", _("Target")),
        ("target_on", _("Target date")),
    )


def _figure_columns() -> Columns:
    return (
        ("measured_on", _("Measured on")),
        ("place", _("Place")),
        ("partner", _("Measured by")),
        ("value", _("Value")),
        ("numerator", _("Numerator")),
        ("denominator", _("Denominator")),
        ("n", _("Answers or observers")),
        ("level", _("What this level means")),
        ("told", _("What was seen")),
    )


def _answer_columns() -> Columns:
    return (
        ("state", _("State")),
        ("confirmed_by", _("Confirmed by")),
        ("confirmed_on", _("Confirmed on")),
        ("evidence", _("Pieces of evidence")),
        ("strongest", _("Strongest evidence")),
        ("uuid", _("Identity of the measurement")),
    )


def _trail_columns(whole: Whole) -> Columns:
    if whole.outside:
        return (("hidden", _("Hidden")),)
    return (
        ("version", _("Version")),
        ("latest", _("Latest version")),
        ("correction", _("Why it was corrected")),
        ("contested_by", _("Contested by")),
        ("contested_on", _("Contested on")),
        ("contest", _("Why it is contested")),
        ("settlement", _("How it was settled")),
        ("import", _("Import")),
        ("import_line", _("Line of the import")),
        ("note", _("Note")),
    )


def _measure_rows(whole: Whole) -> Iterator[list[Any]]:
    framed = {key: _framing(whole, indicator) for key, indicator in whole.indicators.items()}
    for row in whole.measures():
        indicator = whole.indicators[row.indicator_id]
        why = whole.release.hidden.get(row.pk)
        trail = [hidden_term(why)] if whole.outside else _trail(whole, row)
        yield [*framed[indicator.pk], *_figure(whole, indicator, row, why), *_answer(whole, row), *trail]


def _framing(whole: Whole, row: Indicator) -> list[Any]:
    named = [row.title.get(code) or None for code in whole.partnership.languages]
    baseline = None if whole.hides_baseline(row) else row.baseline
    return [
        *(str(whole.partnership.name), row.code, *named, row.objective.code if row.objective else None),
        *(term(row, "nature"), term(row, "kind"), str(row.unit) or None, term(row, "direction")),
        *(counting(row), term(row, "reporting")),
        *(baseline, row.baseline_on, row.target, row.target_on),
    ]


def _figure(whole: Whole, indicator: Indicator, row: Measurement, why: Why | None) -> list[Any]:
    level = whole.levels.get((indicator.pk, int(row.value))) if indicator.is_rubric and row.value is not None else None
    small = whole.outside and indicator.counts_people and few(row.respondents)
    figures = [row.value, row.numerator, row.denominator, None if small else row.respondents]
    # Beside a figure, words may say what the figure may not; an account or a level is made of them.
    told = None if whole.outside and not indicator.is_qualitative else str(row.told) or None
    return [
        *(row.measured_on, row.place or None, whole.partners[row.partner_id]),
        *(figures if why is None else [None] * len(figures)),
        *(level, told),
    ]


def _answer(whole: Whole, row: Measurement) -> list[Any]:
    strengths = whole.evidence.get(row.pk, [])
    strongest = STRENGTHS[max(strengths)] if strengths else None
    by, on = _answered(whole, row) if row.state == Measurement.State.CONFIRMED else (None, None)
    return [
        *(term(row, "state"), by, on, len(strengths)),
        Term(strongest.value, str(strongest.label)) if strongest else None,
        str(row.uuid),
    ]


def _answered(whole: Whole, row: Measurement) -> tuple[str | None, Any]:
    """The organisation that answered, and on which day."""
    if row.answered_at is None:
        return None, None
    partner = whole.speakers.get(row.answered_by_id)
    return whole.partners.get(partner), row.answered_at.astimezone(whole.partnership.zone).date()


def _trail(whole: Whole, row: Measurement) -> list[Any]:
    doubted = row.state in (Measurement.State.CONTESTED, Measurement.State.SETTLED)
    by, on = _answered(whole, row) if doubted else (None, None)
    return [
        *(row.rank, not row.superseded, str(row.correction) or None),
        *(by, on, str(row.reason) or None, str(row.settlement) or None),
        *(whole.imports.get(row.source_id), row.source_line, str(row.note) or None),
    ]


def _slice_rows(whole: Whole) -> Iterator[list[Any]]:
    for indicator, rows, why in sliced(whole):
        yield from (_slice(whole, indicator, row, why) for row in rows)


def sliced(whole: Whole) -> Iterator[tuple[Indicator, list[SlicedFigure], Why | None]]:
    """The parts of each measurement in each dimension, and why they are hidden, if they are."""
    slicing: dict[int, Slicing] = {}
    for _key, group in groupby(whole.sliced(), key=lambda row: (row.measurement_id, row.slice.dimension_id)):
        rows = list(group)
        measurement = rows[0].measurement
        indicator = whole.indicators[measurement.indicator_id]
        why = whole.release.hidden.get(measurement.pk)
        if whole.outside and why is None:
            kinds = (indicator.nature, indicator.accumulation, indicator.counts_people)
            asked = slicing.setdefault(indicator.pk, Slicing(*kinds))
            parts = {str(row.slice_id): _part(row) for row in rows}
            why = None if asked.leaves(as_figure(measurement), parts) else Why.FEW
        yield indicator, rows, why


def _part(row: SlicedFigure) -> Figure:
    return Figure(row.pk, row.measurement.measured_on, "", "", row.value, row.numerator, row.denominator)


def _slice(whole: Whole, indicator: Indicator, row: SlicedFigure, why: Why | None) -> list[Any]:
    measurement = row.measurement
    figures = [row.value, row.numerator, row.denominator] if why is None else [None] * 3
    return [
        *(str(measurement.uuid), indicator.code, measurement.measured_on, whole.partners[measurement.partner_id]),
        *(str(row.slice.dimension.title), str(row.slice.title), *figures),
        *([hidden_term(why)] if whole.outside else []),
    ]
