"""Static files that come from installed packages: exactly those the pages use, and no whole folder."""

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from django.contrib.staticfiles.finders import BaseFinder
from django.core.files.storage import FileSystemStorage

FONT = "AtkinsonHyperlegible-{}.ttf"
FACES = ("Regular", "Bold", "Italic", "BoldItalic")
ALLAUTH = (
    ("account", "account/js/account.js"),
    ("account", "account/js/onload.js"),
    ("mfa", "mfa/js/recovery_codes.js"),
    ("mfa", "mfa/js/webauthn-json.js"),
    ("mfa", "mfa/js/webauthn.js"),
)
# address under /static/ → (package, path in it); the style sheet names its map, so the map is served too
FILES = {
    "vendor/bootstrap.min.css": ("bootstrap", "css/bootstrap.min.css"),
    "vendor/bootstrap.min.css.map": ("bootstrap", "css/bootstrap.min.css.map"),
    "django_htmx/htmx-2.min.js": ("django_htmx", "static/django_htmx/htmx-2.min.js"),
    **{
        f"fonts/{FONT.format(face)}": (
            "fontpkg_atkinson_hyperlegible",
            f"files/{FONT.format(face)}",
        )
        for face in FACES
    },
    **{path: (f"allauth.{app}", f"static/{path}") for app, path in ALLAUTH},
}


class PackageStorage(FileSystemStorage):
    """Opens a listed file where its package keeps it."""

    def path(self, name: str) -> str:
        """Where this static file is on disk; raises KeyError when it is not listed."""
        package, inside = FILES[Path(name).as_posix()]
        spec = find_spec(package)
        if spec is None or not spec.submodule_search_locations:
            raise KeyError(f"The package {package} is not installed.")
        return str(Path(spec.submodule_search_locations[0], inside))


class PackageFinder(BaseFinder):
    """Finds the listed files, for the development server and for `collectstatic`."""

    storage = PackageStorage()

    def check(self, **kwargs: Any) -> Any:
        return []

    def find(self, path: str, find_all: bool = False, **kwargs: Any) -> Any:
        """The place of `path` on disk, or nothing when it is not one of ours."""
        found = [self.storage.path(path)] if path in FILES else []
        return found if find_all else next(iter(found), None)

    def list(self, ignore_patterns: Any) -> Iterator[tuple[str, FileSystemStorage]]:
        """Every listed file with the storage that opens it."""
        for path in FILES:
            yield path, self.storage
