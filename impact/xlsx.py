"""Tables as the bytes of a workbook: days are days, figures are figures, and no text is ever a formula."""

from collections.abc import Iterable, Iterator
from contextlib import closing
from datetime import date, datetime
from decimal import Decimal
from math import ceil
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
A4 = 9  # as spreadsheets number the sizes of paper
LINE, HIGHEST = 15, 409  # points: of a line, and of the highest row that they show
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
        formats = Formats(book)
        names = Names()
        for sheet in sheets:
            rows = iter(sheet.rows())
            left = True
            while left:
                page = book.add_worksheet(names.new(sheet.title))
                widths = _head(page, sheet, formats)
                left = _fill(page, rows, widths, formats)
                for column, wide in enumerate(widths):
                    page.set_column(column, column, wide)


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


class Formats:
    """How cells look: headings are bold, long texts go on over several lines, and a row is read from its top."""

    def __init__(self, book: Workbook) -> None:
        self.bold = book.add_format({"bold": True, "valign": "top", "bottom": 1})
        self.plain = book.add_format({"valign": "top"})
        self.wrapped = book.add_format({"valign": "top", "text_wrap": True})
        self.day = book.add_format({"valign": "top", "num_format": OPTIONS["default_date_format"]})


def _head(page: Worksheet, sheet: Sheet, formats: Formats) -> list[int]:
    """Write the headings, which each page on paper repeats; returns how wide the columns are with them alone."""
    page.freeze_panes(1, 0)
    page.repeat_rows(0)
    page.set_landscape()
    page.set_paper(A4)
    for column, heading in enumerate(sheet.headings):
        page.write_string(0, column, heading, formats.bold)
    return [min(max(len(heading) + 2, NARROWEST), WIDEST) for heading in sheet.headings]


def _fill(page: Worksheet, rows: Iterator[list[Any]], widths: list[int], formats: Formats) -> bool:
    """Write rows until the sheet is full, widening the columns for them; whether more may follow."""
    for number in range(1, MOST_ROWS):
        row = next(rows, None)
        if row is None:
            return False
        told = [_told(cell) for cell in row]
        lines = [_lines(cell) for cell in told]
        if (most := max(lines, default=1)) > 1:
            page.set_row(number, min(most * LINE, HIGHEST))
        for column, cell in enumerate(told):
            wraps = lines[column] > 1
            _write(page, number, column, cell, formats, formats.wrapped if wraps else formats.plain)
            widths[column] = max(widths[column], min(WIDEST if wraps else len(str(cell)) + 2, WIDEST))
    return True


def _told(cell: Any) -> Any:
    """What stands in a cell: yes or no, a figure, a day, or words; empty words for nothing."""
    if isinstance(cell, bool | int | Decimal) or (isinstance(cell, date) and cell.year >= FIRST_YEAR):
        return cell
    if cell is None or cell == "":
        return ""
    return _text(cell.word if isinstance(cell, Term) else str(cell))


def _lines(cell: Any) -> int:
    """On how many lines a cell is read in the widest column."""
    if not isinstance(cell, str):
        return 1
    return sum(max(1, ceil(len(line) / (WIDEST - 4))) for line in cell.split("\n"))


def _write(page: Worksheet, row: int, column: int, cell: Any, formats: Formats, words: Format) -> None:
    if isinstance(cell, bool):
        page.write_boolean(row, column, cell, formats.plain)
    elif isinstance(cell, str):
        if cell:
            page.write_string(row, column, cell, words)
    elif isinstance(cell, date):
        page.write_datetime(row, column, cell, formats.day)
    else:
        page.write_number(row, column, cell, formats.plain)


def _text(text: str) -> str:
    if text.startswith("<r>") and text.endswith("</r>"):
        text = f" {text}"  # the writer would put such a text in the file as its own markup
    return text if len(text) <= MOST_TEXT else text[: MOST_TEXT - 1] + CUT
