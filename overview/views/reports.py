"""The progress reports of a partnership."""

from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_POST, require_safe

from core.pages import page, submitted
from overview import actions, rules
from overview.forms import ReportForm
from overview.models import Report
from partnerships.access import member_page


@member_page
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """The reports that were asked for."""
    rows = Report.objects.filter(partnership=request.partnership).select_related(
        "job", "asked_by__user", "partnership"
    )[:50]
    refusal = rules.ask_report.refusal(request.member, request.partnership)
    return render(request, "overview/report_list.html", {"reports": rows, "refusal": refusal})


@member_page
def ask_report(request: HttpRequest) -> HttpResponse:
    """Ask for a report in one click."""
    rules.ask_report.check(request.member, request.partnership)
    initial = {"language": request.LANGUAGE_CODE}
    form = ReportForm(request.POST or None, languages=request.partnership.languages, initial=initial)
    report = submitted(request, form, partial(actions.ask_report, request.partnership, by=request.member))
    return redirect(report) if report else page(request, "overview/ask_report.html", form=form)


def _report(request: HttpRequest, number: int) -> Report:
    rows = Report.objects.select_related("job", "file", "asked_by__user", "partnership")
    return get_object_or_404(rows, partnership=request.partnership, number=number)


@member_page
@require_safe
def report_detail(request: HttpRequest, number: int) -> HttpResponse:
    """How far a report is, then its PDF."""
    report = _report(request, number)
    refusal = rules.retry_report.refusal(request.member, report)
    return render(request, "overview/report_detail.html", {"report": report, "refusal": refusal})


@member_page
@require_safe
def report_progress(request: HttpRequest, number: int) -> HttpResponse:
    """The bar alone, asked again by the page while the work goes on."""
    report = _report(request, number)
    answer = render(request, "overview/_report_progress.html", {"report": report})
    if report.job.finished:
        answer["HX-Redirect"] = report.get_absolute_url()
    return answer


@member_page
@require_POST
def retry_report(request: HttpRequest, number: int) -> HttpResponse:
    """Try again a report that could not be made."""
    return redirect(actions.retry_report(_report(request, number), by=request.member))


@member_page
@require_safe
def report_pdf(request: HttpRequest, number: int) -> HttpResponse:
    """The PDF, as a file to keep."""
    report = _report(request, number)
    if report.file is None:
        raise Http404
    name = f"{request.partnership.slug}-{report.number}-{report.language}.pdf"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "ETag": f'"{report.file.sha256}"',
    }
    return HttpResponse(report.file.read(), content_type="application/pdf", headers=headers)
