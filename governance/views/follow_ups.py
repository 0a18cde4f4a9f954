from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _

from core.pages import submitted
from governance import actions, rules
from governance.forms.meetings import CompleteFollowUpForm, FollowUpForm
from governance.models import FollowUp
from governance.views import done, meeting_at, show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def add_follow_up(request: HttpRequest, number: int) -> HttpResponse:
    """I note who does what by when."""
    meeting = meeting_at(request, number)
    form = FollowUpForm(typed(request, rules.add_follow_up, meeting), partnership=request.partnership)
    if submitted(request, form, partial(actions.add_follow_up, meeting, by=request.member)):
        messages.success(request, _("The action is noted."))
        return done(request, meeting)
    return show(request, "add_follow_up", form=form, meeting=meeting)


@member_page
def complete_follow_up(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I say that an action is done."""
    rows = FollowUp.objects.select_related("meeting__partnership", "owner__user", "partnership")
    follow_up = get_object_or_404(rows, partnership=request.partnership, uuid=uuid)
    form = CompleteFollowUpForm(typed(request, rules.complete_follow_up, follow_up), partnership=request.partnership)
    if submitted(request, form, partial(actions.complete_follow_up, follow_up, by=request.member)):
        messages.success(request, _("The action is done."))
        if follow_up.meeting is None:
            return redirect("governance:meeting_list", request.partnership.slug)
        return redirect(follow_up.meeting)
    return show(request, "complete_follow_up", form=form, meeting=follow_up.meeting, follow_up=follow_up)
