"""Throw-away PostgreSQL and Redis, private to one run of the tests and stopped whatever happens.

As a context manager: `with Servers("postgresql", "redis") as servers: servers.env["DATABASE_URL"]`.
As a command: `python -m tests.servers [--only redis] -- COMMAND …`, or `python -m tests.servers --missing`.

A keeper process of its own session starts the servers and waits for its standard input to close: that happens
when the run ends, when it is interrupted, and when it is killed and cannot say so. Standard library only.
"""

import argparse
import json
import os
import pwd
import secrets
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import IO, Any, Self

NAMES = ("postgresql", "redis")
PROGRAMS = {"postgresql": ("initdb", "postgres"), "redis": ("redis-server",)}
VARIABLES = {"postgresql": "DATABASE_URL", "redis": "REDIS_URL"}
PATIENCE = 60  # seconds a server may take to answer, on a slow and busy machine


class ServerFailed(Exception):
    """A server is not installed, or did not start; the message says which and why."""


def program(name: str) -> str | None:
    """Path of a server's program; Debian keeps PostgreSQL's out of PATH, a folder per version."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda folder: float(folder.parent.name))
    return shutil.which(name) or shutil.which(name, path=os.pathsep.join(map(str, reversed(folders))))


def missing(names: tuple[str, ...] = NAMES) -> list[str]:
    """The servers among `names` that cannot be started on this machine."""
    return [name for name in names if not all(map(program, PROGRAMS[name]))]


class Servers:
    """The servers asked for; `env` holds their addresses once started. A second start begins empty."""

    def __init__(self, *names: str) -> None:
        self.names = names or NAMES
        self.secret = secrets.token_hex(16)
        self.port = free_port()
        self.env: dict[str, str] = {}
        self._keeper: subprocess.Popen[str] | None = None

    def start(self) -> Self:
        """Start, wait until all answer. Redis keeps its address over stop() and start(). Or ServerFailed."""
        if lacking := missing(self.names):
            raise ServerFailed(f"not installed: {', '.join(lacking)}")
        order = json.dumps({"names": self.names, "secret": self.secret, "port": self.port})
        self._keeper = subprocess.Popen(
            [sys.executable, "-P", __file__, "--keep", order],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            start_new_session=True,
        )
        answer = json.loads(pipe(self._keeper.stdout).readline() or '{"error": "the keeper of the servers ended"}')
        if "error" in answer:
            self.stop()
            raise ServerFailed(answer["error"])
        self.env = answer
        return self

    def stop(self) -> None:
        """Stop the servers and remove what they wrote; returns when it is done."""
        keeper, self._keeper = self._keeper, None
        if keeper is not None:
            pipe(keeper.stdin).close()
            keeper.wait()
            pipe(keeper.stdout).close()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(self, *error: object) -> None:
        self.stop()


def pipe(stream: IO[str] | None) -> IO[str]:
    """A pipe of a process, known to be open."""
    if stream is None:
        raise ServerFailed("no pipe to the keeper of the servers")
    return stream


def free_port() -> int:
    """A TCP port of this computer that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


# What the keeper does --------------------------------------------------------------------------------


def keep(order: dict[str, Any]) -> None:
    """Start the servers, write their addresses as one line of JSON, wait for the input to end, stop them."""
    for number in (signal.SIGINT, signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, signal.SIG_IGN)  # the end of the input is the one order to stop
    with ExitStack() as stack:
        folder = stack.enter_context(private_folder())
        try:
            env = {}
            for name in order["names"]:
                start = {"postgresql": postgresql, "redis": redis}[name]
                env[VARIABLES[name]] = stack.enter_context(start(folder / name, order))
        except (ServerFailed, OSError, subprocess.SubprocessError) as error:
            env = {"error": str(error)}
        print(json.dumps(env), flush=True)
        sys.stdin.read()


@contextmanager
def private_folder() -> Iterator[Path]:
    """A folder of the unprivileged user; in /tmp if possible, for a socket's path holds 107 bytes only."""
    root = Path("/tmp")
    folder = Path(tempfile.mkdtemp(prefix="entente-", dir=root if os.access(root, os.W_OK) else None))
    if user := unprivileged():
        shutil.chown(folder, user["user"], user["group"])
    try:
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def unprivileged() -> dict[str, Any]:
    """Who runs the servers: PostgreSQL refuses root, so root lends them another user's rights."""
    if os.geteuid() != 0:
        return {}
    known = {entry.pw_name: entry for entry in pwd.getpwall()}
    entry = known.get("postgres") or known["nobody"]
    return {"user": entry.pw_uid, "group": entry.pw_gid, "extra_groups": []}


