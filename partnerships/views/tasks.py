from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents.tasks import task_grid
from partnerships.forms.tasks import AssignForm, TaskForm
from partnerships.models import Task
from partnerships.views import show, typed

FIELDS = {"A": "accountable", "R": "responsible", "C": "consulted", "I": "informed"}
CHOSEN = {"accountable": "-", "responsible": ("-",)}  # asked before the form is filled: may they at all?


@member_page
@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """Who does what."""
    grid = task_grid(request.partnership)
    refusal = rules.add_task.refusal(request.member, request.partnership)
    return show(request, "task_list", grid=grid, refusal=refusal)


@member_page
def add_task(request: HttpRequest) -> HttpResponse:
    """I write down a task with who does what in it."""
    partnership = request.partnership
    form = TaskForm(typed(request, rules.add_task, partnership), partnership=partnership)
    task = submitted(request, form, partial(actions.add_task, partnership, by=request.member))
    if task:
        messages.success(request, _("The task %(code)s is written down.") % {"code": task.code})
        return redirect("partnerships:task_list", partnership.slug)
    return show(request, "add_task", form=form)


@member_page
def assign_task(request: HttpRequest, code: str) -> HttpResponse:
    """I say again who does what in a task."""
    task = get_object_or_404(request.partnership.tasks, code=code)
    data = typed(request, rules.assign_task, task, **CHOSEN)
    form = AssignForm(data, partnership=request.partnership, initial=_parts(task))
    if submitted(request, form, partial(actions.assign_task, task, by=request.member)):
        messages.success(request, _("The task %(code)s: who does what is changed.") % {"code": task.code})
        return redirect("partnerships:task_list", request.partnership.slug)
    return show(request, "assign_task", form=form, task=task)


def _parts(task: Task) -> dict:
    held: dict[str, list[str]] = {name: [] for name in FIELDS.values()}
    for part, partner in task.involvements.values_list("part", "partner__code"):
        held[FIELDS[part]].append(partner)
    return held | {"accountable": next(iter(held["accountable"]), None)}
