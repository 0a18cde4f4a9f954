"""Where the tests run: a pytest plugin loaded before the settings (see pyproject.toml).

It fixes what the settings read, keeps each test on the engines it is for, and says which programs a test
needs: `@pytest.mark.needs("qpdf", "pdftotext")`; `@pytest.mark.browser` needs Chromium. A missing program
skips the test on a developer's machine and fails it where CI=true.
"""

import atexit
import gc
import os
import shutil
import tempfile

import pytest

BROWSERS = (
    os.environ.get("CHROMIUM", "chromium"),
    "chromium-browser",
    "google-chrome",
    "google-chrome-stable",
)


def settle() -> None:
    """Fill what the settings need and nobody set; an .env file beside the clone is not for the tests."""
    if "VAR_DIR" not in os.environ:
        folder = os.environ["VAR_DIR"] = tempfile.mkdtemp(prefix="entente-tests-")
        atexit.register(shutil.rmtree, folder, ignore_errors=True)
    folder = os.environ["VAR_DIR"]
    for name, value in {
        "DATABASE_URL": f"sqlite:///{folder}/entente.sqlite3",
        "REDIS_URL": "",
        "FILES_ROOT": f"{folder}/files",
        "SECRET_KEY": "tests keep no secret, and this sentence is long enough to be a key",
        "SITE_URL": "http://localhost:8000",
        "EMAIL_URL": "dummymail://",
        "DEBUG": "false",
        "LANGUAGE_CODE": "en",
        "TRUSTED_PROXY_COUNT": "0",
        "DJANGO_ALLOW_ASYNC_UNSAFE": "true",  # Playwright runs a loop in the thread of the test
    }.items():
        os.environ.setdefault(name, value)


settle()


def browser() -> str | None:
    """Path of the Chromium to drive, or None."""
    return next(filter(None, map(shutil.which, BROWSERS)), None)


def on_postgresql() -> bool:
    """Whether this run of the suite is the one on PostgreSQL."""
    return os.environ["DATABASE_URL"].startswith(("postgres", "psql"))


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what another run of the suite does: the other engine's tests, and stress unless asked for."""
    elsewhere = {"stress"} - set((config.option.markexpr or "").split())
    if not on_postgresql():
        elsewhere.add("postgres_only")
    left_out = [item for item in items if any(map(item.get_closest_marker, elsewhere))]
    if left_out:
        config.hook.pytest_deselected(items=left_out)
        items[:] = [item for item in items if item not in set(left_out)]


def pytest_collection_finish(session: pytest.Session) -> None:
    """Spare the collector what stays until the end: what was imported is looked through no more, the rest less often.

    Making the tables draws every model a thousand times; looking for cycles in them took a fifth of that time.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 100)


def pytest_runtest_setup(item: pytest.Item) -> None:
    """Skip, or where CI=true fail, a test whose programs are not installed."""
    needed = [name for marker in item.iter_markers("needs") for name in marker.args]
    lacking = [name for name in needed if shutil.which(name) is None]
    if item.get_closest_marker("browser") and browser() is None:
        lacking.append("chromium")
    if lacking:
        refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
        refuse(f"not installed: {', '.join(lacking)}")
