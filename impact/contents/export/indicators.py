"""One row per indicator: what it is; and what may be said of it today, each figure with its basis."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from impact.contents.cards import joined_from, path_of
from impact.contents.export.measures import counting, term, titles
from impact.contents.export.whole import Whole
from impact.models import Indicator, Measurement
from impact.sentences import basis_sentence, share_sentence, status_label, status_sentence
from impact.sheets import Sheet, Term, without_zeros
from impact.trajectory import Reading, half_up, read

PLACES = 4  # of a percentage, which may have no end


def indicators_sheet(whole: Whole) -> Sheet:
    """The indicators, as the partners wrote them."""
    columns = (
        *(("indicator", _("Code")), *titles(whole), ("objective", _("Objective"))),
        *(("nature", _("Nature")), ("kind", _("Level of result")), ("unit", _("Unit"))),
        *(("definition", _("Definition")), ("method", _("How it is collected")), ("limits", _("Limits"))),
        *(("direction", _("Direction")), ("tolerance", _("Tolerance"))),
        *(("accumulation", _("What a figure counts")), ("reporting", _("Figures of several partners"))),
        *(("counts_people", _("Counts people")), ("linear", _("Progress is expected steadily"))),
        *(("baseline", _("Baseline")), ("baseline_on", _("Baseline date")), ("milestones", _("Milestones"))),
        *(("target", _("Target")), ("target_on", _("Target date")), ("expected_from", _("First effect expected on"))),
        *(("frequency", _("How often")), ("collector", _("Measured by")), ("confirmer", _("Confirmed by"))),
        *(("sdg_targets", _("SDG targets")), ("references", _("References")), ("state", _("State"))),
        *(("adopted_on", _("Adopted on")), ("retired_on", _("Retired on"))),
        *(("revision", _("Revision")), ("uuid", _("Identity of the indicator"))),
    )
    return Sheet("indicators", _("Indicators"), columns, lambda: _indicator_rows(whole))


def readings_sheet(whole: Whole) -> Sheet:
    """What may be said of each adopted indicator on the day of the export, with its basis."""
    columns = (
        *(("indicator", _("Code")), ("title", _("Indicator")), ("unit", _("Unit"))),
        *(("value", _("Latest figure")), ("value_on", _("Measured on")), ("n", _("Answers or observers"))),
        *(("basis", _("Basis of the figure")), ("expected", _("Expected on that day"))),
        *(
            ("progress", _("Progress towards the target, in percent")),
            ("share", _("Basis of the progress")),
        ),
        *(("met", _("Target met")), ("status", _("Status")), ("why", _("Reason of the status"))),
    )
    return Sheet("readings", _("Progress"), columns, lambda: _reading_rows(whole))


def _indicator_rows(whole: Whole) -> Iterator[list[Any]]:
    for row in whole.indicators.values():
        named = [row.title.get(code) or None for code in whole.partnership.languages]
        baseline = None if whole.hides_baseline(row) else row.baseline
        yield [
            *(row.code, *named, row.objective.code if row.objective else None),
            *(term(row, "nature"), term(row, "kind"), *_words(row.unit, row.definition, row.method, row.limits)),
            *(term(row, "direction"), row.tolerance, counting(row), term(row, "reporting")),
            *(row.counts_people, row.linear, baseline, row.baseline_on, _milestones(row)),
            *(row.target, row.target_on, row.expected_from, term(row, "frequency")),
            *(whole.partners.get(row.collector_id), whole.partners.get(row.confirmer_id), row.sdg_targets or None),
            *("; ".join(str(one) for one in row.references.all()) or None, term(row, "state")),
            *(row.adopted_on, row.retired_on, row.revision, str(row.uuid)),
        ]


def _words(*texts: Any) -> list[str | None]:
    return [str(text) or None for text in texts]


def _milestones(row: Indicator) -> str | None:
    points = [f"{point.due_on.isoformat()}: {without_zeros(point.value)}" for point in row.milestones.all()]
    return "; ".join(points) or None


def _reading_rows(whole: Whole) -> Iterator[list[Any]]:
    today = whole.partnership.today()
    measured = whole.by_indicator(whole.standing())
    ahead = next(measured, None)
    for indicator in whole.indicators.values():
        rows: list[Measurement] = []
        if ahead is not None and ahead[0].pk == indicator.pk:
            rows, ahead = ahead[1], next(measured, None)
        if indicator.state == Indicator.State.ADOPTED:
            yield _reading(whole, indicator, rows, today)


def _reading(whole: Whole, indicator: Indicator, rows: list[Measurement], today: date) -> list[Any]:
    reading = read(path_of(indicator), joined_from(indicator, whole.readable(rows)), today)
    unit = str(indicator.unit)
    if whole.hides_baseline(indicator):
        return [indicator.code, str(indicator.title), unit or None, reading.value, reading.value_on, *[None] * 8]
    return [
        *(indicator.code, str(indicator.title), unit or None, reading.value, reading.value_on),
        *(_n(whole, indicator, reading), basis_sentence(reading), _rounded(reading.expected)),
        *(_rounded(reading.progress), share_sentence(reading), reading.met),
        *_status(whole, indicator, reading),
    ]


def _n(whole: Whole, indicator: Indicator, reading: Reading) -> int | None:
    return None if whole.outside and indicator.counts_people else reading.n


def _status(whole: Whole, indicator: Indicator, reading: Reading) -> list[Any]:
    """The status and its reason; none outside when a later figure is left out, which would make it untrue."""
    if indicator.pk in whole.release.later:
        return [None, _("A later figure is left out: see “About this file”.")]
    return [Term(str(reading.status), status_label(reading)), status_sentence(reading)]


def _rounded(value: Decimal | None) -> Decimal | None:
    return None if value is None else half_up(value, PLACES)
