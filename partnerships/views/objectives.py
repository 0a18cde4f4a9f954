from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.forms.objectives import ZEROS, ObjectiveForm
from partnerships.views import show, typed


@member_page
@require_safe
def objective_list(request: HttpRequest) -> HttpResponse:
    """What we want to reach, from where, by when."""
    objectives = list(request.partnership.objectives.select_related("lead__organisation").prefetch_related("tasks"))
    unmeasured = [objective for objective in objectives if objective.missing]
    refusal = rules.add_objective.refusal(request.member, request.partnership)
    zeros = [[label for zero, label in ZEROS if zero in objective.zeros] for objective in objectives]
    context = {"objectives": list(zip(objectives, zeros, strict=True)), "unmeasured": unmeasured}
    return show(request, "objective_list", refusal=refusal, **context)


@member_page
def add_objective(request: HttpRequest) -> HttpResponse:
    """I write down an objective that the partners agreed."""
    partnership = request.partnership
    form = ObjectiveForm(typed(request, rules.add_objective, partnership), partnership=partnership)
    added = submitted(request, form, partial(actions.add_objective, partnership, by=request.member))
    if added:
        messages.success(request, _("The objective %(code)s is written down.") % {"code": added.code})
        return redirect("partnerships:objective_list", partnership.slug)
    return show(request, "add_objective", form=form)


@member_page
def change_objective(request: HttpRequest, code: str) -> HttpResponse:
    """I complete an objective."""
    objective = get_object_or_404(request.partnership.objectives.select_related("lead"), code=code)
    data = typed(request, rules.change_objective, objective)
    initial = {name: getattr(objective, name) for name in ObjectiveForm.base_fields if name != "once"}
    initial |= {"lead": objective.lead and objective.lead.code, "zeros": objective.zeros.split(", ")}
    form = ObjectiveForm(data, partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_objective, objective, by=request.member)):
        messages.success(request, _("The objective %(code)s is completed.") % {"code": objective.code})
        return redirect("partnerships:objective_list", request.partnership.slug)
    return show(request, "change_objective", form=form, objective=objective)
