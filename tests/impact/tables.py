"""Tables of figures given, read and written by the worker's own code."""

from impact import actions, tasks
from impact.models import MeasurementImport

WORKERS = tasks  # loading it is what a worker does at its start
HEAD = "code;date;valeur;numérateur;dénominateur;n;lieu;note;motif;partenaire\n"


def give(partnership, by, text: str, *, language: str = "fr", **more) -> MeasurementImport:
    """Give a table; its first line of headings is written for you."""
    data = (HEAD + text).encode()
    told = {"data": data, "kind": "text/csv; charset=utf-8", "file_name": "relevés.csv", "language": language}
    return actions.start_measurement_import(partnership, by=by, **told | more)


def wrong(row: MeasurementImport) -> list[tuple[int, str, str]]:
    """Line, column and code of each fault."""
    row.refresh_from_db()
    return [(one["line"], one["column"], one["wrong"]) for one in row.faults]
