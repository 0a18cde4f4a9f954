"""Home, the picture of a partnership, its recipe, its reports: one module per noun."""

from typing import Any
from uuid import UUID

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404

from core.pages import page
from overview.contents.reports import reports_of
from overview.models import Report, ReportEdition, ReportSection, ReportVersion


def show(request: HttpRequest, template: str, **context: Any) -> HttpResponse:
    """A page inside a partnership, for one of its members."""
    inside = {"partnership": request.partnership, "member": request.member}
    return page(request, f"overview/{template}.html", **inside, **context)


def report_at(request: HttpRequest, number: int) -> Report:
    """The report of this number, with its versions and editions; 404 when this partnership has none."""
    report = get_object_or_404(reports_of(request.partnership), number=number)
    report.partnership = request.partnership
    return report


def section_at(request: HttpRequest, number: int, section: str) -> ReportSection:
    """A section of a report of this partnership, by its kind; 404 otherwise."""
    report = report_at(request, number)
    rows = ReportSection.objects.select_related("owner__user", "written_by__user")
    row = get_object_or_404(rows, report=report, kind=section)
    row.report, row.partnership = report, report.partnership
    return row


def version_at(request: HttpRequest, number: int, version: int) -> ReportVersion:
    """A version of a report of this partnership, by its number; 404 otherwise."""
    editions = Prefetch("editions", ReportEdition.objects.defer("data"))
    rows = ReportVersion.objects.select_related("report").prefetch_related(editions, "report__versions")
    row = get_object_or_404(rows, partnership=request.partnership, report__number=number, number=version)
    row.partnership = row.report.partnership = request.partnership
    return row


def edition_at(request: HttpRequest, number: int, uuid: UUID) -> ReportEdition:
    """An edition of a report of this partnership; 404 otherwise."""
    rows = ReportEdition.objects.select_related("version__report", "job", "file")
    return get_object_or_404(rows, partnership=request.partnership, version__report__number=number, uuid=uuid)


def kept(data: bytes, content_type: str, edition: ReportEdition, ending: str) -> HttpResponse:
    """A file of an edition, to keep and never to show within the site."""
    version = edition.version
    named = [edition.partnership.slug, version.report.number, f"v{version.number}", edition.build, edition.language]
    if edition.copy == ReportEdition.Copy.APPROVED:  # else the draft beside it would have the same name
        named.append("approved")
    headers = {
        "Content-Disposition": f'attachment; filename="{"-".join(map(str, named))}.{ending}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
    }
    return HttpResponse(data, content_type=content_type, headers=headers)
