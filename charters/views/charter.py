from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from charters import actions, journal, rules
from charters.contents.page import facts
from charters.contents.standing import latest_version
from charters.models import CharterVersion, Edition
from charters.views import show, version_or_404
from core.files import StoredFile
from partnerships.access import member_page


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
    return download(version.content.encode(), "application/json", name)


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
        return download(file.read(), file.content_type, name)
    except OSError as error:
        raise Http404 from error


def download(data: bytes, kind: str, name: str) -> HttpResponse:
    """Bytes as a download, in a page of which nothing runs."""
    asked = content_disposition_header(as_attachment=True, filename=name) or "attachment"
    headers = {"Content-Disposition": asked, "X-Content-Type-Options": "nosniff"}
    response = HttpResponse(data, content_type=kind, headers=headers)
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _version_page(request: HttpRequest, version: CharterVersion) -> HttpResponse:
    version.partnership = request.partnership
    version.charter.partnership = request.partnership
    response = show(request, "charter", **facts(request.member, version))
    if request.htmx and version.signing_opened_at:
        response.headers["HX-Refresh"] = "true"
    return response


def _file_name(version: CharterVersion, edition: Edition) -> str:
    suffix = "" if edition.copy == Edition.Copy.FROZEN else "-signed"
    return f"{version.partnership.slug}-charter-{version.label}-{edition.language}{suffix}.pdf"
