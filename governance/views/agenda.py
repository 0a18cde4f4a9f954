from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.files import StoredFile
from core.forms import Form
from core.pages import submitted
from governance import actions, rules
from governance.forms.meetings import AgendaItemForm, MoveAgendaItemForm, NoteItemForm
from governance.forms.papers import AddPaperForm
from governance.models import AgendaItem, MeetingPaper
from governance.views import done, meeting_at, show
from partnerships.access import member_page
from partnerships.views import typed


def item_at(request: HttpRequest, uuid: UUID) -> AgendaItem:
    """This point of an agenda of this partnership; 404 otherwise."""
    rows = AgendaItem.objects.select_related("meeting__body", "meeting__partnership", "decision", "partnership")
    return get_object_or_404(rows, partnership=request.partnership, uuid=uuid)


def paper_at(request: HttpRequest, uuid: UUID) -> MeetingPaper:
    """This document joined to an agenda of this partnership; 404 otherwise."""
    rows = MeetingPaper.objects.select_related("meeting__partnership", "meeting__body", "file", "partnership")
    return get_object_or_404(rows, partnership=request.partnership, uuid=uuid)


@member_page
def add_agenda_item(request: HttpRequest, number: int) -> HttpResponse:
    """I put a point on the agenda."""
    meeting = meeting_at(request, number)
    data = typed(request, rules.add_agenda_item, meeting)
    form = AgendaItemForm(data, partnership=request.partnership, meeting=meeting)
    if submitted(request, form, partial(actions.add_agenda_item, meeting, by=request.member)):
        messages.success(request, _("The point is on the agenda."))
        return redirect(meeting)
    return show(request, "add_agenda_item", form=form, meeting=meeting)


@member_page
def change_agenda_item(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I word a point again."""
    item = item_at(request, uuid)
    data = typed(request, rules.change_agenda_item, item)
    names = ("title", "nature", "decision", "preparation", "minutes_planned")
    initial = {name: getattr(item, name) for name in names}
    form = AgendaItemForm(data, partnership=request.partnership, meeting=item.meeting, initial=initial)
    if submitted(request, form, partial(actions.change_agenda_item, item, by=request.member)):
        messages.success(request, _("The point is changed."))
        return redirect(item.meeting)
    return show(request, "change_agenda_item", form=form, meeting=item.meeting, item=item)


@member_page
def drop_agenda_item(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I take a point off the agenda."""
    item = item_at(request, uuid)
    form = Form(typed(request, rules.drop_agenda_item, item))
    if submitted(request, form, partial(actions.drop_agenda_item, item, by=request.member)):
        messages.success(request, _("The point is off the agenda."))
        return redirect(item.meeting)
    return show(request, "drop_agenda_item", form=form, meeting=item.meeting, item=item)


@member_page
@require_POST
def move_agenda_item(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I move a point one place up or down."""
    item = item_at(request, uuid)
    form = MoveAgendaItemForm(request.POST, partnership=request.partnership)
    typed_in = form.cleaned_data if form.is_valid() else {"way": "", "rank": None}
    actions.move_agenda_item(item, by=request.member, way=typed_in["way"], rank=typed_in["rank"])
    return redirect(f"{item.meeting.get_absolute_url()}#agenda")


@member_page
def note_item(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I note what was said under a point."""
    item = item_at(request, uuid)
    data = typed(request, rules.note_item, item)
    form = NoteItemForm(data, partnership=request.partnership, initial={"notes": item.notes})
    if submitted(request, form, partial(actions.note_item, item, by=request.member)):
        messages.success(request, _("Noted."))
        return done(request, item.meeting)
    return show(request, "note_item", form=form, meeting=item.meeting, item=item)


@member_page
def add_paper(request: HttpRequest, number: int) -> HttpResponse:
    """I join a document to the agenda."""
    meeting, files = meeting_at(request, number), request.FILES if request.method == "POST" else None
    data = typed(request, rules.add_paper, meeting)
    form = AddPaperForm(data, files=files, partnership=request.partnership)
    if submitted(request, form, partial(actions.add_paper, meeting, by=request.member)):
        messages.success(request, _("The document is joined to the agenda."))
        return redirect(meeting)
    return show(request, "add_paper", form=form, meeting=meeting)


@member_page
def drop_paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I take a document off the agenda."""
    paper = paper_at(request, uuid)
    form = Form(typed(request, rules.drop_paper, paper))
    if submitted(request, form, partial(actions.drop_paper, paper, by=request.member)):
        messages.success(request, _("The document is off the agenda."))
        return redirect(paper.meeting)
    return show(request, "drop_paper", form=form, meeting=paper.meeting, paper=paper)


@member_page
@require_safe
def meeting_paper(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """A document of the agenda, as a download."""
    paper = paper_at(request, uuid)
    return download(paper.file, paper.name)


def download(file: StoredFile, name: str) -> HttpResponse:
    """A stored file as a download, never opened in place."""
    try:
        data = file.read()
    except OSError as error:
        raise Http404 from error
    return sent(data, file.content_type, name)


def sent(data: bytes, kind: str, name: str) -> HttpResponse:
    """Bytes as a download that no browser opens or guesses at."""
    response = HttpResponse(data, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(as_attachment=True, filename=name) or ""
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response
