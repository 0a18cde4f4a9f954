"""Real workers in processes of their own: started with a log each, ended as a power cut ends them."""

import os
import signal
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
QUIET = ("--without-mingle", "--without-gossip", "--without-heartbeat", "--loglevel", "WARNING")


def begin(*command: str, env: dict[str, str], log: Path) -> subprocess.Popen:
    """A process of this Python in a session of its own, so that its children end with it."""
    with log.open("ab") as out:
        return subprocess.Popen(
            [sys.executable, "-m", *command], env=env, cwd=ROOT, stdout=out, stderr=out, start_new_session=True
        )


def begin_worker(*more: str, env: dict[str, str], log: Path) -> subprocess.Popen:
    """A worker that does one thing at a time."""
    return begin("celery", "--quiet", "-A", "config", "worker", *more, "--concurrency", "1", *QUIET, env=env, log=log)


def kill(process: subprocess.Popen) -> None:
    """kill -9 the worker and its children."""
    if process.poll() is None:
        os.killpg(process.pid, signal.SIGKILL)
        process.wait()


def kill_child(process: subprocess.Popen) -> None:
    """kill -9 what does the work, as a machine short of memory does; the worker itself lives on, and sees it."""
    for child in Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text().split():
        os.kill(int(child), signal.SIGKILL)
