"""The schedule by which progress reports are due."""

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from core.pages import submitted
from overview import actions, rules
from overview.forms import ScheduleForm
from overview.views import show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
def start_schedule(request: HttpRequest) -> HttpResponse:
    """I write when progress reports are due."""
    partnership = request.partnership
    form = ScheduleForm(typed(request, rules.start_schedule, partnership), partnership=partnership)
    if schedule := submitted(request, form, partial(actions.start_schedule, partnership, by=request.member)):
        messages.success(request, _("The schedule is written down."))
        return redirect(schedule)
    return show(request, "start_schedule", form=form)


@member_page
@require_POST
def end_schedule(request: HttpRequest) -> HttpResponse:
    """I end the schedule."""
    rows = request.partnership.report_schedules.select_related("partnership")
    schedule = actions.end_schedule(get_object_or_404(rows, ended_at=None), by=request.member)
    messages.success(request, _("The schedule has ended; the reports that are open stay due."))
    return redirect(schedule)
