"""A progress report on paper: frozen data to the bytes of a PDF, the same for the same data."""

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
from impact.charts import CARD, PAPER, rubric_chart, sparkline, trajectory_chart
from impact.sentences import chart_labels
from impact.trajectory import Measure, Path, read

DRAW, SET, STORE = 1, 2, 3


def report_pdf(data: dict[str, Any], fingerprint: str, zone: str, at_step: Callable[[int], None]) -> bytes:
    """The PDF of a report from its frozen data (see `overview.contents.report`), which it carries as `report.json`."""
    frozen_at = datetime.fromisoformat(data["frozen_at"])
    with translation.override(data["language"]), in_zone(ZoneInfo(zone)):
        at_step(DRAW)
        today = frozen_at.astimezone(ZoneInfo(zone)).date()
        indicators = [row | drawn(row, today) for row in data["indicators"]]
        at_step(SET)
        context = _context(data, indicators, fingerprint, frozen_at)
        html = render_to_string("paper/report.html", context)
        carried = PaperAttachment("report.json", canonical(data), context["description"], "Data")
        pdf = render_pdf(
            html, title=context["title"], language=data["language"], created=frozen_at, attachments=[carried]
        )
        at_step(STORE)
        return pdf


def drawn(row: dict[str, Any], today: date) -> dict[str, str]:
    """The pictures of one indicator, drawn from its frozen figures."""
    path, measures = _path(row["path"]), [_measure(measure) for measure in row["measures"]]
    labels = chart_labels(row["title"], path, read(path, measures, today), measures)
    spark = sparkline(path, measures, frame=CARD, title=f"{row['title']}. {row['basis']}")
    if row["levels"]:
        chart = rubric_chart(path, measures, levels=row["levels"], labels=labels, today=today, frame=PAPER)
    else:
        chart = trajectory_chart(path, measures, labels=labels, today=today, frame=PAPER)
    return {"spark": spark, "chart": chart}


def _context(data: dict[str, Any], indicators: list[dict], fingerprint: str, frozen_at: datetime) -> dict[str, Any]:
    words = {"number": data["number"], "name": data["partnership"]["name"]}
    return {
        "data": data | {"indicators": indicators},
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


def _path(frozen: dict[str, Any]) -> Path:
    return Path(
        baseline=_amount(frozen["baseline"]),
        baseline_on=_day(frozen["baseline_on"]),
        milestones=tuple((date.fromisoformat(on), Decimal(value)) for on, value in frozen["milestones"]),
        target=_amount(frozen["target"]),
        target_on=_day(frozen["target_on"]),
        direction=frozen["direction"],
        expected_from=_day(frozen["expected_from"]),
        nature=frozen["nature"],
        linear=frozen["linear"],
    )


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
