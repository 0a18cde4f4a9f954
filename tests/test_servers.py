"""The throw-away servers of the tests: private, answering, and gone whatever happens to the run."""

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest
import redis

from tests.servers import Servers

ROOT = Path(__file__).resolve().parent.parent
COMMAND = [sys.executable, "-m", "tests.servers", "--"]
WITHOUT = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "REDIS_URL")}

pytestmark = [pytest.mark.once, pytest.mark.needs("psql", "redis-server")]


def test_both_answer_and_leave_nothing():
    with Servers() as servers:
        folder = Path(servers.env["DATABASE_URL"].partition("host=")[2])
        with psycopg.connect(servers.env["DATABASE_URL"]) as connection:
            assert connection.execute("SELECT upper('é')").fetchone() == ("É",)
        assert redis.from_url(servers.env["REDIS_URL"]).ping()
        assert folder.exists()
    assert not folder.parent.exists()


def test_redis_refuses_whoever_has_no_password_and_comes_back_at_its_address():
    servers = Servers("redis").start()
    try:
        address = servers.env["REDIS_URL"]
        with pytest.raises(redis.AuthenticationError):
            redis.Redis(port=servers.port).ping()
        servers.stop()
        with pytest.raises(redis.ConnectionError):
            redis.from_url(address).ping()
        assert servers.start().env["REDIS_URL"] == address
        assert redis.from_url(address).ping()
    finally:
        servers.stop()


def test_the_command_hands_on_the_exit_code():
    done = subprocess.run(
        [*COMMAND, "sh", "-c", 'test -n "$DATABASE_URL" && exit 7'], cwd=ROOT, env=WITHOUT, check=False
    )
    assert done.returncode == 7


def test_servers_that_are_set_are_used():
    script = 'test "$DATABASE_URL" = postgres://mine/x && test "$REDIS_URL" = redis://mine'
    mine = WITHOUT | {"DATABASE_URL": "postgres://mine/x", "REDIS_URL": "redis://mine"}
    assert subprocess.run([*COMMAND, "sh", "-c", script], cwd=ROOT, env=mine, check=False).returncode == 0


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT, signal.SIGKILL])
def test_a_run_that_is_stopped_leaves_no_server(number):
    script = 'echo "$DATABASE_URL"; exec sleep 30'
    command = [*COMMAND, "sh", "-c", script]
    with subprocess.Popen(command, cwd=ROOT, env=WITHOUT, stdout=subprocess.PIPE, text=True) as started:
        folder = Path(started.stdout.readline().strip().partition("host=")[2])
        assert folder.exists()
        started.send_signal(number)
        assert started.wait(timeout=30) == {"SIGTERM": 143, "SIGINT": 130, "SIGKILL": -9}[number.name]
        deadline = time.monotonic() + 30
        while folder.exists() and time.monotonic() < deadline:
            time.sleep(0.1)
    assert not folder.exists()


@pytest.mark.once
def test_the_installation_notices_a_server_that_is_missing(tmp_path):
    """The function of .ci/install, where no program but grep is on the path."""
    (tmp_path / "grep").symlink_to(shutil.which("grep"))
    text = (ROOT / ".ci" / "install").read_text()
    function = text[text.index("server() {") : text.index("system_needs() {")]
    asked = "if server redis; then echo there; else echo missing; fi"
    bash = [shutil.which("bash"), "-c", f"set -euo pipefail; python={sys.executable}; {function}\n{asked}"]
    for path, said in ((str(tmp_path), "missing"), (f"{tmp_path}:{tmp_path / 'more'}", "there")):
        if said == "there":
            (tmp_path / "more").mkdir()
            (tmp_path / "more" / "redis-server").write_text("#!/bin/sh\n")
            (tmp_path / "more" / "redis-server").chmod(0o755)
        ran = subprocess.run(bash, cwd=ROOT, env={"PATH": path}, capture_output=True, text=True, check=True)
        assert ran.stdout.strip() == said
