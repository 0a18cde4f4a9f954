"""Our story: played once by each process of the tests, and put back row by row wherever it is asked for again."""

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from django.db import transaction

from core import clock
from demo.story import Stage, play, read
from tests.kept import kept

OURS = Path(__file__).resolve().parent.parent / "demo" / "stories" / "chaleur-partagee.json"
NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)


@contextmanager
def played() -> Iterator[Stage]:
    """The story as its last act leaves it, forgotten at the end of the block; its files stay in the storage."""
    with transaction.atomic():
        with clock.at(NOW):
            stage = _ours()
        yield stage
        transaction.set_rollback(True)


@kept
def _ours() -> Stage:
    stage = play(read(OURS))
    stage.agenda.clear()  # what was to be done is done, and is not kept
    return stage
