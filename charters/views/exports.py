"""What one takes away: a working draft to annotate, a Word file, the evidence to check it all without the site."""

from functools import partial
from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import get_language, override
from django.views.decorators.http import require_safe

from charters import actions, rules
from charters.actions.exports import draft_paper_of
from charters.bundle import bundle
from charters.contents import document
from charters.contents.sheet import sheet
from charters.docx import docx
from charters.models import CharterVersion
from charters.views import show, version_or_404
from charters.views.charter import attachment, download
from core import clock
from core.models import Job
from core.pages import submitted
from governance.forms.paper import PaperLanguageForm
from partnerships.access import member_page
from partnerships.views import typed

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"


@member_page
def ask_draft_pdf(request: HttpRequest, label: str) -> HttpResponse:
    """I want the working draft on paper."""
    version = version_or_404(request, label)
    data = typed(request, rules.ask_draft_pdf, version)
    form = PaperLanguageForm(data, partnership=request.partnership, initial={"language": request.LANGUAGE_CODE})
    job = submitted(request, form, partial(actions.ask_draft_pdf, version, by=request.member))
    if job:
        return redirect("charters:draft_paper", request.partnership.slug, label, job.uuid)
    return show(request, "ask_draft_pdf", form=form, version=version)


@member_page
@require_safe
def draft_paper(request: HttpRequest, label: str, uuid: UUID) -> HttpResponse:
    """How far the file is, then its link."""
    version, job = _paper(request, label, uuid)
    form = PaperLanguageForm(partnership=request.partnership, initial={"language": job.input["language"]})
    refusal = rules.ask_draft_pdf.refusal(request.member, version)
    return show(request, "draft_paper", version=version, job=job, form=form, refusal=refusal)


@member_page
@require_safe
def draft_paper_progress(request: HttpRequest, label: str, uuid: UUID) -> HttpResponse:
    """The bar alone, asked again by the page while the work goes on."""
    version, job = _paper(request, label, uuid)
    context = {"version": version, "job": job, "partnership": request.partnership}
    answer = render(request, "charters/_draft_paper_progress.html", context)
    if job.finished:
        answer["HX-Redirect"] = redirect("charters:draft_paper", request.partnership.slug, label, uuid)["Location"]
    return answer


@member_page
@require_safe
def draft_pdf(request: HttpRequest, label: str, uuid: UUID) -> HttpResponse:
    """The working draft, as a file to print and write on."""
    version, job = _paper(request, label, uuid)
    if job.output is None:
        raise Http404
    day = job.input["as_of"][:10]
    return attachment(job.output, _name(version, f"draft-{day}-{job.input['language']}.pdf"))


@member_page
@require_safe
def charter_docx(request: HttpRequest, label: str) -> HttpResponse:
    """The version as a Word file, to read and to work on, in the `language` asked for or the reader's."""
    version = version_or_404(request, label)
    languages = version.languages
    language = request.GET.get("language") or next((code for code in languages if code == get_language()), languages[0])
    if language not in languages:
        raise Http404
    with override(language):
        places = sheet(version)
    content, at = document.of(version), version.frozen_at or clock.now()
    data = docx(content, language, languages, places=places, created=at, fingerprint=version.sha256)
    return download(data, WORD, _name(version, f"{language}.docx"))


@member_page
@require_safe
def charter_bundle(request: HttpRequest, label: str) -> HttpResponse:
    """All that is needed to check a frozen version without this site, in one file."""
    version = version_or_404(request, label)
    if not version.content:
        raise Http404
    try:
        data = bundle(version, request.member)
    except OSError as error:
        raise Http404 from error
    return download(data, "application/zip", _name(version, "evidence.zip"))


def _paper(request: HttpRequest, label: str, uuid: UUID) -> tuple[CharterVersion, Job]:
    """The version and the work on its paper; 404 for another version's."""
    version = version_or_404(request, label)
    job = draft_paper_of(version, uuid)
    if job is None:
        raise Http404
    return version, job


def _name(version: CharterVersion, what: str) -> str:
    return f"{version.partnership.slug}-charter-{version.label}-{what}"
