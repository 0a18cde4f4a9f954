"""The register taken away: as a table, or on paper."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse, StreamingHttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from core.cells import lines
from core.figures import separator
from core.models import Job
from core.pages import submitted
from core.refusals import Refused
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.actions.extracts import journal_paper_of
from partnerships.contents.extract import journal_table, shows_what_is_restricted
from partnerships.forms.journal import JournalFilterForm, JournalPaperForm
from partnerships.journal import people_of
from partnerships.views import show, typed

OVERTAKEN = _("This file shows a line that has been restricted since it was made. Ask for it again.")


@member_page
@require_safe
def journal_csv(request: HttpRequest) -> HttpResponse:
    """The lines that were asked for, as a table for spreadsheets."""
    partnership = request.partnership
    form = JournalFilterForm(request.GET, partnership=partnership, people=people_of(partnership))
    rows = lines(journal_table(partnership, form.asked()), between=separator())
    name = f"register-{partnership.slug}.csv"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return StreamingHttpResponse(rows, content_type="text/csv; charset=utf-8", headers=headers)


@member_page
def ask_journal_pdf(request: HttpRequest) -> HttpResponse:
    """I want the register on paper, or some of its lines."""
    partnership = request.partnership
    data = typed(request, rules.ask_journal_pdf, partnership)
    initial = {"language": request.LANGUAGE_CODE} | request.GET.dict()
    form = JournalPaperForm(data, partnership=partnership, people=people_of(partnership), initial=initial)
    job = submitted(request, form, partial(actions.ask_journal_pdf, partnership, by=request.member))
    if job:
        return redirect("partnerships:journal_paper", partnership.slug, job.uuid)
    return show(request, "ask_journal_pdf", form=form)


@member_page
@require_safe
def journal_paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """How far the file is, then its link."""
    job = _paper(request, uuid)
    overtaken = shows_what_is_restricted(request.partnership, job.input["content"])
    return show(request, "journal_paper", job=job, overtaken=overtaken)


@member_page
@require_safe
def journal_paper_progress(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The bar alone, asked again by the page while the work goes on."""
    job = _paper(request, uuid)
    context = {"job": job, "partnership": request.partnership}
    answer = render(request, "partnerships/_journal_paper_progress.html", context)
    if job.finished:
        answer["HX-Redirect"] = redirect("partnerships:journal_paper", request.partnership.slug, uuid)["Location"]
    return answer


@member_page
@require_safe
def journal_pdf(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The PDF, as a file to keep."""
    job = _paper(request, uuid)
    if job.output is None:
        raise Http404
    if shows_what_is_restricted(request.partnership, job.input["content"]):
        raise Refused(str(OVERTAKEN))
    headers = {
        "Content-Disposition": f'attachment; filename="register-{request.partnership.slug}.pdf"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "ETag": f'"{job.output.sha256}"',
    }
    return HttpResponse(job.output.read(), content_type="application/pdf", headers=headers)


def _paper(request: HttpRequest, uuid: UUID) -> Job:
    """The work on this partnership's paper; 404 for another's."""
    job = journal_paper_of(request.partnership, uuid)
    if job is None:
        raise Http404
    return job
