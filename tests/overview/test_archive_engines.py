"""From SQLite to PostgreSQL and back, through the commands of three sites that share nothing."""

import json
import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit, urlunsplit

import psycopg
import pytest
from django.conf import settings

from tests.overview.archives import apart, at

pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db]


class Site:
    """A site of its own: database, files, address; no seal."""

    def __init__(self, folder: Path, url: str, name: str) -> None:
        folder.mkdir()
        own = {"VAR_DIR": str(folder), "DATABASE_URL": url, "SITE_URL": f"https://{name}.example"}
        self.env = {**os.environ, **own, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        self.run("migrate", "-v0")

    def run(self, *command: str) -> str:
        whole = [sys.executable, "manage.py", *command]
        return subprocess.run(whole, env=self.env, cwd=settings.ROOT, check=True, capture_output=True, text=True).stdout


@pytest.fixture
def elsewhere() -> str:
    """An empty database of its own on the PostgreSQL of this run."""
    url = os.environ["DATABASE_URL"]
    with psycopg.connect(url, autocommit=True) as server:
        server.execute("DROP DATABASE IF EXISTS entente_elsewhere")
        server.execute("CREATE DATABASE entente_elsewhere")
    return urlunsplit(urlsplit(url)._replace(path="/entente_elsewhere"))


def test_the_same_comes_back(story, tmp_path, elsewhere):
    left = apart(story.clear)
    way = at(tmp_path, story.clear)
    places = {
        "first": f"sqlite:///{tmp_path}/first.sqlite3",
        "second": elsewhere,
        "third": f"sqlite:///{tmp_path}/third.sqlite3",
    }
    for name, url in places.items():
        site = Site(tmp_path / name, url, name)
        site.run("import_partnership", str(way))
        assert "intact" in site.run("verify_journal", story.slug)
        way = tmp_path / f"{name}.zip"
        site.run("export_partnership", story.slug, str(way))
        came = apart(way.read_bytes())
        assert list(came) == list(left)
        differ = {path for path in left if came[path] != left[path]}
        assert {path for path in differ if not path.startswith("evidence/")} == {"manifest.json"}
        told, before = json.loads(came["manifest.json"]), json.loads(left["manifest.json"])
        assert {key for key in told if told[key] != before[key]} == {"exported_at", "site", "files"}
        assert told["roots"] == before["roots"]
