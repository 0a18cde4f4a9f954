"""The register on paper: frozen lines to the bytes of a PDF, the same for the same lines."""

from datetime import date, datetime
from itertools import groupby
from typing import Any
from zoneinfo import ZoneInfo

from django.template.loader import render_to_string
from django.utils.timezone import override as in_zone
from django.utils.translation import gettext as _
from django.utils.translation import override

from core.canonical import canonical, fingerprint
from core.paper import PaperAttachment, render_pdf


def journal_pdf(content: dict[str, Any]) -> bytes:
    """The PDF of an extract (see `partnerships.contents.extract`), which it carries as `register.json`."""
    language, zone = content["language"], ZoneInfo(content["partnership"]["time_zone"])
    created = datetime.fromisoformat(content["register"]["written_at"])
    with override(language), in_zone(zone):
        context = _context(content, zone, created) | {"language": language, "created": created}
        html = render_to_string("paper/journal.html", context)
        said = _("The lines of this extract as data, each with its fingerprint")
        carried = PaperAttachment("register.json", canonical(content), said, "Data")
        return render_pdf(html, title=context["title"], language=language, created=created, attachments=[carried])


def in_fours(digest: str) -> list[str]:
    """A hash in groups of four signs, as it is printed and compared by eye."""
    return [digest[start : start + 4] for start in range(0, len(digest), 4)]


def _context(content: dict[str, Any], zone: ZoneInfo, created: datetime) -> dict[str, Any]:
    rows = [row | {"at": datetime.fromisoformat(row["at"]).astimezone(zone)} for row in content["lines"]]
    print_ = fingerprint(content)
    return {
        "content": content,
        "days": [(day, list(held)) for day, held in groupby(rows, key=_day)],
        "asked": " · ".join(content["asked"]),
        "count": len(rows),
        "restricted": sum(row["restricted"] for row in rows),
        "head": in_fours(content["register"]["sha256"]),
        "title": _("Transparency register, %(name)s") % {"name": content["partnership"]["name"]},
        "description": _("Lines of the transparency register, with the fingerprint of the chain"),
        "author": content["partnership"]["name"],
        "version": _("up to line %(line)s") % {"line": content["register"]["line"]},
        "fingerprint": f"{' '.join(in_fours(print_)[:4])} …",
        "kind": "minutes journal",
    }


def _day(row: dict[str, Any]) -> date:
    return row["at"].date()