@contextmanager
def postgresql(folder: Path, order: dict[str, Any]) -> Iterator[str]:
    """A PostgreSQL on a Unix socket alone; yields its address. Speed before safety: it is thrown away."""
    initdb = [program("initdb"), "-D", folder, "-U", "entente", "-A", "trust", "-E", "UTF8", "--no-sync"]
    done = subprocess.run(
        [*map(str, initdb), f"--locale={utf8_locale()}"],
        check=False,
        capture_output=True,
        text=True,
        cwd="/",
        **unprivileged(),
    )
    if done.returncode:
        raise ServerFailed(f"initdb: {done.stderr.strip()}")
    settings = [
        "listen_addresses=",
        f"unix_socket_directories={folder}",
        "fsync=off",
        "synchronous_commit=off",
    ]
    settings += ["full_page_writes=off", "max_connections=200", "autovacuum=off"]
    command = [str(program("postgres")), "-D", str(folder)]
    command += [part for setting in settings for part in ("-c", setting)]
    with running(command, folder / "log", stop=signal.SIGINT) as process:
        wait_for(process, folder / "log", lambda: "ready to accept" in (folder / "log").read_text(errors="replace"))
        yield f"postgres://entente@/postgres?host={folder}"


@contextmanager
def redis(folder: Path, order: dict[str, Any]) -> Iterator[str]:
    """A Redis on a private port of this computer, with a password and nothing on disk; yields its address."""
    folder.mkdir()
    if user := unprivileged():
        shutil.chown(folder, user["user"], user["group"])
    config = f'bind 127.0.0.1\nport {order["port"]}\nrequirepass {order["secret"]}\nsave ""\ndir {folder}\n'
    with running([str(program("redis-server")), "-"], folder / "log", stop=signal.SIGTERM, given=config) as process:
        wait_for(process, folder / "log", lambda: answers(order["port"]))
        yield f"redis://:{order['secret']}@127.0.0.1:{order['port']}/0"


@contextmanager
def running(command: list[str], log: Path, *, stop: int, given: str = "") -> Iterator[subprocess.Popen[str]]:
    """The process, fed `given`, until the block ends; `stop` is the signal that ends it in order."""
    with log.open("wb") as out:
        process = subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=out,
            stderr=out,
            text=True,
            cwd="/",
            start_new_session=True,
            **unprivileged(),
        )
    try:
        with pipe(process.stdin) as feed:
            feed.write(given)
        yield process
    finally:
        process.send_signal(stop)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def wait_for(process: subprocess.Popen[str], log: Path, ready: Callable[[], bool]) -> None:
    """Wait until `ready()`; a server that ended or stays silent raises ServerFailed with its last words."""
    deadline = time.monotonic() + PATIENCE
    while not ready():
        if process.poll() is not None or time.monotonic() > deadline:
            raise ServerFailed(log.read_text(errors="replace")[-2000:])
        time.sleep(0.05)


def answers(port: int) -> bool:
    """Whether something listens on the port."""
    with socket.socket() as probe:
        return probe.connect_ex(("127.0.0.1", port)) == 0


def utf8_locale() -> str:
    """A locale that knows accented letters and is the same everywhere; plain C where it is not installed."""
    known = subprocess.run(["locale", "-a"], capture_output=True, text=True, check=False).stdout.split()
    return next((name for name in ("C.utf8", "C.UTF-8") if name in known), "C")


# What the command does -------------------------------------------------------------------------------


def run(command: list[str], env: dict[str, str]) -> int:
    """Run the command with the addresses in its environment, hand it our signals, return how it ended."""
    started: list[subprocess.Popen[bytes]] = []
    early: list[int] = []  # signals that came before the command was there to hear them

    def hand_on(number: int, frame: object = None) -> None:
        if not started:
            early.append(number)
            return
        started[0].send_signal(signal.SIGINT if number == signal.SIGALRM else number)

    for number in (signal.SIGTERM, signal.SIGHUP, signal.SIGALRM):
        signal.signal(number, hand_on)
    # A terminal interrupts the command as well as us; whoever interrupts us alone is heard after a moment.
    signal.signal(signal.SIGINT, lambda number, frame: signal.alarm(3))
    process = subprocess.Popen(command, env=os.environ | env)
    started.append(process)
    for number in early:
        hand_on(number)
    code = process.wait()
    return code if code >= 0 else 128 - code


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.servers", description=__doc__)
    parser.add_argument("--only", choices=NAMES, action="append", help="start this server only (may be repeated)")
    parser.add_argument("--missing", action="store_true", help="name what is not installed, and end with 1 if any")
    parser.add_argument("--keep", help=argparse.SUPPRESS)
    parser.add_argument("command", nargs="*")
    told = parser.parse_args(arguments)
    if told.keep:
        keep(json.loads(told.keep))
        return 0
    wanted = [name for name in told.only or NAMES if not os.environ.get(VARIABLES[name])]
    if told.missing:
        print("\n".join(missing(tuple(wanted))))
        return 1 if missing(tuple(wanted)) else 0
    if not wanted:
        return run(told.command, {})
    try:
        with Servers(*wanted) as servers:
            return run(told.command, servers.env)
    except ServerFailed as error:
        print(f"tests.servers: {error}", file=sys.stderr)
        return 69


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
