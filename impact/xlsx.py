"""Tables as the bytes of a workbook: days are days, figures are figures, and no text is ever a formula."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from typing import IO, Any

from xlsxwriter import Workbook
from xlsxwriter.format import Format
from xlsxwriter.worksheet import Worksheet

from impact.sheets import Sheet, Term

MOST_ROWS = 1_048_576  # of one sheet; a longer table goes on in the next one
MOST_TEXT = 32_767  # characters of one cell
CUT = "…"
FIRST_YEAR = 1901  # spreadsheets count days from 1900, in two ways
WIDEST, NARROWEST = 60, 10
OPTIONS = {
    "constant_memory": True,
    "strings_to_formulas": False,
    "strings_to_urls": False,
    "strings_to_numbers": False,
    "default_date_format": "yyyy-mm-dd",
}


def workbook(stream: IO[bytes], sheets: Iterable[Sheet], *, title: str, created: datetime) -> None:
    """Write the tables as one workbook, a sheet each, the headings always in sight.

    `created` is an aware moment, in UTC. Rows are read once and go through temporary files: one is held at a time.
    """
    with closing(Workbook(stream, OPTIONS)) as book:
        book.set_properties({"title": title, "created": created.replace(tzinfo=None, microsecond=0)})
        bold, wrapped = book.add_format({"bold": True}), book.add_format({"text_wrap": True, "valign": "top"})
        names = Names()
        for sheet in sheets:
            rows = iter(sheet.rows())
            left = True
            while left:
                page = book.add_worksheet(names.new(sheet.title))
                _head(page, sheet, bold, wrapped)
                left = _fill(page, rows)


class Names:
    """Names of sheets as a workbook takes them: at most 31 characters, none of `[]:*?/\\`, none twice."""

    def __init__(self) -> None:
        self.given: set[str] = set()

    def new(self, title: str) -> str:
        """A name near this title."""
        bare = "".join("-" if sign in "[]:*?/\\" else sign for sign in title).strip("' ")[:27] or "-"
        name, number = bare, 1
        while name.casefold() in self.given:
            number += 1
            name = f"{bare} {number}"
        self.given.add(name.casefold())
        return name


def _head(page: Worksheet, sheet: Sheet, bold: Format, wrapped: Format) -> None:
    page.freeze_panes(1, 0)
    for column, heading in enumerate(sheet.headings):
        page.set_column(column, column, min(max(len(heading) + 2, NARROWEST), WIDEST))
        page.write_string(0, column, heading, bold)
    if len(sheet.columns) == 2:  # sentences, not figures
        page.set_column(1, 1, 2 * WIDEST, wrapped)


def _fill(page: Worksheet, rows: Iterator[list[Any]]) -> bool:
    """Write rows until the sheet is full; whether more may follow."""
    for number in range(1, MOST_ROWS):
        row = next(rows, None)
        if row is None:
            return False
        for column, cell in enumerate(row):
            _write(page, number, column, cell)
    return True


def _write(page: Worksheet, row: int, column: int, cell: Any) -> None:
    if cell is None or cell == "":
        return
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell)
    elif isinstance(cell, int | Decimal):
        page.write_number(row, column, cell)
    elif isinstance(cell, date) and cell.year >= FIRST_YEAR:
        page.write_datetime(row, column, cell)
    else:
        page.write_string(row, column, _text(cell.word if isinstance(cell, Term) else str(cell)))


def _text(text: str) -> str:
    if text.startswith("<r>") and text.endswith("</r>"):
        text = f" {text}"  # the writer would put such a text in the file as its own markup
    return text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + CUT
