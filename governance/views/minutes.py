from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.forms import Form
from core.pages import submitted
from governance import actions, rules
from governance.contents.minutes import file_name
from governance.forms.minutes import AnswerCorrectionForm, AskCorrectionForm, ConfirmMinutesForm
from governance.models import Correction, Minutes
from governance.rules.meetings import delays_of
from governance.views import show
from governance.views.agenda import download, sent
from partnerships.access import member_page
from partnerships.views import typed


def minutes_at(request: HttpRequest, number: int, version: int) -> Minutes:
    """This version of the minutes of this meeting; 404 when this partnership has none."""
    rows = Minutes.objects.select_related("meeting__body", "meeting__partnership", "partnership")
    return get_object_or_404(rows, partnership=request.partnership, meeting__number=number, number=version)


@member_page
def send_minutes(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """The summary of what sending does, then every partner has the minutes."""
    minutes = minutes_at(request, number, version)
    form = Form(typed(request, rules.send_minutes, minutes))
    if submitted(request, form, partial(actions.send_minutes, minutes, by=request.member)):
        messages.success(request, _("The minutes are sent to every partner."))
        return redirect(minutes.meeting)
    days = delays_of(request.partnership).correction_days
    return show(request, "send_minutes", form=form, meeting=minutes.meeting, minutes=minutes, days=days)


@member_page
@require_POST
def retry_minutes(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """Have the PDF made again after it failed."""
    return redirect(actions.retry_minutes(minutes_at(request, number, version), by=request.member).meeting)


@member_page
def ask_correction(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """I say what the minutes got wrong."""
    minutes = minutes_at(request, number, version)
    form = AskCorrectionForm(typed(request, rules.ask_correction, minutes), partnership=request.partnership)
    if submitted(request, form, partial(actions.ask_correction, minutes, by=request.member)):
        messages.success(request, _("Your correction is asked for; the facilitator answers it."))
        return redirect(minutes.meeting)
    return show(request, "ask_correction", form=form, meeting=minutes.meeting, minutes=minutes)


@member_page
def answer_correction(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I take a correction into a new version, or keep it beside the minutes."""
    rows = Correction.objects.select_related("minutes__meeting__partnership", "seat", "asked_by__user", "partnership")
    correction = get_object_or_404(rows, partnership=request.partnership, uuid=uuid)
    form = AnswerCorrectionForm(typed(request, rules.answer_correction, correction), partnership=request.partnership)
    meeting = correction.minutes.meeting
    if submitted(request, form, partial(actions.answer_correction, correction, by=request.member)):
        messages.success(request, _("The correction is answered."))
        return redirect(meeting)
    return show(request, "answer_correction", form=form, meeting=meeting, correction=correction)


@member_page
def confirm_minutes(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """I note that a later meeting confirmed the minutes."""
    minutes = minutes_at(request, number, version)
    data = typed(request, rules.confirm_minutes, minutes)
    form = ConfirmMinutesForm(data, partnership=request.partnership, minutes=minutes)
    if submitted(request, form, partial(actions.confirm_minutes, minutes, by=request.member)):
        messages.success(request, _("The minutes are confirmed."))
        return redirect(minutes.meeting)
    return show(request, "confirm_minutes", form=form, meeting=minutes.meeting, minutes=minutes)


@member_page
@require_safe
def minutes_pdf(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """The PDF of a version of the minutes, in the language asked for or the reader's."""
    minutes = minutes_at(request, number, version)
    made = list(minutes.papers.exclude(file=None).select_related("file").order_by("pk"))
    wanted = request.GET.get("language") or get_language()
    if not made:
        raise Http404
    best = next((row for row in made if row.language == wanted), made[0])
    return download(best.file, file_name(request.partnership.slug, number, version, best.language))


@member_page
@require_safe
def minutes_data(request: HttpRequest, number: int, version: int) -> HttpResponse:
    """The frozen minutes as canonical JSON: the very bytes its fingerprint covers."""
    minutes = minutes_at(request, number, version)
    name = f"{request.partnership.slug}-minutes-M{number}-v{version}.json"
    return sent(minutes.data.encode(), "application/json", name)
