"""Static files of installed packages: exactly those listed, all of them there, and nothing else."""

from pathlib import Path

import pytest
from django.contrib.staticfiles import finders
from django.core.management import call_command

from core.finders import FILES, PackageFinder

STATIC = Path(__file__).resolve().parents[2] / "static"


@pytest.mark.parametrize("path", FILES)
def test_every_listed_file_is_in_its_package(path):
    found = PackageFinder().find(path)
    assert Path(found).is_file()
    assert finders.find(path) == found


def test_what_is_not_listed_is_not_found():
    assert PackageFinder().find("vendor/bootstrap.bundle.min.js") is None
    assert PackageFinder().find("vendor/bootstrap.bundle.min.js", find_all=True) == []
    assert PackageFinder().find("../../etc/passwd") is None


def test_all_the_places_of_a_file_are_one_place():
    assert PackageFinder().find("vendor/bootstrap.min.css", find_all=True) == [finders.find("vendor/bootstrap.min.css")]


def test_the_listing_opens_every_file():
    listed = dict(PackageFinder().list([]))
    assert set(listed) == set(FILES)
    for path, storage in listed.items():
        with storage.open(path) as file:
            assert file.read(1)


def test_the_finder_has_nothing_to_complain_about():
    assert PackageFinder().check() == []


def test_the_site_collects_with_hashed_names_and_every_file_it_refers_to(tmp_path, settings):
    settings.STATIC_ROOT = tmp_path
    settings.STORAGES = settings.STORAGES | {
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.ManifestStaticFilesStorage"}
    }
    call_command("collectstatic", interactive=False, verbosity=0)
    collected = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    own = {path.relative_to(STATIC).as_posix() for path in STATIC.rglob("*") if path.is_file()}
    assert set(FILES) | own <= collected
    sheet = next(tmp_path.glob("css/fonts.*.css")).read_text()
    assert "AtkinsonHyperlegible-Regular." in sheet and '"../fonts/AtkinsonHyperlegible-Regular.ttf"' not in sheet
