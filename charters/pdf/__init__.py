"""The charter on paper: contents to the bytes of a PDF, the same for the same content."""

from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import override as in_zone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, override

from charters import journal
from charters.contents import document
from charters.contents.rosette import rosette
from charters.contents.sheet import Place, blank_sheet, sheet
from charters.contents.terms import entry_in_words
from charters.contents.words import day, read_in
from charters.fingerprint import groups
from charters.models import LANGUAGE_NAMES, CharterVersion, Edition
from charters.pdf.status import status
from core.canonical import canonical
from core.paper import PaperAttachment, render_pdf
from core.seal import seal

DATA = "application/json"
SHORT = 900  # signs of a table that takes less than half a page


def frozen_pdf(version: CharterVersion, language: str) -> bytes:
    """The PDF submitted to signature, made from the frozen bytes alone, which it carries."""
    content = read_in(document.of(version), language, version.languages)
    with override(language), in_zone(version.partnership.zone):
        places = blank_sheet(content)
        context = _context(version, content, places, language)
        return _render(version, context, language, version.frozen_at, [_charter_json(version)])


def executed_pdf(version: CharterVersion, language: str, head: int | None) -> bytes:
    """The same content with its signatures and their proofs; it carries the file signed and the evidence.

    `head` is the number of the last link of the evidence it holds, on its sheet too: what came later does not change
    its copy. Work asked for before links were counted has none, and holds all.
    """
    content = read_in(document.of(version), language, version.languages)
    signed = version.editions.select_related("file").get(copy=Edition.Copy.FROZEN, language=language)
    evidence = journal.export(version, until=head)
    with override(language), in_zone(version.partnership.zone):
        context = _context(version, content, sheet(version, until=head), language) | {
            "executed": True,
            "pdf_sha256": groups(signed.sha256),
            "head": groups(evidence["entries"][-1]["digest"]),
            "head_number": evidence["entries"][-1]["sequence"],
        }
        original = PaperAttachment(
            f"charter-{version.label}-{language}.pdf",
            signed.file.read(),
            _("The file that was signed"),
            "Source",
        )
        links = PaperAttachment("evidence.json", canonical(evidence), _("The evidence, link by link"), "Supplement")
        files = [_charter_json(version), original, links]
        return _render(version, context, language, version.in_force_since, files)


def sealed(data: bytes, language: str, reason: str, **facts: str) -> bytes:
    """The same file under the seal of this site, after which not a byte may change; it says why in its language."""
    with override(language):
        return seal(data, str(reason) % facts).data


def draft_pdf(content: dict[str, Any], as_of: datetime) -> bytes:
    """The working draft (see `charters.contents.working`) as it was at that moment: numbered lines, notes, blanks."""
    language, zone = content["language"], ZoneInfo(content["partnership"]["time_zone"])
    with override(language), in_zone(zone):
        said, label = _("Working draft – not for signature"), content["version"]["label"].removeprefix("v")
        context = {
            "title": f"{said}: {_('Partnership charter “%(name)s”') % {'name': content['partnership']['name']}}",
            "author": content["partnership"]["name"],
            "description": _("Working draft of the charter, version %(label)s") % {"label": label},
            "language": language,
            "kind": "working",
            "label": label,
            "content": _with_moments(content),
            "created": as_of,
            "day": day(as_of.astimezone(zone).date()),
        }
        html = render_to_string("paper/working.html", context)
        return render_pdf(html, title=context["title"], language=language, created=as_of)


def _with_moments(value: Any) -> Any:
    """The content with the moments of its notes as such."""
    if isinstance(value, dict):
        made = {"made_at": datetime.fromisoformat(value["made_at"])} if "made_at" in value else {}
        return {key: _with_moments(item) for key, item in value.items()} | made
    return [_with_moments(item) for item in value] if isinstance(value, list) else value


def _context(version: CharterVersion, content: dict[str, Any], places: list[Place], language: str) -> dict[str, Any]:
    frozen = version.frozen_at.astimezone(version.partnership.zone)
    name = content["partnership"]["name"]
    return {
        "language": language,
        "title": _("Partnership charter “%(name)s”") % {"name": name},
        "author": name,
        "description": _("Partnership charter, version %(label)s") % {"label": version.short},
        "version": _("version %(label)s, frozen on %(day)s") % {"label": version.short, "day": day(frozen.date())},
        "fingerprint": f"{' '.join(groups(version.sha256)[:4])} …",
        "kind": "charter",
        "content": _measured(content),
        "charter": version,
        "about": _about(content),
        "frozen": frozen,
        "places": places,
        "signed": sum(place.signed for place in places),
        "of": len(places),
        "entry": entry_in_words(version, (language,))[language],
        "rosette": rosette(places),
        "drawn": _drawn(places),
        "hash": groups(version.sha256),
        "prevails": str(LANGUAGE_NAMES[content["prevailing"]]) if len(content["languages"]) > 1 else "",
        **status(version),
        "seal_address": f"{settings.SITE_URL}{reverse('seal_certificates')}",
        "verify": f"{settings.SITE_URL}{reverse('verify:check')}",
        "zone": version.partnership.time_zone,
    }


def _measured(content: dict[str, Any]) -> dict[str, Any]:
    """The content with each table told short or not: a short one stays whole, a long one only begins with room."""
    for article in content["articles"]:
        for block in article["blocks"]:
            if block["kind"] == "table":
                signs = sum(len(cell["text"]) + len(cell["basis"]) for row in block["rows"] for cell in row)
                block["short"] = len(block["rows"]) < 9 and signs < SHORT
    return content


def _render(version, context: dict[str, Any], language: str, created: datetime, files: list) -> bytes:
    html = render_to_string("paper/charter.html", context | {"created": created})
    return render_pdf(html, title=context["title"], language=language, created=created, attachments=files)


def _charter_json(version: CharterVersion) -> PaperAttachment:
    said = _("The content of the charter as data (canonical JSON)")
    return PaperAttachment("charter.json", document.attached(version), said, "Source")


def _about(content: dict[str, Any]) -> str:
    """“Eight organisations. Fight energy poverty, from 2026 to 2028”."""
    many = len(content["parties"])
    said = ngettext("%(n)s organisation", "%(n)s organisations", many) % {"n": many}
    years = [str(content["partnership"][name])[:4] for name in ("starts_on", "ends_on")]
    issue = content["partnership"]["issue"]
    if "None" in years:
        return f"{said}. {issue}"
    span = _("from %(first)s to %(last)s") % {"first": years[0], "last": years[1]}
    return f"{said}, {span}. {issue}"


def _drawn(places: list[Place]) -> str:
    """The rosette in a sentence, for those who do not see it."""
    signed = [place.organisation for place in places if place.signed]
    awaited = [place.organisation for place in places if not place.signed]
    said = _("Rosette of the %(n)s organisations around the table.") % {"n": len(places)}
    if signed:
        said += " " + _("Signed: %(names)s.") % {"names": ", ".join(signed)}
    if awaited:
        said += " " + _("Awaited: %(names)s.") % {"names": ", ".join(awaited)}
    return said
