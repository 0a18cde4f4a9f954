"""A deed of accession on paper: who joins what, the fingerprints, the signature; the same bytes each time."""

from datetime import date
from typing import Any

from django.conf import settings
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.timezone import override as in_zone
from django.utils.translation import gettext as _
from django.utils.translation import override

from charters import journal
from charters.contents.deeds import deed_of
from charters.contents.sheet import Place, deed_place
from charters.contents.words import day, read_in
from charters.fingerprint import groups
from charters.models import LANGUAGE_NAMES, Accession, Edition
from charters.pdf.status import status
from core.canonical import canonical
from core.paper import PaperAttachment, render_pdf


def deed_pdf(accession: Accession, language: str) -> bytes:
    """The PDF submitted to signature, made from the frozen bytes alone, which it carries."""
    with override(language), in_zone(accession.partnership.zone):
        context = _context(accession, language, None)
        return _render(context, accession.frozen_at, [_json(accession)])


def executed_deed_pdf(accession: Accession, language: str, head: int) -> bytes:
    """The same deed with its signature; it carries the file signed, and the evidence up to its link number `head`."""
    signed = accession.editions.select_related("file").get(copy=Edition.Copy.FROZEN, language=language)
    evidence = journal.export(accession.version, until=head)
    with override(language), in_zone(accession.partnership.zone):
        context = _context(accession, language, deed_place(accession)) | {
            "executed": True,
            "pdf_sha256": groups(signed.sha256),
            "head": groups(evidence["entries"][-1]["digest"]),
            "head_number": evidence["entries"][-1]["sequence"],
            "since": day(accession.in_force_since.astimezone(accession.partnership.zone).date()),
        }
        name = f"accession-{accession.label}-{language}.pdf"
        original = PaperAttachment(name, signed.file.read(), _("The file that was signed"), "Source")
        links = PaperAttachment("evidence.json", canonical(evidence), _("The evidence, link by link"), "Supplement")
        return _render(context, accession.in_force_since, [_json(accession), original, links])


def _context(accession: Accession, language: str, place: Place | None) -> dict[str, Any]:
    content = read_in(deed_of(accession), language, accession.languages)
    frozen = accession.frozen_at.astimezone(accession.partnership.zone)
    names = {"partner": content["partner"]["name"], "name": content["partnership"]["name"]}
    short = content["version"]["label"].removeprefix("v")
    return {
        "language": language,
        "title": _("Deed of accession of %(partner)s to the charter “%(name)s”") % names,
        "author": content["partnership"]["name"],
        "description": _("Deed of accession to version %(label)s of the partnership charter") % {"label": short},
        "version": _("deed frozen on %(day)s") % {"day": day(frozen.date())},
        "fingerprint": f"{' '.join(groups(accession.sha256)[:4])} …",
        "kind": "deed",
        "content": content,
        "short": short,
        "frozen": frozen,
        "adopted": _day(content["decision"]["adopted_on"]) if content["decision"] else "",
        "until": _day(content["signing_until_on"]),
        "place": place,
        "hash": groups(accession.sha256),
        "version_hash": groups(content["version"]["content_sha256"]),
        "files": [
            {"language": str(LANGUAGE_NAMES[row["language"]]), "hash": groups(row["sha256"])}
            for row in content["version"]["pdfs"]
        ],
        "prevails": str(LANGUAGE_NAMES[content["prevailing"]]) if len(content["languages"]) > 1 else "",
        **status(accession),
        "verify": f"{settings.SITE_URL}{reverse('verify:check')}",
        "zone": accession.partnership.time_zone,
    }


def _day(iso: str | None) -> str:
    return day(date.fromisoformat(iso)) if iso else ""


def _render(context: dict[str, Any], created: Any, files: list[PaperAttachment]) -> bytes:
    html = render_to_string("paper/deed.html", context | {"created": created})
    facts = {"title": context["title"], "language": context["language"], "created": created}
    return render_pdf(html, attachments=files, **facts)


def _json(accession: Accession) -> PaperAttachment:
    said = _("The content of the deed as data (canonical JSON)")
    return PaperAttachment("accession.json", accession.content.encode(), said, "Source")
