"""`python -m benchmarks.overview [--keep]`: what pages and papers cost, as ratios and counts, on a database of its own.

SQLite, or the PostgreSQL of DATABASE_URL
(`python -m tests.servers --only postgresql -- python -m benchmarks.overview`). Ends with 1 when a page asks the
database more or less often than the counts kept in `baseline.json`; `--keep` keeps those found.
"""

import importlib
import os
import sys

import django
from django.db import connection

from tests import environment


def measured(keep: bool) -> int:
    """Print the tables; how the command ends."""
    names = ("scenario", "sizes", "reports", "charters")
    scenario, sizes, reports, charters = (importlib.import_module(f"benchmarks.{name}") for name in names)
    base = scenario.bare()
    partnership, register = sizes.told()
    lines, counts = scenario.table(base, [*sizes.scenarios(), *register])
    print("\n".join(lines), flush=True)
    print(sizes.checking(partnership), flush=True)
    print("\n".join([*reports.table(partnership), *charters.table(base)]))
    changed = scenario.changed(counts)
    if keep:
        scenario.keep(counts)
    print("\n".join(["Counts as they were kept." if not changed else "Counts that changed:", *changed]))
    return 1 if changed and not keep else 0


if __name__ == "__main__":
    environment.settle()
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    django.setup()
    before = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        code = measured("--keep" in sys.argv[1:])
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)
    sys.exit(code)
