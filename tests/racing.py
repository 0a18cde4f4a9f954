"""Acts that happen at the same moment, each on its own connection; and tables that are emptied after them."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any, Self

import pytest
from django.db import IntegrityError, connection, connections

from core.refusals import Refused
from core.triggers import lifted

APPEND_ONLY = (
    "SELECT DISTINCT event_object_table FROM information_schema.triggers "
    "WHERE trigger_name = event_object_table || '_append_only'"
)


@pytest.fixture(scope="module", autouse=True)
def emptied(django_db_setup, django_db_blocker):
    """The tables to which one only adds can be emptied after each test of this module."""
    with django_db_blocker.unblock():
        with connection.cursor() as cursor:
            cursor.execute(APPEND_ONLY)
            tables = [row[0] for row in cursor.fetchall()]
        with lifted(connection, *tables):
            yield


def together(*acts):
    """Run the acts at the same moment, each on its own connection; what each gave back or raised."""
    start = Barrier(len(acts))

    def run(act):
        start.wait()
        try:
            return act()
        except (Refused, IntegrityError) as error:
            return error
        finally:
            connections.close_all()

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(run, acts))


class Contenders:
    """People who act at the same moment again and again: their threads and connections stay from race to race."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.start = Barrier(number)
        self.pool = ThreadPoolExecutor(number)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *error: object) -> None:
        self.race(*[connections.close_all] * self.number)
        self.pool.shutdown()

    def race(self, *acts: Callable[[], Any]) -> list[Any]:
        """One act each, at the same moment; what each gave back or raised."""
        assert len(acts) == self.number, "one act for each contender"
        return list(self.pool.map(self._run, acts))

    def _run(self, act: Callable[[], Any]) -> Any:
        self.start.wait()
        try:
            return act()
        except Exception as error:  # whatever went wrong is what the race asks about
            return error


def done(gave: list[Any]) -> list[Any]:
    """What was done, refusals and accidents left out."""
    return [one for one in gave if not isinstance(one, Exception)]


def accidents(gave: list[Any]) -> list[Exception]:
    """What no page would have turned into a sentence: anything raised that is not a refusal."""
    return [one for one in gave if isinstance(one, Exception) and not isinstance(one, Refused)]
