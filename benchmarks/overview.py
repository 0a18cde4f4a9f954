"""`python -m benchmarks.overview`: what pages and papers cost, as ratios and counts, on a database of its own.

SQLite, or the PostgreSQL of DATABASE_URL
(`python -m tests.servers --only postgresql -- python -m benchmarks.overview`).
"""

import importlib
import os

import django
from django.db import connection

from tests import environment

if __name__ == "__main__":
    environment.settle()
    os.environ["DJANGO_SETTINGS_MODULE"] = "benchmarks.settings"
    django.setup()
    before = connection.creation.create_test_db(verbosity=0, serialize=False)
    try:
        scenario = importlib.import_module("benchmarks.scenario")
        print("\n".join(scenario.table()))
        print("\n".join(importlib.import_module("benchmarks.charters").table(scenario.bare())))
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)
