"""Keys of rows taken before any of them is written: rows that point at each other in circles need no order."""

from django.db import connection, models


def reserve(model: type[models.Model], count: int) -> list[int]:
    """So many keys of a model that nobody else will be given, in ascending order; within a transaction."""
    table, column = model._meta.db_table, model._meta.pk.column
    quoted = connection.ops.quote_name(table)
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            sequence = "SELECT nextval(pg_get_serial_sequence(%s, %s)) FROM generate_series(1, %s)"
            cursor.execute(sequence, [quoted, column, count])
            return sorted(row[0] for row in cursor.fetchall())
        # One writer at a time; a key that was ever given is not given again.
        cursor.execute("SELECT seq FROM sqlite_sequence WHERE name = %s", [table])
        last = (cursor.fetchone() or (0,))[0]
    return list(range(last + 1, last + count + 1))
