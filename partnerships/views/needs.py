from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents.needs import need_matrix
from partnerships.contents.offers import need_page
from partnerships.forms.needs import AbsenceForm, DropForm, NeedForm
from partnerships.models import Need
from partnerships.views import show, typed

WAITING = 25  # offers to confirm that are listed at once


def need_of(request: HttpRequest, code: str) -> Need:
    """The need of this partnership with this code, or 404."""
    found = get_object_or_404(request.partnership.needs, code=code)
    found.partnership = request.partnership
    return found


@member_page
@require_safe
def need_list(request: HttpRequest) -> HttpResponse:
    """What we need, what each brings."""
    partnership, by = request.partnership, request.member
    strict = request.GET.get("view") == "strict"
    matrix = need_matrix(partnership, by=by, strict=strict, number=request.GET.get("page"))
    context = {
        "refusal": rules.add_need.refusal(by, partnership),
        "waiting": matrix.waiting[:WAITING],
        "opened": rules.is_open(partnership),
    }
    return show(request, "need_list", matrix=matrix, **context)


@member_page
@require_safe
def need_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One need: who brings what to it, how firmly, and what rests on it."""
    return show(request, "need_detail", **need_page(need_of(request, code), request.member))


@member_page
def add_need(request: HttpRequest) -> HttpResponse:
    """I write down something the partnership needs."""
    partnership = request.partnership
    form = NeedForm(typed(request, rules.add_need, partnership), partnership=partnership)
    need = submitted(request, form, partial(actions.add_need, partnership, by=request.member))
    if need:
        messages.success(request, _("The need %(code)s is written down.") % {"code": need.code})
        return redirect("partnerships:need_list", partnership.slug)
    return show(request, "add_need", form=form)


@member_page
def change_need(request: HttpRequest, code: str) -> HttpResponse:
    """I word a need again, or ask for more or less."""
    need = need_of(request, code)
    initial = {name: getattr(need, name) for name in ("title", "criticality", "required", "quantity", "unit")}
    data = typed(request, rules.change_need, need)
    form = NeedForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_need, need, by=request.member)):
        messages.success(request, _("The need %(code)s is changed.") % {"code": need.code})
        return redirect("partnerships:need_detail", request.partnership.slug, need.code)
    return show(request, "change_need", form=form, need=need)


@member_page
def drop_need(request: HttpRequest, code: str) -> HttpResponse:
    """I take off a need that nobody answers to."""
    need = need_of(request, code)
    form = DropForm(typed(request, rules.drop_need, need), partnership=request.partnership)
    if submitted(request, form, partial(actions.drop_need, need, by=request.member)):
        messages.success(request, _("The need %(code)s is dropped.") % {"code": code})
        return redirect("partnerships:need_list", request.partnership.slug)
    return show(request, "drop_need", form=form, need=need)


@member_page
def explain_absence(request: HttpRequest) -> HttpResponse:
    """I write why no partner speaks for the people concerned."""
    partnership = request.partnership
    data = typed(request, rules.explain_absence, partnership)
    form = AbsenceForm(data, partnership=partnership, initial={"reason": partnership.concerned_absent})
    if submitted(request, form, partial(actions.explain_absence, partnership, by=request.member)):
        messages.success(request, _("Written. All partners can read it."))
        return redirect("partnerships:need_list", partnership.slug)
    return show(request, "explain_absence", form=form)
