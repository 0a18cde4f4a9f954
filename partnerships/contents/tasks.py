from dataclasses import dataclass
from fractions import Fraction

from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from partnerships.models import Involvement, Partner, Partnership, Task

Part = Involvement.Part
TOO_MUCH = Fraction(40, 100)  # of the tasks, held by one accountable partner


def letter(part: str) -> str:
    """The one letter that stands for a part in the grid, in the reader's language."""
    return {
        Part.ACCOUNTABLE: pgettext("letter of a part in a task", "A"),
        Part.RESPONSIBLE: pgettext("letter of a part in a task", "R"),
        Part.CONSULTED: pgettext("letter of a part in a task", "C"),
        Part.INFORMED: pgettext("letter of a part in a task", "I"),
    }[Part(part)]


STYLES = {
    Part.ACCOUNTABLE: "role-g",
    Part.RESPONSIBLE: "role-r",
    Part.CONSULTED: "role-c",
    Part.INFORMED: "role-c",
}


@dataclass(frozen=True)
class Role:
    """A partner's part in a task, as a letter with its word."""

    letter: str
    word: str
    style: str


@dataclass(frozen=True)
class TaskRow:
    """One task with each partner's parts."""

    task: Task
    cells: list[list[Role]]
    accountable: Partner | None


@dataclass(frozen=True)
class Warned:
    """Something to look at, with its reason."""

    what: str
    why: str


@dataclass(frozen=True)
class Grid:
    """Tasks × partners: who does what."""

    partners: list[Partner]
    rows: list[TaskRow]
    accountable: list[int]
    responsible: list[int]
    warnings: list[Warned]

    @property
    def complete(self) -> bool:
        return bool(self.rows) and all(row.accountable for row in self.rows)

    @property
    def orphans(self) -> list[Task]:
        return [row.task for row in self.rows if row.accountable is None]

    @property
    def accountable_in_all(self) -> int:
        return sum(self.accountable)

    @property
    def responsible_in_all(self) -> int:
        return sum(self.responsible)

    @property
    def busiest(self) -> tuple[Partner, int] | None:
        """The partner accountable for most tasks, and for how many."""
        if not any(self.accountable):
            return None
        most = max(self.accountable)
        return self.partners[self.accountable.index(most)], most


def task_grid(partnership: Partnership) -> Grid:
    """Who does what, in three queries."""
    partners = list(partnership.partners.full().select_related("organisation"))
    tasks = list(partnership.tasks.select_related("objective"))
    parts: dict[tuple[int, int], list[str]] = {}
    for task, partner, part in partnership.involvements.values_list("task_id", "partner_id", "part"):
        parts.setdefault((task, partner), []).append(part)
    roles = {part: Role(letter(part), str(Part(part).label), STYLES[Part(part)]) for part in Part.values}
    rows = [_row(task, partners, parts, roles) for task in tasks]
    totals = {part: [sum(part in parts.get((t.pk, p.pk), ()) for t in tasks) for p in partners] for part in "AR"}
    return Grid(partners, rows, totals["A"], totals["R"], _warnings(rows, partners, parts, totals["A"]))


def _row(task: Task, partners: list[Partner], parts: dict, roles: dict[str, Role]) -> TaskRow:
    held = [sorted(parts.get((task.pk, partner.pk), ()), key="ARCI".index) for partner in partners]
    accountable = next((partner for partner, mine in zip(partners, held, strict=True) if "A" in mine), None)
    return TaskRow(task, [[roles[part] for part in mine] for mine in held], accountable)


def _warnings(rows: list[TaskRow], partners: list[Partner], parts: dict, accountable: list[int]) -> list[Warned]:
    found = []
    for partner, held in zip(partners, accountable, strict=True):
        if len(rows) > 1 and Fraction(held, len(rows)) > TOO_MUCH:
            why = _("accountable for %(held)d tasks of %(all)d, more than 40 %%: if it falters, everything does.")
            found.append(Warned(partner.name, why % {"held": held, "all": len(rows)}))
    for row in rows:
        if row.accountable is None:
            found.append(Warned(str(row.task), _("Nobody is accountable for it.")))
        elif "R" not in parts.get((row.task.pk, row.accountable.pk), ()):
            why = _("%(partner)s is accountable and does not do the work itself: that can be right, say it.")
            found.append(Warned(str(row.task), why % {"partner": row.accountable.name}))
    return found
