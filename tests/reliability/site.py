"""Settings of the workers that these tests start and kill: the test's own database, real doorbells, short leases."""

import importlib
import os
from datetime import timedelta

settings = importlib.import_module("tests.settings")
vars().update({name: value for name, value in vars(settings).items() if name.isupper()})

DATABASES = {"default": settings.DATABASES["default"] | {"NAME": os.environ["TEST_DATABASE"]}}
DOORBELL = True
JOB_LEASE = timedelta(seconds=int(os.environ.get("TEST_LEASE", "3")))
CELERY_BEAT_SCHEDULE = {"sweep": {"task": "core.tasks.sweep", "schedule": 1.0}}
CELERY_BEAT_SCHEDULE_FILENAME = os.environ["TEST_BEAT"]
CELERY_IMPORTS = ("tests.reliability.slow", "tests.reliability.full")
