"""Real workers in processes of their own, on the database of the test; each is ended whatever happens."""

import os
import subprocess
import time
from collections.abc import Callable

import pytest
from django.db import connection

from tests.governance.conftest import committee, propose
from tests.reliability.workers import begin_worker, kill

__all__ = ["committee", "propose"]
PATIENCE = 90  # seconds a worker may take, on a slow and busy machine


def until(true: Callable[[], object], what: str) -> None:
    """Wait for something that other processes bring about."""
    deadline = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < deadline, f"still waiting: {what}"
        time.sleep(0.2)


@pytest.fixture
def surroundings(tmp_path) -> dict[str, str]:
    """The environment of the processes: this test's database and files."""
    return os.environ | {
        "DJANGO_SETTINGS_MODULE": "tests.reliability.site",
        "TEST_DATABASE": str(connection.settings_dict["NAME"]),
        "TEST_BEAT": str(tmp_path / "beat"),
    }


@pytest.fixture
def worker(surroundings, tmp_path):
    """Start a worker with its sweeper: `worker(STOP_AT=…)`; give it to `kill` to end it as a power cut does."""
    started = []

    def start(**more: str) -> subprocess.Popen:
        process = begin_worker("--beat", env=surroundings | more, log=tmp_path / f"worker-{len(started)}.log")
        started.append(process)
        return process

    yield start
    for process in started:
        kill(process)
