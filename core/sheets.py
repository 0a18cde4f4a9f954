"""Reading the tables people give: CSV, or the first sheet of an XLSX file. Bounded, and no formula is ever run.

A formula's cell gives the value that the spreadsheet last showed. No Django here.
"""

import csv
import io
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime
from typing import Any

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_COLUMNS, LONGEST_CELL = 50, 2_000
UNPACKED = 200 * 1024 * 1024  # bytes of an XLSX file once unpacked
XLSX = b"PK\x03\x04"
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
# What the reading of a broken or hostile file ends with; broken XML is a SyntaxError, a declared entity a ValueError.
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, SyntaxError, EOFError, OSError, RuntimeError),
    *(NotImplementedError, LookupError, ArithmeticError, ValueError, TypeError, AttributeError),
)

Row = tuple[int, list[str]]


class Exact(str):
    """A number as a spreadsheet keeps it, with a point: never to be taken for one with thousands."""

    __slots__ = ()


class Unreadable(Exception):
    """Not a table that is read; `code` says why: kind, large, lines or columns."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def rows(data: bytes, *, most: int) -> Iterator[Row]:
    """The rows that are not empty with their numbers from 1, cells as text; raises `Unreadable`, at more than `most`
    rows too."""
    read = _xlsx(data) if data.startswith(XLSX) else _csv(data)
    found = 0
    try:
        for at, cells in read:
            if len(cells) > MOST_COLUMNS:
                raise Unreadable("columns")
            if not any(cells):
                continue
            found += 1
            if found > most:
                raise Unreadable("lines")
            yield at, cells
    except BROKEN as error:
        raise Unreadable("kind") from error


def _csv(data: bytes) -> Iterator[Row]:
    text = _text(data)
    start = text.split("\n", 1)[0]
    separator = max("\t;,", key=start.count)
    reader, at = csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1
    try:
        for cells in reader:
            yield at, [" ".join(cell.split())[:LONGEST_CELL] for cell in cells]
            at = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("kind") from error


def _text(data: bytes) -> str:
    """The text of a file as programs of our days and of yesterday write it."""
    named = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(named)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text or "\ufffd" in text:
        raise Unreadable("kind")
    return text.replace("\r\n", "\n").replace("\r", "\n")


# XLSX --------------------------------------------------------------------------------------------------------


def _xlsx(data: bytes) -> Iterator[Row]:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:  # reads of a part no more than the size it declares
        if sum(part.file_size for part in pack.infolist()) > UNPACKED:
            raise Unreadable("large")
    book = load_workbook(io.BytesIO(data), read_only=True, data_only=True, keep_links=False)
    try:
        sheet = book.worksheets[0]
        sheet.reset_dimensions()  # what a file says of its own size is not believed
        for at, cells in enumerate(sheet.iter_rows(values_only=True), start=1):
            yield at, _trimmed([_shown(value) for value in cells])
    finally:
        book.close()


def _trimmed(cells: list[str]) -> list[str]:
    """Without the empty cells at the end: a sheet is as wide as its widest row."""
    last = next((place for place in range(len(cells), 0, -1) if cells[place - 1]), 0)
    return cells[:last]


def _shown(value: Any) -> str:
    """A cell as text: days in their order, numbers with the fifteen digits that a spreadsheet keeps."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(int(value))
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, int | float):
        return Exact(f"{value:.15g}")
    return " ".join(str(value).split())[:LONGEST_CELL]
