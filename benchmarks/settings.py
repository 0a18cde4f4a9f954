"""Settings of the benchmarks: those of production over http, on a database that is thrown away."""

import importlib

settings = importlib.import_module("config.settings")
vars().update({name: value for name, value in vars(settings).items() if name.isupper()})

ALLOWED_HOSTS = ["localhost"]
ROOT_URLCONF = "benchmarks.floor"
DOORBELL = False
CLOCK_MAY_BE_SET = True
STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
if settings.DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES = {"default": settings.DATABASES["default"] | {"TEST": {"NAME": str(settings.VAR / "bench.sqlite3")}}}
