"""Settings of the tests: those of production, with a clock and guards that tests may set, and no broker to ring."""

import importlib
import os
from pathlib import Path

settings = importlib.import_module("config.settings")
vars().update({name: value for name, value in vars(settings).items() if name.isupper()})

ALLOWED_HOSTS = ["testserver", "localhost", "127.0.0.1"]
CLOCK_MAY_BE_SET = True
DOORBELL = False
MAIL_TRANSPORT = "django.core.mail.backends.locmem.EmailBackend"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
WORKER = os.environ.get("PYTEST_XDIST_WORKER", "main")
FILES_ROOT = Path(os.environ["VAR_DIR"]) / f"files-{WORKER}"  # what another worker writes is no test's business
SEAL_DIR = Path(os.environ["VAR_DIR"]) / f"seal-{WORKER}"
SEAL_TSA_URL = ""
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    place = Path(os.environ["VAR_DIR"]) / f"test-{WORKER}.sqlite3"
    DATABASES = {"default": settings.DATABASES["default"] | {"TEST": {"NAME": str(place)}}}
