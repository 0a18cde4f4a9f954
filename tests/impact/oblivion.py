"""Where words still are: every column of every table, and every file of the storage."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def kept_places(words: str) -> list[str]:
    """The tables and files that hold these words."""
    held = []
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            if any(words in _read(value) for row in cursor.fetchall() for value in row):
                held.append(table)
    stored = (path for path in Path(settings.FILES_ROOT).rglob("*") if path.is_file())
    return held + [str(path) for path in stored if words.encode() in path.read_bytes()]


def _read(value: object) -> str:
    if isinstance(value, bytes | memoryview):
        return bytes(value).decode("utf-8", "replace")
    return str(value)
