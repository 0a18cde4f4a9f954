"""The progress reports of a partnership."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from overview import actions, rules
from overview.contents.reports import report_page, shelf, working
from overview.forms import FreezeForm, ReportForm
from overview.views import report_at, show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def report_list(request: HttpRequest) -> HttpResponse:
    """The reports, when they are due, and by which schedule."""
    return show(request, "report_list", **shelf(request.member))


@member_page
def ask_report(request: HttpRequest) -> HttpResponse:
    """I ask for a report in one click."""
    partnership = request.partnership
    data = typed(request, rules.ask_report, partnership)
    form = ReportForm(data, partnership=partnership, initial={"languages": [partnership.main_language]})
    report = submitted(request, form, partial(actions.ask_report, partnership, by=request.member))
    return redirect(report) if report else show(request, "ask_report", form=form)


@member_page
@require_safe
def report_detail(request: HttpRequest, number: int) -> HttpResponse:
    """Where a report stands: its files, its sections, its versions, its approval."""
    return show(request, "report_detail", **report_page(report_at(request, number), request.member))


@member_page
@require_safe
def report_progress(request: HttpRequest, number: int) -> HttpResponse:
    """The bars alone, asked again by the page while the work goes on."""
    report = report_at(request, number)
    answer = render(request, "overview/_report_progress.html", {"report": report, "working": working(report)})
    if not working(report):
        answer["HX-Redirect"] = report.get_absolute_url()
    return answer


@member_page
def freeze_report(request: HttpRequest, number: int) -> HttpResponse:
    """I freeze a further version, with what was written since."""
    report = report_at(request, number)
    data = typed(request, rules.freeze_report, report)
    form = FreezeForm(data, partnership=request.partnership, last=report.last_version())
    if version := submitted(request, form, partial(actions.freeze_report, report, by=request.member)):
        messages.success(request, _("Version %(version)s is frozen.") % {"version": version.number})
        return redirect(report)
    unwritten = [section for section in report.sections.all() if not section.written_at]
    return show(request, "freeze_report", form=form, report=report, unwritten=unwritten)
