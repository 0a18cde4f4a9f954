"""Settings of the demonstration: the story's clock, one-click sign-in, mails on a page. This computer only."""

import importlib
import json
import os
from datetime import datetime, timedelta
from pathlib import Path

PORT = os.environ.get("PORT", "8000")
os.environ |= {
    "SECRET_KEY": "the demonstration keeps no secret",
    "SITE_URL": f"http://localhost:{PORT}",
    "VAR_DIR": os.environ.get("VAR_DIR", str(Path(__file__).resolve().parent.parent / "var" / "demo")),
}
settings = importlib.import_module("config.settings")
vars().update({name: value for name, value in vars(settings).items() if name.isupper()})

HERE = {"localhost", "127.0.0.1", "[::1]", "::1", "testserver"}
if not set(settings.ALLOWED_HOSTS) <= HERE or settings.HTTPS:
    raise RuntimeError("The demonstration signs anybody in with one click: it answers to this computer alone.")
ALLOWED_HOSTS = ["localhost", "127.0.0.1", "[::1]"]

DEMO = True
INSTALLED_APPS = [*settings.INSTALLED_APPS, "demo"]
ROOT_URLCONF = "config.demo_urls"
CLOCK_MAY_BE_SET = True
MAIL_KEEPS_BODIES = True
MAIL_TRANSPORT = "django.core.mail.backends.dummy.EmailBackend"
WHITENOISE_USE_FINDERS = True  # served from where they are: nothing to collect
STORAGES = settings.STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}

CLOCK_FILE = settings.VAR / "clock.json"  # written when the story is built: what "now" was then, here and in the story
if CLOCK_FILE.exists():
    told = json.loads(CLOCK_FILE.read_text())
    CLOCK_OFFSET = timedelta(
        seconds=(datetime.fromisoformat(told["story"]) - datetime.fromisoformat(told["here"])).total_seconds()
    )
