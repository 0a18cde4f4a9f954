"""The rows of an archive that comes in, held against the models: every field, every value, every key."""

from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from governance.forms.papers import BEGINNINGS, OFFICE_DOCUMENTS, OPEN_DOCUMENTS, TEXTS
from overview.archive.faults import Fault
from overview.contents.archives.table import TRAVELS, gathered, identity, target, travelling
from overview.contents.archives.values import read
from overview.contents.archives.whole import FORMAT, VERSION

Row = dict[str, Any]
Rows = dict[str, list[Row]]
KINDS = frozenset(
    kind.partition(";")[0]
    for kind in (
        *("application/json", *TEXTS.values(), *OPEN_DOCUMENTS.values()),
        *(kind for kind, _start in (*BEGINNINGS.values(), *OFFICE_DOCUMENTS.values())),
    )
)
ZONED = ("accounts.User", "partnerships.Partnership")


def shaped(facts: Any, private: Any) -> Rows:
    """Rows by model, with values as the models hold them and names of rows where keys are; `Fault` otherwise."""
    open_rows, apart = _rows_of(facts, "facts.json"), _rows_of(private, "private.json")
    merged = {label: _merged(label, open_rows.get(label, []), apart.get(label, [])) for label in TRAVELS}
    rows = {label: [_shaped(label, row) for row in found] for label, found in merged.items()}
    _closed(rows)
    _safe(rows)
    return rows


def _rows_of(data: Any, name: str) -> dict[str, list[Row]]:
    if not isinstance(data, dict) or data.get("format") != f"{FORMAT}/{VERSION}":
        raise Fault("json", name=name)
    found = data.get("rows")
    if not isinstance(found, dict):
        raise Fault("json", name=name)
    for label, listed in found.items():
        if label not in TRAVELS:
            raise Fault("unknown_model", name=label[:80])
        if not isinstance(listed, list) or not all(isinstance(row, dict) for row in listed):
            raise Fault("json", name=name)
    return found


def _merged(label: str, told: list[Row], apart: list[Row]) -> list[Row]:
    """The rows that all may read, completed by what is kept of them, then those that are private."""
    kept: set[str] = set(TRAVELS[label].kept)
    rows: dict[Any, Row] = {}
    for row in told:
        rows[_id(label, row, rows)] = dict(row)
    for row in apart:
        name = row.get("id")
        if kept and set(row) == {"id", *kept} and name in rows and not kept & set(rows[name]):
            rows[name] |= row
        else:
            rows[_id(label, row, rows)] = dict(row)
    return list(rows.values())


def _id(label: str, row: Row, known: dict[Any, Row]) -> Any:
    """The name of a row, which no other has."""
    name = row.get("id")
    wanted = str if identity(label) else int
    if type(name) is not wanted or name in known:
        raise Fault("value", model=label, field="id")
    return name


def _shaped(label: str, row: Row) -> Row:
    by = identity(label)
    fields = {one.name: one for one in travelling(label)}
    lists = {one.name: one for one in gathered(label)}
    wanted = {"id", *fields, *lists} - {by}
    if strange := sorted(set(row) ^ wanted):
        raise Fault("unknown_field" if strange[0] in row else "missing_field", model=label, field=strange[0][:80])
    made: Row = {"id": row["id"]}
    for name, field in {**fields, **lists}.items():
        value = row["id"] if name == by else row[name]
        if name == by or not field.is_relation:
            made[name] = _value(label, field, value)
        else:
            made[name] = value
    if by and str(made[by]) != row["id"]:
        raise Fault("value", model=label, field=by)
    return made


def _value(label: str, field: Any, value: Any) -> Any:
    try:
        return read(field, value)
    except ValueError as error:
        raise Fault("value", model=label, field=field.name) from error


def _closed(rows: Rows) -> None:
    """Every key points at a row of the archive."""
    names = {label: {row["id"] for row in found} for label, found in rows.items()}
    for label, found in rows.items():
        keys = [one for one in travelling(label) if one.is_relation]
        for row in found:
            for key in keys:
                if not (row[key.name] is None and key.null) and not _known(row[key.name], names[target(key)]):
                    raise Fault("key", model=label, field=key.name)
            for one in gathered(label):
                listed = row[one.name]
                if not isinstance(listed, list) or not all(_known(name, names[target(one)]) for name in listed):
                    raise Fault("key", model=label, field=one.name)


def _known(name: Any, names: set[Any]) -> bool:
    return type(name) in (str, int) and name in names


def _safe(rows: Rows) -> None:
    """What a page would follow, a browser would open or a clock would read is what it should be."""
    for row in rows["core.StoredFile"]:
        if row["content_type"].partition(";")[0] not in KINDS:
            raise Fault("value", model="core.StoredFile", field="content_type")
    for row in rows["partnerships.JournalEntry"]:
        if row["link"] and (not row["link"].startswith("/") or row["link"].startswith(("//", "/\\"))):
            raise Fault("value", model="partnerships.JournalEntry", field="link")
    for label in ZONED:
        for row in rows[label]:
            try:
                ZoneInfo(row["time_zone"])
            except (ZoneInfoNotFoundError, ValueError, OSError) as error:
                raise Fault("value", model=label, field="time_zone") from error
    addresses = [row["email"].lower() for row in rows["accounts.User"]]
    if len(set(addresses)) != len(addresses):
        raise Fault("value", model="accounts.User", field="email")
