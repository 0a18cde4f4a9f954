"""Minutes on paper: frozen data to the bytes of a PDF, the same for the same data."""

from collections.abc import Callable
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils import translation
from django.utils.timezone import override as in_zone

from core.canonical import canonical
from core.days import date_format
from core.paper import PaperAttachment, render_pdf
from governance.contents.minutes import heading, read_in

SET, STORE = 1, 2
HERE = ("present", "represented")
SIGNS = {"adopted": "st-done", "advice": "st-done", "rejected": "st-no", "no_quorum": "st-open"}


def minutes_pdf(data: dict[str, Any], fingerprint: str, language: str, at_step: Callable[[int], None]) -> bytes:
    """The PDF of minutes from their frozen data (see `governance.contents.minutes`), which it carries as JSON."""
    made_at = datetime.fromisoformat(data["minutes"]["made_at"])
    with translation.override(language), in_zone(ZoneInfo(data["time_zone"])):
        at_step(SET)
        context = _context(read_in(data, language), fingerprint, language, made_at)
        html = render_to_string("paper/minutes.html", context)
        carried = PaperAttachment("minutes.json", canonical(data), context["description"], "Data")
        pdf = render_pdf(html, title=context["title"], language=language, created=made_at, attachments=[carried])
        at_step(STORE)
        return pdf


def _context(data: dict[str, Any], fingerprint: str, language: str, made_at: datetime) -> dict[str, Any]:
    meeting, title = data["meeting"], heading(data)
    opened = datetime.fromisoformat(meeting["opened_at"])
    day = date_format(opened.astimezone(ZoneInfo(data["time_zone"])), "DATE_FORMAT")
    return {
        "data": data | {"decisions": [_named(row) for row in data["decisions"]]},
        "opened_at": opened,
        "ended_at": datetime.fromisoformat(meeting["ended_at"]),
        "items": [row | {"outcome": _outcome_of(row, data)} for row in data["items"]],
        "here": [row for row in data["attendance"] if row["votes"] and row["state"] in HERE],
        "excused": _names(data, "excused"),
        "absent": _names(data, "absent"),
        "observers": ", ".join(row["seat"] for row in data["attendance"] if not row["votes"] and row["state"] in HERE),
        "follow_ups": [row | {"day": date.fromisoformat(row["by"])} for row in data["follow_ups"]],
        "corrections": [row | {"day": datetime.fromisoformat(row["asked_at"])} for row in data["corrections"]],
        "language": language,
        "title": title,
        "description": translation.gettext("The data of these minutes, as they were frozen"),
        "author": data["partnership"]["name"],
        "created": made_at,
        "version": translation.gettext("%(day)s, version %(version)s")
        % {"day": day, "version": data["minutes"]["version"]},
        "fingerprint": " ".join(fingerprint[i : i + 8] for i in range(0, 32, 8)) + " …",
        "kind": "minutes",
    }


def _names(data: dict[str, Any], state: str) -> str:
    """The voting seats in this state, on one line: a list joined in a template would be escaped twice."""
    return ", ".join(row["seat"] for row in data["attendance"] if row["votes"] and row["state"] == state)


def _named(decision: dict[str, Any]) -> dict[str, Any]:
    """The decision with the seats of each answer on one line."""
    rounds = [
        row | {"answers": [line | {"names": " · ".join(line["seats"])} for line in row["answers"]]}
        for row in decision["rounds"]
    ]
    return decision | {"rounds": rounds}


def _outcome(decision: dict[str, Any]) -> dict[str, str]:
    """The label of the last round held, with the mark that goes with it."""
    last = decision["rounds"][-1]
    return {"label": last["label"], "sign": SIGNS.get(last["result"], "st-open")}


def _outcome_of(item: dict[str, Any], data: dict[str, Any]) -> dict[str, str] | None:
    found = [row for row in data["decisions"] if row["number"] == item["decision"]]
    return _outcome(found[0]) if found and item["decision"] else None
