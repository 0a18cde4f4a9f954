"""The files of a report, edition by edition."""

import json
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST, require_safe

from overview import actions
from overview.docx import report_docx as to_docx
from overview.views import edition_at, kept
from overview.xlsx import report_xlsx as to_xlsx
from partnerships.access import member_page

SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@member_page
@require_POST
def retry_edition(request: HttpRequest, number: int, uuid: UUID) -> HttpResponse:
    """I ask again for what could not be made."""
    edition = actions.retry_edition(edition_at(request, number, uuid), by=request.member)
    return redirect(edition.version.report)


@member_page
@require_safe
def report_pdf(request: HttpRequest, number: int, uuid: UUID) -> HttpResponse:
    """The PDF of an edition, as a file to keep."""
    edition = edition_at(request, number, uuid)
    if edition.file is None:
        raise Http404
    answer = kept(edition.file.read(), "application/pdf", edition, "pdf")
    answer["ETag"] = f'"{edition.file.sha256}"'
    return answer


@member_page
@require_safe
def report_data(request: HttpRequest, number: int, uuid: UUID) -> HttpResponse:
    """The frozen data of an edition, byte for byte what its fingerprint is of."""
    edition = edition_at(request, number, uuid)
    return kept(edition.data.encode(), "application/json", edition, "json")


@member_page
@require_safe
def report_xlsx(request: HttpRequest, number: int, uuid: UUID) -> HttpResponse:
    """The frozen data of an edition as a workbook."""
    edition = edition_at(request, number, uuid)
    return kept(to_xlsx(json.loads(edition.data)), SHEET, edition, "xlsx")


@member_page
@require_safe
def report_docx(request: HttpRequest, number: int, uuid: UUID) -> HttpResponse:
    """The words of an edition as a text that one goes on writing."""
    edition = edition_at(request, number, uuid)
    return kept(to_docx(json.loads(edition.data)), WORDS, edition, "docx")
