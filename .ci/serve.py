"""Run the processes of a Procfile together: `serve.py Procfile`; is a port free: `serve.py --free 8000`.

Honcho gives each process a port of its own and reads .env; here all share one environment, ours: the worker
writes the web's address into mails.
"""

import os
import socket
import sys
from pathlib import Path

from honcho.environ import parse_procfile
from honcho.manager import Manager


def free(port: int) -> bool:
    """Whether a server may listen on this port of this computer."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


class Together(Manager):
    """Says what happens to the processes without the buffer of the output: a signal that comes while a line is being
    written could not write into it a second time, and would leave everything running."""

    def _system_print(self, data: str) -> None:
        os.write(sys.stdout.fileno(), f"system | {data}".encode())


def serve(procfile: Path) -> int:
    """Start every process, show what they say, stop all when one ends or at Ctrl-C; returns the exit code."""
    path = os.pathsep.join([str(Path(sys.executable).parent), os.environ.get("PATH", os.defpath)])
    env = os.environ | {"PATH": path, "PYTHONUNBUFFERED": "1"}
    manager = Together()
    for name, command in parse_procfile(procfile.read_text()).processes.items():
        manager.add_process(name, f"exec {command}", env=env)
    manager.loop()
    return 0 if manager.returncode == 130 else manager.returncode


if __name__ == "__main__":
    if sys.argv[1] == "--free":
        sys.exit(not free(int(sys.argv[2])))
    sys.exit(serve(Path(sys.argv[1])))
