from datetime import timedelta
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from impact import actions, rules
from impact.contents import health as contents
from impact.forms.health import CloseHealthForm, HealthForm, OpenHealthForm
from impact.models import HealthCheck
from impact.views import show
from partnerships.access import member_page
from partnerships.views import typed

USUAL = timedelta(days=14)


@member_page
@require_safe
def health_check_list(request: HttpRequest) -> HttpResponse:
    """How the partnership is doing, health check after health check."""
    lines = contents.health_checks(request.partnership)
    checks, table = contents.compared(lines)
    refusal = rules.open_health_check.refusal(request.member, request.partnership)
    return show(request, "health_check_list", lines=lines, checks=checks, table=table, refusal=refusal)


@member_page
@require_safe
def health_check_detail(request: HttpRequest, number: int) -> HttpResponse:
    """One health check: how many have answered while it is open, what they say once it is closed."""
    check, member = _check_at(request, number), request.member
    if check.closed_at:
        return show(request, "health_check_results", check=check, results=contents.results(check))
    answered, asked = contents.progress(check)
    refusal = rules.answer_health_check.refusal(member, check)
    closing = rules.close_health_check.refusal(member, check)
    facts = {"answered": answered, "asked": asked, "refusal": refusal, "closing": closing}
    return show(request, "health_check_detail", check=check, **facts)


@member_page
def open_health_check(request: HttpRequest) -> HttpResponse:
    """I ask the people of every partner how the partnership is doing."""
    partnership = request.partnership
    data = typed(request, rules.open_health_check, partnership)
    form = OpenHealthForm(data, partnership=partnership, initial={"closes_on": partnership.today() + USUAL})
    check = submitted(request, form, partial(actions.open_health_check, partnership, by=request.member))
    if check:
        messages.success(request, _("The health check is open. Those who are asked receive a message."))
        return redirect(check)
    return show(request, "open_health_check", form=form)


@member_page
def answer_health_check(request: HttpRequest, number: int) -> HttpResponse:
    """I answer the health check, once and without my name."""
    check = _check_at(request, number)
    form = HealthForm(typed(request, rules.answer_health_check, check), partnership=request.partnership)
    if submitted(request, form, partial(actions.answer_health_check, check, by=request.member)):
        messages.success(request, _("Thank you. Your answers are kept without your name."))
        return redirect(check)
    return show(request, "answer_health_check", form=form, check=check)


@member_page
def close_health_check(request: HttpRequest, number: int) -> HttpResponse:
    """I close the health check: its results are read from now on."""
    check = _check_at(request, number)
    form = CloseHealthForm(typed(request, rules.close_health_check, check), partnership=request.partnership)
    if submitted(request, form, partial(actions.close_health_check, check, by=request.member)):
        messages.success(request, _("The health check is closed. Everybody reads the results at the same time."))
        return redirect(check)
    answered, asked = contents.progress(check)
    return show(request, "close_health_check", form=form, check=check, answered=answered, asked=asked)


def _check_at(request: HttpRequest, number: int) -> HealthCheck:
    check = get_object_or_404(HealthCheck, partnership=request.partnership, number=number)
    check.partnership = request.partnership
    return check
