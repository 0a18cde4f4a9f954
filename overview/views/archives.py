"""Taking a whole partnership away: what is in the archive, how far it is, the file."""

from uuid import UUID

from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_safe

from core.refusals import Refused
from overview import actions, rules
from overview.models import Archive
from partnerships.access import member_page
from partnerships.rules import FACILITATOR_ONLY

SHOWN = 20


def _archives(request: HttpRequest):
    """The archives of the partnership, for who facilitates it; refused to anybody else."""
    if not request.member.is_facilitator:
        raise Refused(FACILITATOR_ONLY)
    return Archive.objects.leaving(request.partnership).select_related("job", "file", "asked_by", "partnership")


@member_page
def ask_archive(request: HttpRequest) -> HttpResponse:
    """What an archive holds, those that were asked for, and the button that asks for one."""
    rows = _archives(request)
    if request.method == "POST":
        actions.ask_archive(request.partnership, by=request.member)
        return redirect("overview:ask_archive", request.partnership.slug)
    refusal = rules.ask_archive.refusal(request.member, request.partnership)
    return render(request, "overview/ask_archive.html", {"archives": rows[:SHOWN], "refusal": refusal})


@member_page
@require_safe
def archive_progress(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """The bar alone, asked again by the page while the work goes on."""
    row = get_object_or_404(_archives(request), uuid=uuid)
    answer = render(request, "overview/_archive_progress.html", {"archive": row})
    if row.job.finished:
        answer["HX-Redirect"] = row.get_absolute_url()
    return answer


@member_page
@require_safe
def archive_file(request: HttpRequest, uuid: UUID) -> FileResponse:
    """The ZIP, as a file to keep."""
    row = get_object_or_404(_archives(request), uuid=uuid)
    if row.file is None:
        raise Http404
    name = f"{request.partnership.slug}-{row.asked_at:%Y-%m-%d}.zip"
    headers = {"Content-Security-Policy": "sandbox; default-src 'none'", "ETag": f'"{row.file.sha256}"'}
    return FileResponse(
        row.file.path.open("rb"), as_attachment=True, filename=name, content_type="application/zip", headers=headers
    )
