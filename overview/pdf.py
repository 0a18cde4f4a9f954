"""A progress report on paper: frozen data to the bytes of a PDF, the same for the same data."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import override as in_zone
from django.utils.translation import gettext as _

from core.canonical import canonical
from core.paper import PaperAttachment, render_pdf
from impact.sentences import LABELS, MARKS
from impact.trajectory import Status
from overview.contents.document import sections
from overview.contents.document.blocks import Block, on_day
from overview.contents.document.cover import cover
from overview.contents.drawn import pictures
from overview.contents.report import completed
from overview.models.editions import short_print

DRAW, SET, STORE = 1, 2, 3
EXPLAINED = (Status.AHEAD, Status.ON_TRACK, Status.WATCH, Status.BEHIND, Status.TOO_EARLY, Status.CONTESTED)


def report_pdf(
    data: dict[str, Any],
    fingerprint: str,
    zone: str,
    at_step: Callable[[int], None],
    approved: Mapping[str, str] | None = None,
) -> bytes:
    """The PDF of a report from its frozen data (see `overview.contents.report`), which it carries as `report.json`.

    `approved` holds the `decision` that approved it and the day `on` which it did, for the cover.
    """
    frozen_at = datetime.fromisoformat(data["frozen_at"])
    with translation.override(data["language"]), in_zone(ZoneInfo(zone)):
        at_step(DRAW)
        drawn = pictures(completed(data), frozen_at.astimezone(ZoneInfo(zone)).date())
        at_step(SET)
        context = _context(data, fingerprint, frozen_at)
        context |= {"table": drawn.get("table", ""), "approved": _approved(approved)}
        context["sections"] = [{**vars(one), "blocks": _drawn(one.blocks, drawn)} for one in sections(data)]
        html = render_to_string("paper/report.html", context)
        carried = PaperAttachment("report.json", canonical(data), context["description"], "Data")
        pdf = render_pdf(
            html, title=context["title"], language=data["language"], created=frozen_at, attachments=[carried]
        )
        at_step(STORE)
        return pdf


def _context(data: dict[str, Any], fingerprint: str, frozen_at: datetime) -> dict[str, Any]:
    whole = completed(data)
    front = cover(data)
    return {
        "data": whole,
        "period": front.period,
        "redacted": on_day(data["redacted_on"]) if data.get("redacted_on") else "",
        "reader": front.reader,
        "hash": [fingerprint[i : i + 8] for i in range(0, 32, 8)],
        "signs": [(LABELS[status], MARKS[status].paper, status.value) for status in EXPLAINED],
        "language": data["language"],
        "title": front.title,
        "description": _("The data of this report, as they were frozen"),
        "author": front.name,
        "created": frozen_at,
        "version": front.running,
        "fingerprint": short_print(fingerprint),
        "kind": f"report {whole['build']}",
    }


def _drawn(blocks: list[Block], drawn: Mapping[str, str]) -> list[Block]:
    """The pieces with their pictures in them; a piece that is a picture alone goes where there is none."""
    held = [block | {"svg": drawn.get(block["picture"], "")} if block["kind"] == "chart" else block for block in blocks]
    return [SET_IN[block["kind"]](block, drawn) if block["kind"] in SET_IN else block for block in held]


def _celled(block: Block, drawn: Mapping[str, str]) -> Block:
    rows = [[cell | {"svg": drawn.get(cell.get("picture", ""), "")} for cell in row] for row in block["rows"]]
    return block | {"rows": rows}


def _carded(block: Block, drawn: Mapping[str, str]) -> Block:
    return block | {"rows": [row | {"spark": drawn.get(f"spark-{row['code']}", "")} for row in block["rows"]]}


SET_IN = {"cards": _carded, "table": _celled}


def _approved(by: Mapping[str, str] | None) -> str:
    """“approved by the decision D-2027-04, on 2 April 2027”; empty before."""
    if by is None:
        return ""
    number = by["decision"] if by["decision"].startswith("D-") else f"D-{by['decision']}"
    said = {"decision": number, "day": on_day(by["on"])}
    return _("approved by the decision %(decision)s on %(day)s") % said
