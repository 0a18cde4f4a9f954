"""Fixtures that many tests start from are made by the acts once, then put back row by row.

`@kept` goes under `@pytest.fixture`. The first time, the fixture is made as it is written, and the rows that this
added and changed are kept. Later they are written again as they were, where everything they stand on is the same:
the hour, the settings, what the fixture is given, and each row that was changed. The head of a register is such a
row, and its hash covers all that was done before. Wherever anything differs, the acts are done again.
"""

import pickle
from collections.abc import Callable, Hashable
from dataclasses import dataclass
from functools import cache, wraps
from typing import Any

from django.apps import apps
from django.conf import Settings, settings
from django.db import IntegrityError, connection, transaction
from django.utils.translation import get_language

from core import clock

Rows = dict[str, dict[Any, tuple]]  # of each table, by primary key


@dataclass(frozen=True)
class Kept:
    """What a fixture stood on, what it wrote, and what it gave."""

    given: Hashable
    found: list[tuple[str, Any, tuple]]  # how to read each row that is changed, its key, what it was
    writes: list[tuple[str, list[tuple]]]
    made: bytes


def kept(make: Callable) -> Callable:
    """The same fixture, made by the acts once for each world it is asked in."""
    memory: dict[Hashable, Kept] = {}

    @wraps(make)
    def fixture(**given: Any) -> Any:
        world = surroundings()
        if world is None:
            return make(**given)
        if world in memory:
            put = memory[world].given == identities(given) and put_back(memory[world])
            return pickle.loads(memory[world].made) if put else make(**given)
        before = rows()
        made = make(**given)
        memory[world] = keep(identities(given), before, rows(), made)
        return made

    return fixture


def surroundings() -> Hashable | None:
    """What acts see beside rows: the time told or the hour, the language, whether what is done at a commit is done.

    None where a test has changed a setting.
    """
    if type(settings._wrapped) is not Settings:
        return None
    moment = clock._told.get() or clock.now().replace(minute=0, second=0, microsecond=0)
    return moment, get_language(), connection.in_atomic_block


def identities(given: dict[str, Any]) -> Hashable:
    """Which rows a fixture was given."""
    return tuple((name, getattr(thing, "pk", None), getattr(thing, "uuid", None)) for name, thing in given.items())


@cache
def tables() -> dict[str, tuple[str, list[str], int]]:
    """Each table's key, its columns, and which of them is the key; all quoted."""
    quote = connection.ops.quote_name
    known = {}
    for model in apps.get_models(include_auto_created=True):
        fields, key = model._meta.local_concrete_fields, model._meta.pk
        if model._meta.managed and fields:
            known[quote(model._meta.db_table)] = quote(key.column), [quote(f.column) for f in fields], fields.index(key)
    return known


def rows() -> Rows:
    """Every row there is."""
    found = {}
    with connection.cursor() as cursor:
        for table, (_key, columns, place) in tables().items():
            cursor.execute(f"SELECT {', '.join(columns)} FROM {table}")
            found[table] = {row[place]: row for row in cursor.fetchall()}
    return found


def keep(given: Hashable, before: Rows, after: Rows, made: Any) -> Kept:
    """What came between two moments; what prepares a test takes nothing off."""
    found, writes = [], []
    for table, (key, columns, _place) in tables().items():
        was, listed = before[table], ", ".join(columns)
        added = [row for value, row in after[table].items() if value not in was]
        changed = [(value, row) for value, row in after[table].items() if was.get(value, row) != row]
        if added:
            writes.append((f"INSERT INTO {table} ({listed}) VALUES ({', '.join(['%s'] * len(columns))})", added))
        if changed:
            read = f"SELECT {listed} FROM {table} WHERE {key} = %s"
            found += [(read, value, was[value]) for value, _row in changed]
            places = ", ".join(f"{column} = %s" for column in columns)
            update = f"UPDATE {table} SET {places} WHERE {key} = %s"
            writes.append((update, [(*row, value) for value, row in changed]))
    return Kept(given, found, writes, pickle.dumps(made))


def put_back(what: Kept) -> bool:
    """Write the rows as they were kept; false, and nothing written, where they do not fit what is there."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            for read, value, was in what.found:
                if cursor.execute(read, [value]).fetchone() != was:
                    return False
            for statement, several in what.writes:
                cursor.executemany(statement, several)
    except IntegrityError:
        return False
    return True
