"""What to look at in the grid of who does what, in words."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from fractions import Fraction
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from partnerships.contents.tasks import Grid, TaskRow

TOO_MUCH = Fraction(40, 100)  # of the tasks, held by one accountable partner
NAMED = 12  # codes that a line names, before it counts the others


@dataclass(frozen=True)
class Warned:
    """Something to look at, with its reason."""

    what: str
    why: str


def warnings(grid: Grid, today: date) -> list[Warned]:
    """What to look at, the heaviest first: one line per kind, naming its tasks."""
    found: dict[int, tuple[Any, list[TaskRow]]] = {}
    for row in grid.rows:
        for rank, (wrong, why) in enumerate(to_look_at(row, today)):
            if wrong:
                found.setdefault(rank, (why, []))[1].append(row)
    return [*too_much(grid), *(Warned(_named(rows), str(why)) for _rank, (why, rows) in sorted(found.items()))]


def to_look_at(row: TaskRow, today: date) -> Iterator[tuple[bool, Any]]:
    """Whether each kind of thing to look at is in a row, and how it is said; the heaviest first."""
    partner, person = row.accountable, row.person
    gone = {part for _partner, mine in row.gone for part in mine}
    yield partner is None and "A" in gone, gettext_lazy("The accountable partner left: choose another.")
    yield partner is None and "A" not in gone, gettext_lazy("Nobody is accountable for it.")
    yield not row.responsible, gettext_lazy("No partner does the work.")
    yield bool(gone - {"A"}), gettext_lazy("A partner that left still has a part in it.")
    yield partner is not None and person is None, gettext_lazy("Nobody is named behind the accountable partner.")
    yield (
        partner is not None and person is not None and not row.person_is_there,
        gettext_lazy("The person named does not speak for the accountable partner any more."),
    )
    yield past(row, today), gettext_lazy("Its date is over: say where it stands, or give it another date.")
    yield (
        partner is not None and partner not in row.responsible,
        gettext_lazy("The accountable partner does not do the work itself: that can be right, say it."),
    )


def too_much(grid: Grid) -> list[Warned]:
    """The partners accountable for more than 40 % of the tasks, as an exact fraction, once there are enough tasks."""
    whole = len(grid.rows)
    why = _("accountable for %(held)d tasks of %(all)d, more than 40 %%: if it falters, everything does.")
    return [
        Warned(column.partner.name, why % {"held": column.accountable, "all": whole})
        for column in grid.columns
        if grid.weighed and column.is_in and Fraction(column.accountable, whole) > TOO_MUCH
    ]


def past(row: TaskRow, today: date) -> bool:
    """Whether the task's date is over."""
    return row.task.due_on is not None and row.task.due_on < today


def _named(rows: list[TaskRow]) -> str:
    """One task in full, several by their codes."""
    if len(rows) == 1:
        return str(rows[0].task)
    said, more = ", ".join(row.task.code for row in rows[:NAMED]), len(rows) - NAMED
    if more <= 0:
        return said
    return ngettext("%(codes)s and %(n)d other", "%(codes)s and %(n)d others", more) % {"codes": said, "n": more}
