"""Tables that are taken away: one description of rows, written as CSV, as a workbook or as canonical JSON.

A cell is a text, a whole number, a Decimal, a day, True or False, a `Term`, or None: nothing is known, which is
never written as 0.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from core.canonical import canonical
from core.cells import lines


@dataclass(frozen=True, slots=True)
class Term:
    """A choice: its code for programs, its word for readers."""

    code: str
    word: str


@dataclass(frozen=True)
class Sheet:
    """A table: its name for programs, its title, its columns (name, heading), and its rows, read each time anew."""

    name: str
    title: str
    columns: tuple[tuple[str, str], ...]
    rows: Callable[[], Iterable[list[Any]]]

    @property
    def headings(self) -> list[str]:
        """What stands over the columns, in the reader's language."""
        return [heading for _name, heading in self.columns]

    @property
    def names(self) -> list[str]:
        """What programs call the columns, in any language."""
        return [name for name, _heading in self.columns]


def without_zeros(value: Decimal) -> str:
    """The digits of a decimal as JSON and CSV write them: "70", "11.4", never an exponent."""
    if value == 0:
        return "0"
    written = f"{value:f}"
    return written.rstrip("0").rstrip(".") if "." in written else written


def csv_lines(sheet: Sheet, yes: str, no: str) -> Iterator[str]:
    """The table as CSV, line by line, headings first, no cell a formula; `yes` and `no` say True and False."""
    answers = {True: yes, False: no}

    def written(cell: Any) -> Any:
        if isinstance(cell, Term):
            return cell.word
        if isinstance(cell, bool):
            return answers[cell]
        if isinstance(cell, Decimal):
            return Decimal(without_zeros(cell))  # still a figure: a minus sign starts no formula
        return cell.isoformat() if isinstance(cell, date) else cell

    yield from lines([sheet.headings])
    yield from lines(([written(cell) for cell in row] for row in sheet.rows()), mark="")


def plain(cell: Any) -> Any:
    """A cell as canonical JSON holds it: decimals and days are texts."""
    if isinstance(cell, Term):
        return cell.code
    if isinstance(cell, Decimal):
        return without_zeros(cell)
    return cell.isoformat() if isinstance(cell, date) else cell


def json_chunks(head: Mapping[str, Any], sheets: Iterable[Sheet]) -> Iterator[bytes]:
    """One canonical JSON object (RFC 8785), piece by piece: `head`, and each table as a list of objects by its name.

    Names are ASCII, so their alphabetical order is the canonical one.
    """
    parts: dict[str, Any] = {**head, **{sheet.name: sheet for sheet in sheets}}
    for number, name in enumerate(sorted(parts)):
        yield (b"," if number else b"{") + canonical(name) + b":"
        part = parts[name]
        if isinstance(part, Sheet):
            yield from _objects(part)
        else:
            yield canonical(part)
    yield b"}"


def _objects(sheet: Sheet) -> Iterator[bytes]:
    names = sheet.names
    yield b"["
    for number, row in enumerate(sheet.rows()):
        held = dict(zip(names, map(plain, row), strict=True))
        yield (b"," if number else b"") + canonical(held)
    yield b"]"
