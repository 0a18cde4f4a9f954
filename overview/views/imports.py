"""Bringing in the partnership of another site, for those who look after this one."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from core.pages import page, submitted
from overview import actions, rules
from overview.forms import ImportArchiveForm
from overview.models import Archive
from overview.sentences import refusal

SHOWN = 20


def _imports(request: HttpRequest):
    """What was brought in, or refused, for those who look after the site."""
    rules.ask_import.check(request.user, None)
    rows = Archive.objects.filter(way=Archive.Way.IN)
    return rows.select_related("job", "file", "asked_by", "partnership")


def ask_import(request: HttpRequest) -> HttpResponse:
    """I give the archive of a partnership of another site."""
    rows = _imports(request)
    data, files = (request.POST, request.FILES) if request.method == "POST" else (None, None)
    form = ImportArchiveForm(data, files=files)
    asked = submitted(request, form, lambda **given: actions.ask_import(by=request.user, **given))
    if asked:
        return redirect("overview:import_detail", asked.uuid)
    return page(request, "overview/ask_import.html", form=form, imports=rows[:SHOWN])


@require_safe
def import_detail(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far an import is; then the partnership, or why it was refused."""
    row = get_object_or_404(_imports(request), uuid=uuid)
    why = refusal(row.refusal) if row.refusal else ""
    return render(request, "overview/import_detail.html", {"archive": row, "why": why})


@require_safe
def import_progress(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The bar alone, asked again by the page while the work goes on."""
    row = get_object_or_404(_imports(request).exclude(job=None), uuid=uuid)
    answer = render(request, "overview/_import_progress.html", {"archive": row})
    if row.job.finished:
        answer["HX-Redirect"] = row.get_absolute_url()
    return answer
