"""Tables for spreadsheets: CSV that no program runs as a formula."""

import csv
import io
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")
MARK = "\ufeff"  # so that spreadsheets read the file as UTF-8


def safe_cell(value: Any) -> Any:
    """A value as a cell: a text that a spreadsheet would run is quoted, a number is left a number."""
    if value is None:
        return ""
    if isinstance(value, str) and value.lstrip(" \u00a0").startswith(STARTS_A_FORMULA):
        return f"'{value}"
    return value


def table(rows: Iterable[Sequence[Any]], between: str = ",") -> str:
    """The rows as CSV, every cell made safe."""
    return "".join(lines(rows, between=between)) or MARK


def lines(rows: Iterable[Sequence[Any]], mark: str = MARK, between: str = ",") -> Iterator[str]:
    """The same, line by line, for a table that is too long to be held; the first line begins with `mark`."""
    stream = io.StringIO()
    writer = csv.writer(stream, delimiter=between)
    for row in rows:
        writer.writerow([safe_cell(cell) for cell in row])
        yield mark + stream.getvalue()
        mark = ""
        stream.seek(0)
        stream.truncate()
