from functools import partial
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.forms import Form
from core.pages import submitted
from governance import actions, rules
from governance.contents.attendance import absence_sentence, absent_twice, quorum_of, quorum_sentence
from governance.contents.meetings import MeetingPage, meeting_line, meeting_page, meetings_past, meetings_to_come
from governance.forms.attendance import TakeAttendanceForm
from governance.forms.meetings import (
    CancelMeetingForm,
    ChangeMeetingForm,
    ConveneMeetingForm,
    FollowUpForm,
    NoteItemForm,
    OpenMeetingForm,
    PlanMeetingForm,
    WhenForm,
)
from governance.models import AgendaItem, Body, Meeting
from governance.rules.meetings import notice_given, notice_wanted, window
from governance.views import done, meeting_at, show
from partnerships.access import member_page
from partnerships.views import typed

PER_PAGE = 30


@member_page
@require_safe
def meeting_list(request: HttpRequest) -> HttpResponse:
    """The meetings: those to come, the next first, then those of the past."""
    partnership = request.partnership
    shown = Paginator(meetings_past(partnership), PER_PAGE).get_page(request.GET.get("page"))
    steering = Body.objects.filter(partnership=partnership, kind=Body.Kind.STEERING).first()
    return show(
        request,
        "meeting_list",
        coming=meetings_to_come(partnership),
        past=[meeting_line(meeting, meeting.points) for meeting in shown],
        shown=shown,
        absences=absence_sentence(absent_twice(steering)) if steering else "",
        refusal=rules.plan_meeting.refusal(request.member, partnership),
    )


@member_page
@require_safe
def meeting_detail(request: HttpRequest, number: int) -> HttpResponse:
    """One meeting: its agenda, who was there, what was decided, its minutes; live while it is under way."""
    meeting = meeting_at(request, number)
    shown = meeting_page(meeting, request.member)
    live = _live(meeting, shown) if shown.live else {}
    return show(request, "meeting_detail", meeting=meeting, shown=shown, today=request.partnership.today(), **live)


@member_page
def plan_meeting(request: HttpRequest) -> HttpResponse:
    """I plan a meeting."""
    partnership = request.partnership
    form = PlanMeetingForm(typed(request, rules.plan_meeting, partnership), partnership=partnership)
    meeting = submitted(request, form, partial(actions.plan_meeting, partnership, by=request.member))
    if meeting:
        messages.success(request, _("The meeting is planned. Now write its agenda."))
        return redirect(meeting)
    return show(request, "plan_meeting", form=form)


@member_page
def change_meeting(request: HttpRequest, number: int) -> HttpResponse:
    """I change when, where or under whose chair we meet."""
    meeting = meeting_at(request, number)
    data, initial = typed(request, rules.change_meeting, meeting), _as_it_is(meeting)
    form = ChangeMeetingForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_meeting, meeting, by=request.member)):
        messages.success(request, _("The meeting is changed."))
        return redirect(meeting)
    return show(request, "change_meeting", form=form, meeting=meeting)


@member_page
def convene_meeting(request: HttpRequest, number: int) -> HttpResponse:
    """I send the agenda to everybody of the committee."""
    meeting = meeting_at(request, number)
    form = ConveneMeetingForm(typed(request, rules.convene_meeting, meeting), partnership=request.partnership)
    if submitted(request, form, partial(actions.convene_meeting, meeting, by=request.member)):
        messages.success(request, _("The meeting is convened: everybody of the committee has its agenda."))
        return redirect(meeting)
    days = {"given": notice_given(meeting), "wanted": notice_wanted(meeting)}
    return show(request, "convene_meeting", form=form, meeting=meeting, **days)


@member_page
def cancel_meeting(request: HttpRequest, number: int) -> HttpResponse:
    """I cancel the meeting and say why."""
    meeting = meeting_at(request, number)
    form = CancelMeetingForm(typed(request, rules.cancel_meeting, meeting), partnership=request.partnership)
    if submitted(request, form, partial(actions.cancel_meeting, meeting, by=request.member)):
        messages.success(request, _("The meeting is cancelled. It stays in the list, with your reason."))
        return redirect(meeting)
    return show(request, "cancel_meeting", form=form, meeting=meeting)


@member_page
def open_meeting(request: HttpRequest, number: int) -> HttpResponse:
    """I open the meeting."""
    meeting = meeting_at(request, number)
    data = typed(request, rules.open_meeting, meeting)
    form = OpenMeetingForm(data, partnership=request.partnership, initial={"chair": meeting.chair})
    if submitted(request, form, partial(actions.open_meeting, meeting, by=request.member)):
        messages.success(request, _("The meeting is open. Note first who is there."))
        return redirect(meeting)
    return show(request, "open_meeting", form=form, meeting=meeting)


@member_page
def take_attendance(request: HttpRequest, number: int) -> HttpResponse:
    """I note who is there."""
    meeting = meeting_at(request, number)
    form = TakeAttendanceForm(
        typed(request, rules.take_attendance, meeting), partnership=request.partnership, meeting=meeting
    )
    if submitted(request, form, partial(actions.take_attendance, meeting, by=request.member)):
        messages.success(request, quorum_sentence(quorum_of(meeting_at(request, number))))
        return done(request, meeting)
    return show(request, "take_attendance", form=form, meeting=meeting)


@member_page
def end_meeting(request: HttpRequest, number: int) -> HttpResponse:
    """The summary of what ending does, then the minutes are frozen."""
    meeting = meeting_at(request, number)
    form = Form(typed(request, rules.end_meeting, meeting))
    if submitted(request, form, partial(actions.end_meeting, meeting, by=request.member)):
        messages.success(request, _("The meeting is over. Its minutes are frozen; their PDF is being made."))
        return redirect(meeting)
    shown = meeting_page(meeting, request.member)
    return show(request, "end_meeting", form=form, meeting=meeting, shown=shown)


@member_page
def reconvene_meeting(request: HttpRequest, number: int) -> HttpResponse:
    """I plan the second meeting on the questions whose quorum was missed."""
    meeting = meeting_at(request, number)
    data = typed(request, rules.reconvene_meeting, meeting)
    form = WhenForm(data, partnership=request.partnership, initial={"place": meeting.place, "chair": meeting.chair})
    second = submitted(request, form, partial(actions.reconvene_meeting, meeting, by=request.member))
    if second:
        messages.success(request, _("The second meeting is planned, with the same questions. Now convene it."))
        return redirect(second)
    first, last = window(meeting)
    return show(request, "reconvene_meeting", form=form, meeting=meeting, first=first, last=last)


def _as_it_is(meeting: Meeting) -> dict[str, Any]:
    return {name: getattr(meeting, name) for name in ("title", "starts_at", "ends_at", "place", "chair")}


def _live(meeting: Meeting, shown: MeetingPage) -> dict[str, Any]:
    """The forms of the page while the meeting is under way: who is there, what was said, who does what."""
    inside = {"partnership": meeting.partnership}
    return {
        "attendance": TakeAttendanceForm(**inside, meeting=meeting, auto_id="there-%s"),
        "points": [(point, _notes(point.item, **inside)) for point in shown.points],
        "follow_up": FollowUpForm(**inside, auto_id="then-%s"),
    }


def _notes(item: AgendaItem, **inside: Any) -> NoteItemForm:
    return NoteItemForm(**inside, initial={"notes": item.notes}, auto_id=f"{item.uuid}-%s")
