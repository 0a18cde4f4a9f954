from functools import partial
from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from impact import actions, rules
from impact.forms.locks import LockForm, OpenForm
from impact.models import PeriodLock
from impact.views import show
from partnerships.access import member_page
from partnerships.views import typed


@member_page
@require_safe
def period_list(request: HttpRequest) -> HttpResponse:
    """The periods whose figures no longer move, and those that were opened again."""
    known = PeriodLock.objects.filter(partnership=request.partnership)
    rows = list(known.select_related("locked_by__user", "opened_by__user").order_by("-starts_on", "-pk"))
    refusal = rules.lock_period.refusal(request.member, request.partnership)
    return show(request, "period_list", rows=rows, refusal=refusal)


@member_page
def lock_period(request: HttpRequest) -> HttpResponse:
    """I lock a period."""
    partnership = request.partnership
    form = LockForm(typed(request, rules.lock_period, partnership), partnership=partnership)
    if submitted(request, form, partial(actions.lock_period, partnership, by=request.member)):
        messages.success(request, _("The period is locked: its figures no longer move."))
        return redirect("impact:period_list", partnership.slug)
    return show(request, "lock_period", form=form)


@member_page
def open_period(request: HttpRequest, uuid: UUID) -> HttpResponse:
    """I open a locked period again."""
    locked = get_object_or_404(PeriodLock, partnership=request.partnership, uuid=uuid)
    locked.partnership = request.partnership
    form = OpenForm(typed(request, rules.open_period, locked), partnership=request.partnership)
    if submitted(request, form, partial(actions.open_period, locked, by=request.member)):
        messages.success(request, _("The period is open again."))
        return redirect("impact:period_list", request.partnership.slug)
    return show(request, "open_period", form=form, locked=locked)
