"""`python -m benchmarks.overview`: what the overview costs, in floor pages and queries, on a database of its own.

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
        print("\n".join(importlib.import_module("benchmarks.scenario").table()))
    finally:
        connection.creation.destroy_test_db(before, verbosity=0)
