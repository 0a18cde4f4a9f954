from functools import partial

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_safe

from core.pages import submitted
from partnerships import actions, rules
from partnerships.access import member_page
from partnerships.contents.attention import warnings
from partnerships.contents.editing import MOST_ROWS, edit_rows, loose, people, rows_per_page, totals
from partnerships.contents.tasks import task_grid
from partnerships.forms import InsideForm
from partnerships.forms.tasks import AssignForm, ChangeTaskForm, GridForm, TaskFilterForm, TaskForm
from partnerships.models import Task
from partnerships.views import show, typed

FIELDS = {"A": "accountable", "R": "responsible", "C": "consulted", "I": "informed"}


@member_page
@require_safe
def task_list(request: HttpRequest) -> HttpResponse:
    """Who does what."""
    partnership, grid = request.partnership, task_grid(request.partnership)
    form = TaskFilterForm(request.GET, shown=grid)
    wanted = form.cleaned_data if form.is_valid() else {}
    rows = Paginator(grid.only(**wanted), MOST_ROWS).get_page(request.GET.get("page"))
    context = {"grid": grid, "rows": rows, "form": form, "filtered": {key: one for key, one in wanted.items() if one}}
    context |= {"warnings": warnings(grid, partnership.today()), "today": partnership.today()}
    refusal = rules.add_task.refusal(request.member, partnership)
    own = grid.of(request.member.partner) if request.member.represents and refusal else None
    return show(request, "task_list", refusal=refusal, own=own, **context)


@member_page
def assign_tasks(request: HttpRequest) -> HttpResponse:
    """I change the grid of who does what."""
    partnership, grid = request.partnership, task_grid(request.partnership)
    named = people(partnership, grid)
    data = typed(request, rules.assign_tasks, partnership)
    form = GridForm(data, partnership=partnership, shown=grid, people=named)
    changed = submitted(request, form, partial(_assign, request))
    if changed is not None:
        return redirect("partnerships:task_list", partnership.slug)
    if form.is_bound:  # what others wrote in between is shown beside what was typed
        grid = task_grid(partnership)
    shown = [row for row in grid.rows if row.task.code in form.rows] if form.rows else grid.rows
    page = Paginator(shown, rows_per_page(grid)).get_page(request.GET.get("page") if not form.rows else 1)
    rows = edit_rows(list(page), form.rows, form.wrong)
    context = {"rows": rows, "totals": totals(grid, rows), "loose": loose(rows, form.wrong), "people": named}
    return show(request, "assign_tasks", form=form, grid=grid, page=page, **context)


def _assign(request: HttpRequest, **answer) -> bool:
    changed = actions.assign_tasks(request.partnership, by=request.member, **answer)
    said = ngettext("%(n)d task changed.", "%(n)d tasks changed.", len(changed)) % {"n": len(changed)}
    messages.success(request, said if changed else _("You changed nothing; the grid stays as it was."))
    return True


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
def change_task(request: HttpRequest, code: str) -> HttpResponse:
    """I correct what a task says, which objective it serves and by when it is done."""
    task = _task(request, code)
    initial = {"title": task.title, "objective": task.objective and task.objective.code, "due_on": task.due_on}
    form = ChangeTaskForm(typed(request, rules.change_task, task), partnership=request.partnership, initial=initial)
    if submitted(request, form, partial(actions.change_task, task, by=request.member)):
        messages.success(request, _("The task %(code)s is changed.") % {"code": task.code})
        return redirect("partnerships:task_list", request.partnership.slug)
    return show(request, "change_task", form=form, task=task)


@member_page
def drop_task(request: HttpRequest, code: str) -> HttpResponse:
    """I delete a task that we gave up, after reading what follows."""
    task = _task(request, code)
    form = InsideForm(typed(request, rules.drop_task, task), partnership=request.partnership)
    if submitted(request, form, partial(actions.drop_task, task, by=request.member)):
        messages.success(request, _("The task %(code)s is deleted.") % {"code": task.code})
        return redirect("partnerships:task_list", request.partnership.slug)
    return show(request, "drop_task", form=form, task=task)


@member_page
def assign_task(request: HttpRequest, code: str) -> HttpResponse:
    """I say again who does what in a task."""
    task = _task(request, code)
    data = typed(request, rules.assign_task, task, chosen=False)
    form = AssignForm(data, partnership=request.partnership, task=task, initial=_parts(task))
    if submitted(request, form, partial(actions.assign_task, task, by=request.member)):
        messages.success(request, _("The task %(code)s: who does what is changed.") % {"code": task.code})
        return redirect("partnerships:task_list", request.partnership.slug)
    return show(request, "assign_task", form=form, task=task)


def _task(request: HttpRequest, code: str) -> Task:
    """The task of this partnership with this code, or 404."""
    task = get_object_or_404(request.partnership.tasks.select_related("objective", "answerable__user"), code=code)
    task.partnership = request.partnership
    return task


def _parts(task: Task) -> dict:
    held: dict[str, list[str]] = {name: [] for name in FIELDS.values()}
    for part, partner in task.involvements.values_list("part", "partner__code"):
        held[FIELDS[part]].append(partner)
    accountable = next(iter(held["accountable"]), None)
    return held | {"accountable": accountable, "answerable": task.answerable and task.answerable.uuid}
