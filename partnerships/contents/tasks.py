"""Who does what, to be read: the grid, its totals, what one partner does in it."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import pgettext_lazy

from partnerships.grid import Row, held, row_of
from partnerships.models import Involvement, Member, Objective, Partner, Partnership, Task

Part = Involvement.Part


LETTERS = {
    Part.ACCOUNTABLE: pgettext_lazy("letter of a part in a task", "A"),
    Part.RESPONSIBLE: pgettext_lazy("letter of a part in a task", "R"),
    Part.CONSULTED: pgettext_lazy("letter of a part in a task", "C"),
    Part.INFORMED: pgettext_lazy("letter of a part in a task", "I"),
}


def letter(part: str) -> str:
    """The one letter that stands for a part in the grid, in the reader's language."""
    return str(LETTERS[Part(part)])


@dataclass(frozen=True)
class Column:
    """A partner in the grid, and in how many tasks it is accountable or does the work."""

    partner: Partner
    accountable: int
    responsible: int

    @property
    def is_in(self) -> bool:
        return self.partner.standing == Partner.Standing.PARTNER


@dataclass(frozen=True)
class TaskRow:
    """One task with each partner's parts (`AR`), in the order of the columns."""

    task: Task
    columns: list[Column]
    held: list[str]

    @cached_property
    def accountable(self) -> Partner | None:
        """The partner that answers for it; one that left answers for nothing."""
        return next((partner for partner, mine in self.present if "A" in mine), None)

    @cached_property
    def responsible(self) -> list[Partner]:
        return [partner for partner, mine in self.present if "R" in mine]

    @property
    def present(self) -> list[tuple[Partner, str]]:
        """The partners that are in, with their parts."""
        return [
            (column.partner, mine)
            for column, mine in zip(self.columns, self.held, strict=True)
            if mine and column.is_in
        ]

    @property
    def gone(self) -> list[tuple[Partner, str]]:
        """Those that are not partners any more and still stand in the row."""
        return [
            (column.partner, mine)
            for column, mine in zip(self.columns, self.held, strict=True)
            if mine and not column.is_in
        ]

    @property
    def person(self) -> Member | None:
        return self.task.answerable

    @property
    def person_is_there(self) -> bool:
        """Whether the person named is still one of the accountable partner's people."""
        return self.person is not None and self.person.is_here_for(self.accountable)

    @cached_property
    def row(self) -> Row:
        """The same as plain values."""
        codes = [column.partner.code for column in self.columns]
        pairs = [(code, part) for code, mine in zip(codes, self.held, strict=True) for part in mine]
        return row_of(pairs, str(self.person.uuid) if self.person else "")


@dataclass(frozen=True)
class Grid:
    """Tasks × partners: who does what."""

    FEWEST = 4  # tasks from which a partner's part of them says something

    columns: list[Column]
    rows: list[TaskRow]

    @property
    def large(self) -> bool:
        """Whether it scrolls in a box of its own, and its columns carry short names alone."""
        return len(self.rows) > 25 or self.many

    @property
    def many(self) -> bool:
        return len(self.columns) > 12

    @property
    def complete(self) -> bool:
        return bool(self.rows) and not self.orphans

    @property
    def orphans(self) -> list[Task]:
        return [row.task for row in self.rows if row.accountable is None]

    @property
    def accountable_in_all(self) -> int:
        return sum(column.accountable for column in self.columns)

    @property
    def responsible_in_all(self) -> int:
        return sum(column.responsible for column in self.columns)

    @property
    def weighed(self) -> bool:
        """Whether there are enough tasks to say that one partner holds too many."""
        return len(self.rows) >= self.FEWEST

    @property
    def busiest(self) -> Column | None:
        """The partner accountable for most tasks."""
        found = max(self.columns, key=lambda column: column.accountable, default=None)
        return found if found and found.accountable else None

    @property
    def objectives(self) -> list[Objective]:
        """The objectives that tasks serve, in the order of their codes."""
        found = {row.task.objective.code: row.task.objective for row in self.rows if row.task.objective}
        return [found[code] for code in sorted(found)]

    def only(self, *, partner: str = "", objective: str = "") -> list[TaskRow]:
        """The rows in which this partner has a part, and that serve this objective."""
        return [
            row
            for row in self.rows
            if (not partner or partner in row.row.parts)
            and (not objective or (row.task.objective and row.task.objective.code == objective))
        ]

    def of(self, partner: Partner | None) -> "Own | None":
        """What this partner answers for and does."""
        if partner is None or partner.pk not in {column.partner.pk for column in self.columns}:
            return None
        parts = [(row, row.row.parts.get(partner.code, "")) for row in self.rows]
        return Own([row for row, mine in parts if "A" in mine], [row for row, mine in parts if "R" in mine])


@dataclass(frozen=True)
class Own:
    """The tasks for which one partner answers, and those that it does."""

    accountable: list[TaskRow]
    responsible: list[TaskRow]


def task_grid(partnership: Partnership) -> Grid:
    """Who does what, in three queries; a partner that left keeps its column while it stands in a row."""
    partners = list(partnership.partners.select_related("organisation"))
    tasks = list(partnership.tasks.select_related("objective", "answerable__user"))
    parts: dict[tuple[int, int], list[str]] = {}
    for task, partner, part in partnership.involvements.values_list("task_id", "partner_id", "part"):
        parts.setdefault((task, partner), []).append(part)
    columns = _columns(partners, parts)
    rows = [
        TaskRow(task, columns, [held(parts.get((task.pk, column.partner.pk), ())) for column in columns])
        for task in tasks
    ]
    return Grid(columns, rows)


def _columns(partners: Iterable[Partner], parts: dict[tuple[int, int], list[str]]) -> list[Column]:
    """The partners that are in, then those that are not and still stand in a row; each with its totals."""
    counts = Counter((partner, part) for (_task, partner), mine in parts.items() for part in mine)
    known = {partner for partner, _part in counts}
    shown = [row for row in partners if row.standing == Partner.Standing.PARTNER or row.pk in known]
    shown.sort(key=lambda row: row.standing != Partner.Standing.PARTNER)
    return [Column(row, counts[row.pk, Part.ACCOUNTABLE], counts[row.pk, Part.RESPONSIBLE]) for row in shown]
