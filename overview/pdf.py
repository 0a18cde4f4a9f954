"""A progress report on paper: frozen data to the bytes of a PDF, the same for the same data."""

from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import override as in_zone

from core.canonical import canonical
from core.paper import PaperAttachment, render_pdf
from impact.charts import CARD, PAPER, PAPER_ROWS, rubric_chart, sparkline, trajectory_chart
from impact.contents import counts_strip
from impact.sentences import chart_labels, counts_sentence
from impact.trajectory import Measure, Path, Status, read

DRAW, SET, STORE = 1, 2, 3


def report_pdf(
    data: dict[str, Any],
    fingerprint: str,
    zone: str,
    at_step: Callable[[int], None],
    approved: dict[str, str] | None = None,
) -> bytes:
    """The PDF of a report from its frozen data (see `overview.contents.report`), which it carries as `report.json`.

    `approved` says by which decision and on which day the committee approved it, for its approved copy.
    """
    frozen_at = datetime.fromisoformat(data["frozen_at"])
    with translation.override(data["language"]), in_zone(ZoneInfo(zone)):
        at_step(DRAW)
        today = frozen_at.astimezone(ZoneInfo(zone)).date()
        indicators = [row | drawn(row, today) for row in data["indicators"]]
        at_step(SET)
        context = _context(data, indicators, fingerprint, frozen_at) | {"approved": approved}
        html = render_to_string("paper/report.html", context)
        carried = PaperAttachment("report.json", canonical(data), context["description"], "Data")
        pdf = render_pdf(
            html, title=context["title"], language=data["language"], created=frozen_at, attachments=[carried]
        )
        at_step(STORE)
        return pdf


def drawn(row: dict[str, Any], today: date) -> dict[str, str]:
    """The pictures of one indicator, drawn from its frozen figures."""
    path, measures = _path(row["path"]), _measures(row)
    panel = {date.fromisoformat(on): [Decimal(mark) for mark in marks] for on, marks in row.get("panel", ())}
    marks = [(date.fromisoformat(on), what) for on, what, _said in row.get("changes", ())]
    more = {"names": row.get("names", {}), "panel": panel, "marks": marks}
    labels = chart_labels(row["title"], path, read(path, measures, today), measures, **more)
    spark = sparkline(path, measures, frame=CARD, title=f"{row['title']}. {row['basis']}")
    given = {"labels": labels, "today": today, "marks": marks, "frame": PAPER}
    if row["levels"]:
        chart = rubric_chart(path, measures, levels=row["levels"], panel=panel, **given)
    else:
        chart = trajectory_chart(path, measures, **given)
    return {"spark": spark, "chart": chart}


def _context(data: dict[str, Any], indicators: list[dict], fingerprint: str, frozen_at: datetime) -> dict[str, Any]:
    words = {"number": data["number"], "name": data["partnership"]["name"]}
    counts = _counts(indicators)
    return {
        "data": data | {"indicators": indicators},
        "strip": counts_strip(counts, PAPER_ROWS) if counts else "",
        "counts": counts_sentence(counts),
        "headlines": [row for row in indicators if row["headline"]][:4],
        "in_place": sum(line["in_place"] for line in data["recipe"]),
        "missing": [line for line in data["recipe"] if not line["in_place"]],
        "language": data["language"],
        "title": translation.gettext("Progress report no. %(number)s, %(name)s") % words,
        "description": translation.gettext("The data of this report, as they were frozen"),
        "author": data["partnership"]["name"],
        "created": frozen_at,
        "version": translation.gettext("Report no. %(number)s") % words,
        "fingerprint": " ".join(fingerprint[i : i + 8] for i in range(0, 32, 8)) + " …",
        "kind": "report",
    }


def _counts(indicators: list[dict]) -> dict[Status, int]:
    """How many indicators are in each state; none in a report frozen before states were kept."""
    found = Counter(row["state"] for row in indicators if "state" in row)
    return {status: found[status] for status in Status if found[status]}


def _path(frozen: dict[str, Any]) -> Path:
    return Path(
        baseline=_amount(frozen["baseline"]),
        baseline_on=_day(frozen["baseline_on"]),
        milestones=tuple((date.fromisoformat(on), Decimal(value)) for on, value in frozen["milestones"]),
        target=_amount(frozen["target"]),
        target_on=_day(frozen["target_on"]),
        direction=frozen["direction"],
        tolerance=_amount(frozen.get("tolerance")),
        expected_from=_day(frozen["expected_from"]),
        nature=frozen["nature"],
        linear=frozen["linear"],
    )


def _measures(row: dict[str, Any]) -> list[Measure]:
    """The series as the page reads it; a report frozen before series were kept has its measures alone."""
    if "series" not in row:
        return [_measure(measure) for measure in row["measures"]]
    return [Measure(date.fromisoformat(on), _amount(value), state, by, n) for on, value, state, by, n in row["series"]]


def _measure(frozen: dict[str, Any]) -> Measure:
    return Measure(
        on=date.fromisoformat(frozen["on"]),
        value=_amount(frozen["value"]),
        state=frozen["state"],
        by=frozen["partner_id"],
        n=frozen["respondents"],
    )


def _amount(text: str | None) -> Decimal | None:
    return None if text is None else Decimal(text)


def _day(text: str | None) -> date | None:
    return None if text is None else date.fromisoformat(text)
