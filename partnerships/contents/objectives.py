from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from core.days import date_format
from partnerships import sdg
from partnerships.contents.attention import Warned
from partnerships.contents.sdg import ZEROS, named_goals
from partnerships.models import Objective, Partnership, Task

MANY_GOALS = 5  # of the 2030 Agenda, on one objective
MANY_GOALS_IN_ALL = 8  # on all objectives together: about half of the seventeen

# What an objective says: field, its words, why it matters.
SAYS = (
    ("baseline", gettext_lazy("where we start from"), gettext_lazy("Without it, nobody can say how far we came.")),
    ("target", gettext_lazy("where we want to be"), gettext_lazy("Without it, nobody can say that it is reached.")),
    ("unit", gettext_lazy("unit"), gettext_lazy("A figure without its unit can be read in two ways.")),
    ("due_on", gettext_lazy("by when"), gettext_lazy("Without a date, it is never late and never reached.")),
    ("beneficiaries", gettext_lazy("for whom"), gettext_lazy("What is for everybody in general changes for nobody.")),
    ("expect", gettext_lazy("when to expect what"), gettext_lazy("Without it, somebody will judge too early.")),
    ("lead", gettext_lazy("lead partner"), gettext_lazy("No partner carries it before the others.")),
)


@dataclass(frozen=True)
class ObjectiveRow:
    """One objective with what it serves, what serves it, what it does not say yet and what to look at."""

    objective: Objective
    tasks: list[Task]
    zeros: list[Any]
    goals: list[dict[str, Any]]
    missing: list[Warned]
    hints: list[Warned]
    past: bool

    @property
    def measurable(self) -> bool:
        return not self.objective.missing


@dataclass(frozen=True)
class ObjectiveList:
    """The objectives in the order that the partners chose."""

    rows: list[ObjectiveRow]
    hints: list[str]

    @property
    def unmeasured(self) -> list[ObjectiveRow]:
        return [row for row in self.rows if not row.measurable]


def objectives_page(partnership: Partnership) -> ObjectiveList:
    """Every objective, in two queries."""
    objectives = partnership.objectives.select_related("lead__organisation").prefetch_related("tasks")
    today = partnership.today()
    rows = [objective_row(objective, today) for objective in objectives]
    return ObjectiveList(rows, list(_in_all(rows)))


def objective_row(objective: Objective, today: date) -> ObjectiveRow:
    """One objective as it is read on that day."""
    tasks = list(objective.tasks.all())
    zeros = [label for zero, label in ZEROS.items() if zero in objective.zeros]
    past = objective.due_on is not None and objective.due_on < today
    missing = list(_missing(objective, tasks))
    return ObjectiveRow(
        objective, tasks, zeros, named_goals(objective.sdg_targets), missing, list(_hints(objective)), past
    )


def _missing(objective: Objective, tasks: list[Task]) -> Iterator[Warned]:
    for name, what, why in SAYS:
        if not getattr(objective, name):
            yield Warned(str(what), str(why))
    if not tasks:
        yield Warned(_("a task"), _("No task serves it: nobody has said what they do about it."))


def _hints(objective: Objective) -> Iterator[Warned]:
    """What deserves a second look; none of it forbids anything."""
    goals = sdg.goals(objective.sdg_targets)
    if len(goals) > MANY_GOALS:
        yield Warned(_many(len(goals)), _("A goal is ticked only when it is truly served."))
    if not any(mark.isdigit() for words in objective.statement.values() for mark in words):
        why = _("It holds no figure and no date: would somebody outside see that it is reached?")
        yield Warned(_("The statement is perhaps vague."), why)
    starts_on = objective.partnership.starts_on
    if objective.due_on and starts_on and objective.due_on < starts_on:
        why = _("It starts on %(day)s: look at one date or the other.") % {"day": date_format(starts_on, "DATE_FORMAT")}
        yield Warned(_("It is due before the partnership starts."), why)


def _in_all(rows: list[ObjectiveRow]) -> Iterator[str]:
    goals = {goal["number"] for row in rows for goal in row.goals}
    if len(goals) > MANY_GOALS_IN_ALL:
        said = _(
            "Together they tick %(n)d goals of the 2030 Agenda out of 17. "
            "A goal is ticked only when it is truly served."
        )
        yield said % {"n": len(goals)}


def _many(n: int) -> str:
    return ngettext("It ticks %(n)d goal of the 2030 Agenda.", "It ticks %(n)d goals of the 2030 Agenda.", n) % {"n": n}
