"""Real workers in processes of their own, on the database of the test; each is ended whatever happens."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from django.db import connection

from tests.governance.conftest import committee, propose

__all__ = ["committee", "propose"]
ROOT = Path(__file__).resolve().parents[2]
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
        command = [sys.executable, "-m", "celery", "--quiet", "-A", "config", "worker", "--beat", "--concurrency", "1"]
        command += ["--without-mingle", "--without-gossip", "--without-heartbeat", "--loglevel", "WARNING"]
        log = (tmp_path / f"worker-{len(started)}.log").open("wb")
        with log:
            process = subprocess.Popen(
                command, env=surroundings | more, cwd=ROOT, stdout=log, stderr=log, start_new_session=True
            )
        started.append(process)
        return process

    yield start
    for process in started:
        kill(process)


def kill(process: subprocess.Popen) -> None:
    """kill -9 the worker and its children."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()
