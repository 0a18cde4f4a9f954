"""`python -m tests.reliability.storm [--reports 300]`: many reports asked for at once while everything around fails.

Real workers on a throw-away PostgreSQL and Redis: workers are killed at random, the broker stops twice and forgets
what it holds, the storage is full for a while. Says what became of the reports in one line, and ends with 1 unless
every one is done or says why, none is made twice, none is torn and its bar could be watched all along.
"""

import argparse
import importlib
import os
import sys
import tempfile
import time
from pathlib import Path

import django
from django.db import connection

from tests import environment
from tests.servers import Servers

WORKERS, CALM_FOR, LEASE = 3, (4, 12), 20


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m tests.reliability.storm", description=__doc__)
    parser.add_argument("--reports", type=int, default=300, help="how many are asked for (300)")
    told = parser.parse_args(arguments)
    with Servers("postgresql") as servers, tempfile.TemporaryDirectory(prefix="entente-storm-") as folder:
        os.environ |= servers.env | {"DJANGO_SETTINGS_MODULE": "tests.settings"}
        environment.settle()
        django.setup()
        before = connection.creation.create_test_db(verbosity=0, serialize=False)
        try:
            return 0 if weathered(told.reports, Path(folder)) else 1
        finally:
            connection.creation.destroy_test_db(before, verbosity=0)


def weathered(number: int, folder: Path) -> bool:
    """Let the storm blow over a small partnership; whether it holds. The figures are printed."""
    weather, people = map(importlib.import_module, ("tests.reliability.weather", "tests.reliability.people"))
    start = time.monotonic()
    scale = weather.Scale(number, WORKERS, CALM_FOR, LEASE)
    storm = weather.Storm(people.facilitator(), scale, folder)
    found = storm.blow()
    print(
        f"tried {found.tried} done {found.done} dead {found.dead} lost {found.lost} twice {found.twice}"
        f" torn {found.torn} kills {storm.kills}"
    )
    watched = f"bar looked at {storm.watch.seen} times, broken {len(storm.watch.broken)}"
    print(f"{watched}; storage found full {storm.refusals()} times; {time.monotonic() - start:.0f} s")
    print("\n".join(storm.watch.broken), end="")
    return found.whole and not storm.watch.broken


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
