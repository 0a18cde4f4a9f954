from functools import partial
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from core.pages import submitted
from partnerships import actions, events, rules
from partnerships.access import member_page
from partnerships.contents.journal import history
from partnerships.contents.objectives import objective_row, objectives_page
from partnerships.forms import InsideForm
from partnerships.forms.objectives import ObjectiveForm
from partnerships.forms.order import MoveForm
from partnerships.models import Objective
from partnerships.views import show, typed


def objective_of(request: HttpRequest, code: str) -> Objective:
    """The objective of this partnership with this code, or 404."""
    found = get_object_or_404(request.partnership.objectives.select_related("lead__organisation"), code=code)
    found.partnership = request.partnership
    return found


@member_page
@require_safe
def objective_list(request: HttpRequest) -> HttpResponse:
    """What we want to reach, from where, by when."""
    return _listed(request)


def _listed(request: HttpRequest, **more: Any) -> HttpResponse:
    refusal = rules.add_objective.refusal(request.member, request.partnership)
    return show(request, "objective_list", listed=objectives_page(request.partnership), refusal=refusal, **more)


@member_page
@require_safe
def objective_detail(request: HttpRequest, code: str) -> HttpResponse:
    """One objective: what it says, what serves it, what to look at, what happened to it."""
    objective = objective_of(request, code)
    told = (events.OBJECTIVE_ADDED, events.OBJECTIVE_CHANGED)
    context = {
        "row": objective_row(objective, request.partnership.today()),
        "lines": history(request.partnership, code, *told),
        "refusal": rules.change_objective.refusal(request.member, objective),
    }
    return show(request, "objective_detail", objective=objective, **context)


@member_page
def add_objective(request: HttpRequest) -> HttpResponse:
    """I write down an objective that the partners agreed."""
    partnership = request.partnership
    form = ObjectiveForm(typed(request, rules.add_objective, partnership), partnership=partnership)
    added = submitted(request, form, partial(actions.add_objective, partnership, by=request.member))
    if added:
        messages.success(request, _("The objective %(code)s is written down.") % {"code": added.code})
        return redirect("partnerships:objective_detail", partnership.slug, added.code)
    return show(request, "add_objective", form=form)


@member_page
def change_objective(request: HttpRequest, code: str) -> HttpResponse:
    """I complete an objective."""
    objective = objective_of(request, code)
    data = typed(request, rules.change_objective, objective)
    initial = {name: getattr(objective, name) for name in ObjectiveForm.base_fields if name != "once"}
    initial |= {"lead": objective.lead and objective.lead.code, "zeros": objective.zeros.split(", ")}
    form = ObjectiveForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_objective, objective, by=request.member)):
        messages.success(request, _("The objective %(code)s is written down.") % {"code": objective.code})
        return redirect("partnerships:objective_detail", request.partnership.slug, objective.code)
    return show(request, "change_objective", form=form, objective=objective)


@member_page
@require_POST
def move_objective(request: HttpRequest, code: str) -> HttpResponse:
    """I move an objective one place up or down."""
    objective, form = objective_of(request, code), MoveForm(request.POST)
    moved = submitted(request, form, partial(actions.move_objective, objective, by=request.member))
    if moved is None:
        return _listed(request, form=form)
    said = {"code": moved.code, "rank": moved.rank}
    messages.success(request, _("The objective %(code)s now stands at place %(rank)s.") % said)
    return redirect(f"{reverse('partnerships:objective_list', args=[request.partnership.slug])}#o-{moved.code}")


@member_page
def drop_objective(request: HttpRequest, code: str) -> HttpResponse:
    """I remove an objective on which nothing rests."""
    objective = objective_of(request, code)
    form = InsideForm(typed(request, rules.drop_objective, objective), partnership=request.partnership)
    if submitted(request, form, partial(actions.drop_objective, objective, by=request.member)):
        messages.success(request, _("The objective %(code)s is removed.") % {"code": code})
        return redirect("partnerships:objective_list", request.partnership.slug)
    return show(request, "drop_objective", form=form, objective=objective)
