"""The grid of who does what as it is edited: what was typed beside what is written."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from partnerships.contents.tasks import Column, Grid, Part, TaskRow, letter
from partnerships.grid import CHOICES, Row, Typed
from partnerships.models import Member, Partner, Partnership, Task

FIELDS = 3000  # what one page of the grid may send: fewer rows when there are many partners
MOST_ROWS = 50


@dataclass(frozen=True)
class People:
    """Who may be named behind A: by partner, in the order of the columns."""

    by_partner: list[tuple[Partner, list[Member]]]

    @cached_property
    def known(self) -> set[str]:
        return {str(member.uuid) for _partner, members in self.by_partner for member in members}


@dataclass(frozen=True)
class EditRow:
    """One row to edit: what its cells show, the digest that it carries, and what is wrong with it."""

    written: TaskRow
    shown: Row
    read: str
    wrong: str
    kept: bool  # shows what was typed, which is not written yet
    collides: bool
    first: bool = False  # of those that are wrong: the page opens there

    @property
    def task(self) -> Task:
        return self.written.task

    @property
    def cells(self) -> list[tuple[Column, str, tuple[str, ...]]]:
        """For each column, what the cell shows and what it offers."""
        found = []
        for column in self.written.columns:
            code = column.partner.code
            offered = choices(column, self.written.row.parts.get(code, ""))
            found.append((column, self.shown.parts.get(code, ""), offered))
        return found

    @property
    def theirs(self) -> str:
        """What is written now, in one sentence: for whoever typed something else meanwhile."""
        names = {column.partner.code: column.partner.name for column in self.written.columns}
        row = self.written.row
        said = [
            _("%(part)s: %(partners)s") % {"part": letter(part), "partners": ", ".join(names[code] for code in codes)}
            for part in Part.values
            if (codes := row.holding(part))
        ]
        return " · ".join([*said, *([self.written.person.user.name] if self.written.person else [])])


def choices(column: Column, written: str) -> tuple[str, ...]:
    """What a cell offers: everything; to who is not a partner any more, nothing but what it holds."""
    offered = CHOICES if column.is_in else ("",)
    return offered if written in offered else (*offered, written)


def people(partnership: Partnership, grid: Grid) -> People:
    """The current members of each partner, in one query."""
    found: dict[int, list[Member]] = {}
    for member in partnership.members.current().exclude(partner=None).select_related("user"):
        found.setdefault(member.partner_id, []).append(member)
    return People(
        [
            (column.partner, found[column.partner.pk])
            for column in grid.columns
            if column.is_in and column.partner.pk in found
        ]
    )


def rows_per_page(grid: Grid) -> int:
    """How many rows one form holds, so that it never sends more fields than the site accepts."""
    return max(1, min(MOST_ROWS, FIELDS // (len(grid.columns) + 3)))


def edit_rows(rows: list[TaskRow], typed: Mapping[str, Typed], wrong: Mapping[str, str]) -> list[EditRow]:
    """The rows as the person left them; whoever changed nothing in a row sees what is written now."""
    found = []
    for row in rows:
        mine = typed.get(row.task.code)
        kept = mine is not None and mine.changed
        collides = mine is not None and mine.collides(row.row)
        found.append(
            EditRow(
                written=row,
                shown=mine.row if kept else row.row,
                # Whoever has both versions before their eyes may send theirs again.
                read=mine.read if kept and not collides else row.row.digest,
                wrong=wrong.get(row.task.code, ""),
                kept=kept,
                collides=collides,
                first=row.task.code in wrong and not any(one.wrong for one in found),
            )
        )
    return found


def loose(rows: list[EditRow], wrong: Mapping[str, str]) -> list[str]:
    """What is wrong and belongs to no row shown, in sentences that stand alone."""
    shown = {row.task.code for row in rows}
    said = _("%(task)s. %(reason)s")
    apart = {code: reason for code, reason in wrong.items() if code not in shown}
    return [said % {"task": code, "reason": reason} if code else reason for code, reason in apart.items()]


def totals(grid: Grid, rows: list[EditRow]) -> list[tuple[str, str, list[tuple[Column, int, int]]]]:
    """For A and R: its word, and per column how many there are in the rows not shown, and with those shown."""
    found = []
    for part, word in (("A", _("Accountable for")), ("R", _("Does"))):
        line = []
        for column in grid.columns:
            code, whole = column.partner.code, column.accountable if part == "A" else column.responsible
            elsewhere = whole - sum(part in row.written.row.parts.get(code, "") for row in rows)
            line.append((column, elsewhere, elsewhere + sum(part in row.shown.parts.get(code, "") for row in rows)))
        found.append((part, word, line))
    return found
