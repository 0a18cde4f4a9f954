"""A decision on paper: asked for, followed, downloaded."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_safe

from core.models import Job
from core.pages import submitted
from governance import actions, rules
from governance.actions.paper import paper_of
from governance.forms.paper import PaperLanguageForm
from governance.models import Decision
from governance.views import decision_at, show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def ask_decision_pdf(request: HttpRequest, address: str) -> HttpResponse:
    """I want this decision on paper."""
    decision = decision_at(request, address)
    data = typed(request, rules.ask_decision_pdf, decision)
    form = PaperLanguageForm(data, partnership=request.partnership, initial={"language": request.LANGUAGE_CODE})
    job = submitted(request, form, partial(actions.ask_decision_pdf, decision, by=request.member))
    if job:
        return redirect("governance:decision_paper", request.partnership.slug, address, job.uuid)
    return show(request, "ask_decision_pdf", form=form, decision=decision)


@member_page
@require_safe
def decision_paper(request: HttpRequest, address: str, uuid: UUID) -> HttpResponse:
    """How far the file is, then its link."""
    decision, job = _paper(request, address, uuid)
    form = PaperLanguageForm(partnership=request.partnership, initial={"language": job.input["language"]})
    return show(request, "decision_paper", decision=decision, job=job, form=form)


@member_page
@require_safe
def decision_paper_progress(request: HttpRequest, address: str, uuid: UUID) -> HttpResponse:
    """The bar alone, asked again by the page while the work goes on."""
    decision, job = _paper(request, address, uuid)
    context = {"decision": decision, "job": job, "partnership": request.partnership}
    answer = render(request, "governance/_decision_paper_progress.html", context)
    if job.finished:
        place = [request.partnership.slug, address, uuid]
        answer["HX-Redirect"] = redirect("governance:decision_paper", *place)["Location"]
    return answer


@member_page
@require_safe
def decision_pdf(request: HttpRequest, address: str, uuid: UUID) -> HttpResponse:
    """The PDF, as a file to keep."""
    decision, job = _paper(request, address, uuid)
    if job.output is None:
        raise Http404
    name = f"{request.partnership.slug}-{decision.number}-{job.input['language']}.pdf"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Content-Security-Policy": "sandbox; default-src 'none'",
        "ETag": f'"{job.output.sha256}"',
    }
    return HttpResponse(job.output.read(), content_type="application/pdf", headers=headers)


def _paper(request: HttpRequest, address: str, uuid: UUID) -> tuple[Decision, Job]:
    """The decision and the work on its paper; 404 for another decision's."""
    decision = decision_at(request, address)
    job = paper_of(decision, uuid)
    if job is None:
        raise Http404
    return decision, job
