"""Tables to which one may only add: both engines refuse UPDATE, DELETE and TRUNCATE, whoever asks."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.operations.base import Operation

POSTGRESQL = """
CREATE OR REPLACE FUNCTION entente_append_only() RETURNS trigger AS $$
BEGIN RAISE EXCEPTION 'append-only table %', TG_TABLE_NAME USING ERRCODE = 'restrict_violation'; END
$$ LANGUAGE plpgsql;
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON {table}
FOR EACH ROW EXECUTE FUNCTION entente_append_only();
CREATE TRIGGER {table}_no_truncate BEFORE TRUNCATE ON {table}
FOR EACH STATEMENT EXECUTE FUNCTION entente_append_only();
"""
SQLITE = (
    "CREATE TRIGGER {table}_no_update BEFORE UPDATE ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'append-only table {table}'); END",
    "CREATE TRIGGER {table}_no_delete BEFORE DELETE ON {table} "
    "BEGIN SELECT RAISE(ABORT, 'append-only table {table}'); END",
)


def install(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make `table` append-only."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute(POSTGRESQL.format(table=table))
        else:
            for statement in SQLITE:
                cursor.execute(statement.format(table=table))


def remove(connection: BaseDatabaseWrapper, table: str) -> None:
    """Make `table` an ordinary one again (migrations backwards, throw-away test databases)."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            for name in ("append_only", "no_truncate"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name} ON {table}")
        else:
            for name in ("no_update", "no_delete"):
                cursor.execute(f"DROP TRIGGER IF EXISTS {table}_{name}")


@contextmanager
def lifted(connection: BaseDatabaseWrapper, *tables: str) -> Iterator[None]:
    """Within: the tables can be emptied. For throw-away databases; nothing in the application calls it."""
    for table in tables:
        remove(connection, table)
    try:
        yield
    finally:
        for table in tables:
            install(connection, table)


class AppendOnly(Operation):
    """Migration step that makes a table append-only on both engines.

    SQLite rebuilds a table to alter it and drops its triggers: a migration that alters such a table ends with
    this step again (a test looks for the triggers).
    """

    reduces_to_sql = True
    reversible = True

    def __init__(self, table: str) -> None:
        self.table = table

    def state_forwards(self, app_label: str, state: Any) -> None:
        """The schema's state does not change."""

    def database_forwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        remove(schema_editor.connection, self.table)
        install(schema_editor.connection, self.table)

    def database_backwards(self, app_label: str, schema_editor: Any, from_state: Any, to_state: Any) -> None:
        remove(schema_editor.connection, self.table)

    def describe(self) -> str:
        return f"Make {self.table} append-only"
