"""What the committee does on paper: contents to the bytes of a PDF, the same for the same content."""

from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.timezone import override as in_zone
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.canonical import canonical, fingerprint
from core.paper import PaperAttachment, render_pdf

MARKS = {"adopted": "st-done", "advised": "st-done", "rejected": "st-no", "": "st-open"}
ANSWERS = {"for": "st-done", "consent": "st-done", "concern": "st-watch", "against": "st-no", "objection": "st-no"}
REQUIREMENTS = {True: "st-done", False: "st-no", None: "st-none"}
MOMENTS = ("at", "was", "until", "as_of")
AS_IT_IS = ("record", "every_language")


def decision_pdf(content: dict[str, Any]) -> bytes:
    """The PDF of a decision from its content (see `governance.contents.paper`), which it carries as `decision.json`."""
    language, zone = content["language"], ZoneInfo(content["partnership"]["time_zone"])
    shown = _read(content)
    created = shown["as_of"] or shown["closed_at"]
    with override(language), in_zone(zone):
        context = _context(shown, created) | {"language": language, "created": created}
        context["fingerprint"] = f"{' '.join(in_fours(fingerprint(content))[:4])} …"
        context["content_hash"] = in_fours(fingerprint(content))
        html = render_to_string("paper/decision.html", context)
        said = _("The decision as data: each verdict can be worked out again from it")
        carried = PaperAttachment("decision.json", canonical(content), said, "Data")
        return render_pdf(html, title=context["title"], language=language, created=created, attachments=[carried])


def in_fours(digest: str) -> list[str]:
    """A hash in groups of four signs, as it is printed and compared by eye."""
    return [digest[start : start + 4] for start in range(0, len(digest), 4)]


def _context(shown: dict[str, Any], created: datetime) -> dict[str, Any]:
    words = {"number": shown["number"], "title": shown["title"]}
    ended = "st-no" if shown["state"] == "withdrawn" else MARKS[shown["outcome"]]
    for row in shown["rounds"]:
        row["requirements"] = [line | {"mark": REQUIREMENTS[line["met"]]} for line in row["requirements"]]
        row["answers"] = [answer | {"mark": _mark(answer)} for answer in row["answers"]]
        row["print"] = in_fours(row["fingerprint"])
    return {
        "decision": shown,
        "title": _("Decision %(number)s: %(title)s") % words,
        "description": _("Decision of the committee, with its answers and its arithmetic"),
        "author": shown["partnership"]["name"],
        "version": _("provisional") if shown["as_of"] else shown["number"],
        "kind": "minutes decision",
        "mark": "st-open" if shown["as_of"] else ended,
        "text_hash": in_fours(shown["fingerprint"]),
        "register_hash": in_fours(shown["register"]["sha256"]) if shown.get("register") else [],
        "zone": shown["partnership"]["time_zone"],
    }


def _mark(answer: dict[str, Any]) -> str:
    return "st-open" if answer["awaited"] else ANSWERS.get(answer["code"], "st-none")


def _read(value: Any, name: str = "") -> Any:
    """The content with its moments and days as such; what is there for recounting is left as it is."""
    if isinstance(value, dict):
        return {key: item if key in AS_IT_IS else _read(item, key) for key, item in value.items()}
    if isinstance(value, list):
        return [_read(item, name) for item in value]
    if isinstance(value, str) and (name.endswith("_at") or name in MOMENTS):
        return datetime.fromisoformat(value)
    if isinstance(value, str) and name.endswith("_on"):
        return date.fromisoformat(value)
    return value
