from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _

from core.forms import Form
from core.pages import submitted
from governance import actions, rules
from governance.actions.telling import awaited
from governance.contents.effects import opening_of
from governance.forms.rounds import (
    CloseMediationForm,
    ExtendRoundForm,
    OpenMediationForm,
    OpenRoundForm,
    RecordAttendanceForm,
)
from governance.models import Decision, Meeting
from governance.sentences import explain, outcome_label
from governance.views import decision_at, show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def open_round(request: HttpRequest, address: str) -> HttpResponse:
    """I open a round."""
    decision = decision_at(request, address)
    data = typed(request, rules.open_round, decision)
    opening = opening_of(decision)
    form = OpenRoundForm(data, partnership=request.partnership, consent_first=bool(opening.consent))
    meeting = meeting_under_way(decision)
    round_ = submitted(request, form, partial(actions.open_round, decision, by=request.member, meeting=meeting))
    if round_:
        messages.success(request, _("The round is open; those who answer have been told."))
        return redirect(round_.meeting or decision)
    return show(request, "open_round", form=form, decision=decision, opening=opening)


def meeting_under_way(decision: Decision) -> Meeting | None:
    """The meeting that is open now with this decision on its agenda: a round opened at a meeting is held there."""
    rows = decision.partnership.meetings.filter(state=Meeting.State.OPEN, items__decision=decision)
    return rows.order_by("-opened_at").first()


@member_page
def extend_round(request: HttpRequest, address: str) -> HttpResponse:
    """I give more time to answer."""
    decision = decision_at(request, address)
    form = ExtendRoundForm(typed(request, rules.extend_round, decision), partnership=request.partnership)
    if submitted(request, form, partial(actions.extend_round, decision, by=request.member)):
        messages.success(request, _("More time is given; those who have not answered have been told."))
        return redirect(decision)
    return show(request, "extend_round", form=form, decision=decision)


@member_page
def record_attendance(request: HttpRequest, address: str) -> HttpResponse:
    """I note which seats are at the meeting."""
    decision = decision_at(request, address)
    data = typed(request, rules.record_attendance, decision)
    if decision.open_round() is None:
        rules.record_attendance.check(request.member, decision)
    form = RecordAttendanceForm(data, partnership=request.partnership, round_=decision.open_round())
    if submitted(request, form, partial(actions.record_attendance, decision, by=request.member)):
        messages.success(request, _("Attendance noted. Now note the answers."))
        return redirect("governance:record_vote", request.partnership.slug, address)
    return show(request, "record_attendance", form=form, decision=decision)


@member_page
def close_round(request: HttpRequest, address: str) -> HttpResponse:
    """The summary of what closing does, then the round ends."""
    decision = decision_at(request, address)
    form = Form(typed(request, rules.close_round, decision))
    round_ = submitted(request, form, partial(actions.close_round, decision, by=request.member))
    if round_:
        words = {"number": round_.number, "outcome": outcome_label(round_.result, overturning=round_.overturning)}
        messages.success(request, _("Round %(number)s is closed: %(outcome)s.") % words)
        return redirect(round_.meeting or decision)
    last = decision.open_round()
    sentence = explain(last.outcome_now(), overturning=last.overturning) if last else ""
    return show(request, "close_round", form=form, decision=decision, sentence=sentence)


@member_page
def remind_now(request: HttpRequest, address: str) -> HttpResponse:
    """Whom a reminder reaches, then it leaves."""
    decision = decision_at(request, address)
    form = Form(typed(request, rules.remind_now, decision))
    seats = submitted(request, form, partial(actions.remind_now, decision, by=request.member))
    if seats:
        messages.success(request, _("Reminded: %(names)s.") % {"names": ", ".join(seats)})
        return redirect(decision)
    last = decision.open_round()
    silent, people = awaited(last) if last else ([], [])
    return show(request, "remind_now", form=form, decision=decision, silent=silent, people=people)


@member_page
def open_mediation(request: HttpRequest, address: str) -> HttpResponse:
    """I write down who helps us."""
    decision = decision_at(request, address)
    form = OpenMediationForm(typed(request, rules.open_mediation, decision), partnership=request.partnership)
    if submitted(request, form, partial(actions.open_mediation, decision, by=request.member)):
        messages.success(request, _("The mediation is open."))
        return redirect(decision)
    return show(request, "open_mediation", form=form, decision=decision)


@member_page
def close_mediation(request: HttpRequest, address: str) -> HttpResponse:
    """I write down what came out of the mediation."""
    decision = decision_at(request, address)
    form = CloseMediationForm(typed(request, rules.close_mediation, decision), partnership=request.partnership)
    if submitted(request, form, partial(actions.close_mediation, decision, by=request.member)):
        messages.success(request, _("The mediation is closed. A new round can be opened."))
        return redirect(decision)
    return show(request, "close_mediation", form=form, decision=decision)
