"""Another database in the place of the tests' own, as empty as on the first day: migrations begin there."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

Models = Callable[[str, str], Any]


@contextmanager
def empty_database(path: str) -> Iterator[BaseDatabaseWrapper]:
    """Within the block, all that is asked goes to a database without a table; it is removed after it."""
    ours = connections[DEFAULT_DB_ALIAS]
    other = connections.create_connection(DEFAULT_DB_ALIAS)
    other.settings_dict = ours.settings_dict | {"NAME": path}
    if ours.vendor == "postgresql":
        options = {name: value for name, value in ours.settings_dict["OPTIONS"].items() if name != "pool"}
        other.settings_dict |= {"NAME": f"{ours.settings_dict['NAME']}_past", "OPTIONS": options}
        _tell(ours, f"CREATE DATABASE {other.settings_dict['NAME']}")
    connections[DEFAULT_DB_ALIAS] = other
    try:
        yield other
    finally:
        connections[DEFAULT_DB_ALIAS] = ours
        other.close()
        if ours.vendor == "postgresql":
            _tell(ours, f"DROP DATABASE {other.settings_dict['NAME']}")


def _tell(connection: BaseDatabaseWrapper, order: str) -> None:
    with connection._nodb_cursor() as cursor:
        cursor.execute(order)


def migrate(*target: tuple[str, str]) -> Models:
    """Migrate to these points; gives the models as they are there, by app and name."""
    connection = connections[DEFAULT_DB_ALIAS]
    MigrationExecutor(connection).migrate(list(target))
    return MigrationExecutor(connection).loader.project_state(list(target)).apps.get_model


@pytest.fixture
def past(django_db_setup, django_db_blocker, tmp_path) -> Iterator[Callable[..., Models]]:
    """How to migrate a database that begins empty: no table but those of the migrations asked for."""
    with django_db_blocker.unblock(), empty_database(str(tmp_path / "past.sqlite3")):
        yield migrate
