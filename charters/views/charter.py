from typing import Any

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from charters import actions, journal, rules
from charters.contents import document
from charters.contents.approvals import approvals_of, own
from charters.contents.readiness import readiness, warnings
from charters.contents.sheet import sheet
from charters.contents.standing import latest_version, place_of, standing_of
from charters.contents.talk import talk_of
from charters.contents.words import read_in
from charters.fingerprint import groups
from charters.models import CharterVersion, Edition, Signatory
from charters.views import show, version_or_404
from core.files import StoredFile
from partnerships.access import member_page
from partnerships.models import Member
from partnerships.rules import FACILITATOR_ONLY


@member_page
@require_safe
def charter(request: HttpRequest) -> HttpResponse:
    """The charter as the document it will become, its readiness, its signature sheet."""
    version = latest_version(request.partnership)
    if version is None:
        refusal = rules.start_charter.refusal(request.member, request.partnership)
        return show(request, "begin", refusal=refusal)
    return _version_page(request, version)


@member_page
@require_safe
def version_detail(request: HttpRequest, label: str) -> HttpResponse:
    """One version of the charter."""
    return _version_page(request, version_or_404(request, label))


@member_page
@require_safe
def charter_pdf(request: HttpRequest, label: str) -> HttpResponse:
    """The PDF of a version: `language` and `copy` choose which; the reader's and the latest otherwise."""
    version = version_or_404(request, label)
    rows = version.editions.select_related("file")
    asked = {name: request.GET[name] for name in ("language", "copy") if name in request.GET}
    found = [row for row in rows if all(getattr(row, name) == value for name, value in asked.items())]
    if not found:
        raise Http404
    best = max(found, key=lambda row: (row.language == get_language(), row.copy == Edition.Copy.EXECUTED, row.pk))
    return attachment(best.file, _file_name(version, best))


@member_page
@require_safe
def charter_data(request: HttpRequest, label: str) -> HttpResponse:
    """The frozen content as canonical JSON: the very bytes its fingerprint covers."""
    version = version_or_404(request, label)
    if not version.content:
        raise Http404
    name = f"{request.partnership.slug}-charter-{version.label}.json"
    return _download(version.content.encode(), "application/json", name)


@member_page
@require_safe
def evidence(request: HttpRequest, label: str) -> HttpResponse:
    """The evidence of the charter, link by link, and whether it holds."""
    version = version_or_404(request, label)
    checked = journal.verify(version.charter)
    said = {"intact": checked.intact, "entries": checked.entries, "broken_at": checked.broken_at}
    return JsonResponse(journal.export(version) | {"verified": said}, json_dumps_params={"ensure_ascii": False})


@require_POST
@member_page
def retry_pdf(request: HttpRequest, label: str) -> HttpResponse:
    """Have the PDF made again after it failed."""
    version = actions.retry_pdf(version_or_404(request, label), by=request.member)
    return redirect("charters:version_detail", request.partnership.slug, version.label)


def attachment(file: StoredFile, name: str) -> HttpResponse:
    """A stored file as a download, never opened in place."""
    try:
        return _download(file.read(), file.content_type, name)
    except OSError as error:
        raise Http404 from error


def _download(data: bytes, kind: str, name: str) -> HttpResponse:
    asked = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    headers = {"Content-Disposition": asked, "X-Content-Type-Options": "nosniff"}
    response = HttpResponse(data, content_type=kind, headers=headers)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _version_page(request: HttpRequest, version: CharterVersion) -> HttpResponse:
    version.partnership = request.partnership
    version.charter.partnership = request.partnership
    member, content = request.member, document.of(version)
    mine = place_of(member, version)
    shown = _approvals(member, version, content) | _acts(member, version, mine)
    response = show(request, "charter", mine=mine, **_facts(version, content), **shown)
    if request.htmx and version.signing_opened_at:
        response.headers["HX-Refresh"] = "true"
    return response


def _facts(version: CharterVersion, content: document.Content) -> dict[str, Any]:
    """The version as the page shows it, whoever reads."""
    lines = readiness(version, content) if version.is_open else []
    return {
        "version": version,
        "versions": list(version.charter.versions.order_by("-number")),
        "standing": standing_of(version),
        "content": _read(version, content),
        "annexes": document.annexes(version.charter),
        "places": sheet(version),
        "lines": lines,
        "missing": len(warnings(lines)),
        "editions": list(version.editions.all()),
        "hash": groups(version.sha256),
        "making": actions.pdf_jobs(version) if version.frozen_at else [],
    }


def _read(version: CharterVersion, content: document.Content) -> document.Content:
    """The content in the reader's language; while it is written, with what is open about each article."""
    languages = version.partnership.languages
    read = read_in(content, get_language() or languages[0], languages)
    talk = talk_of(version.charter) if version.is_open else {}
    for article in read["articles"]:
        article["talk"] = talk.get(article["uuid"])
    return read


def _approvals(member: Member, version: CharterVersion, content: document.Content) -> dict[str, Any]:
    """What each partner's bodies say of the version, once it is given to read."""
    words = document.words(content)
    places = approvals_of(version, words)
    asked = version.state == CharterVersion.State.REVIEW or any(place.approval for place in places)
    return {"approvals": places if asked else [], "words": words, "ours": own(places, member)}


def _acts(member: Member, version: CharterVersion, mine: Signatory | None) -> dict[str, str | None]:
    """Why each act is not possible for this person now, or None."""
    return {
        "signing": rules.sign_charter.refusal(member, mine) if mine else None,
        "writing": rules.write_article.refusal(member, version),
        "freezing": None if member.is_facilitator else str(FACILITATOR_ONLY),
        "reviewing": rules.open_review.refusal(member, version),
        "naming": rules.name_signatory.refusal(member, version),
        "approving": rules.approve_version.refusal(member, version),
        "arranging": rules.drop_article.refusal(member, version),
        "annexing": rules.add_annex.refusal(member, version.charter),
        "linking": rules.link_decision.refusal(member, version),
    }


def _file_name(version: CharterVersion, edition: Edition) -> str:
    suffix = "" if edition.copy == Edition.Copy.FROZEN else "-signed"
    return f"{version.partnership.slug}-charter-{version.label}-{edition.language}{suffix}.pdf"
