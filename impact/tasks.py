"""Long work of this floor: tables of figures read and written. Loaded by workers alone."""

from collections.abc import Callable
from typing import Any

from core import jobs, sheets
from core.forms import DECIMAL_SIGNS
from impact import actions
from impact.actions.imports import CHECKS, READ_IMPORT, WRITE_IMPORT
from impact.contents.imports import Outcome, judged, known_of, lines_of, packed
from impact.imported import MOST_LINES, Fault, Headings, Line, lines
from impact.models import MeasurementImport

JSON = "application/json"
STORE = CHECKS + 1


@jobs.handler(READ_IMPORT, finish=actions.record_import_reading, content_type=JSON)
def read_measurement_import(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The lines of a table, each held against what the partnership has; or what is wrong with them."""
    row = _import(input)
    if row.state != MeasurementImport.State.READING:
        return packed(Outcome([], []))
    try:
        read = _lines(row.file.read(), DECIMAL_SIGNS.get(input["language"], "."))
    except sheets.Unreadable as error:
        return packed(Outcome([], [Fault(0, "", error.code)], 1))
    except Headings as missing:
        return packed(Outcome([], [missing.fault], 1))
    if not read:
        return packed(Outcome([], [Fault(0, "", "empty")], 1))
    each = max(1, len(read) // CHECKS)

    def step(number: int) -> None:
        if number % each == 0:
            at_step(min(1 + number // each, CHECKS))

    outcome = judged(read, known_of(row, read), step)
    at_step(STORE)
    return packed(outcome)


@jobs.handler(WRITE_IMPORT, finish=actions.record_import_writing, content_type=JSON)
def write_measurement_import(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The lines of an import held once more against what the partnership has, outside the transaction that writes."""
    row = _import(input)
    read = list(lines_of(row.read))
    outcome = judged(read, known_of(row, read))
    at_step(1)
    return packed(outcome, whole=False)


def _import(input: dict[str, Any]) -> MeasurementImport:
    rows = MeasurementImport.objects.select_related("partnership", "partner", "asked_by", "file", "read")
    return rows.get(uuid=input["import"])


def _lines(data: bytes, decimal: str) -> list[Line]:
    return list(lines(sheets.rows(data, most=MOST_LINES + 1), decimal=decimal))
