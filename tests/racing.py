"""Acts that happen at the same moment, each on its own connection; and tables that are emptied after them."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

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
