"""An archive taken apart and put together again, as an honest site and as a forger do."""

import json
from collections.abc import Callable
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import ZIP_STORED, ZipFile

from django.apps import apps

from overview.archive.parsed import written

Files = dict[str, bytes]


def apart(data: bytes) -> Files:
    """Every file of a ZIP, in order."""
    with ZipFile(BytesIO(data)) as file:
        return {name: file.read(name) for name in file.namelist()}


def zipped(files: list[tuple[str, bytes]], kind: int = ZIP_STORED) -> bytes:
    stream = BytesIO()
    with ZipFile(stream, "w", kind) as file:
        for name, data in files:
            file.writestr(name, data)
    return stream.getvalue()


def together(files: Files) -> bytes:
    """A ZIP of these files whose manifest tells them as they are now: what a careful forger makes."""
    manifest = json.loads(files["manifest.json"])
    others = {name: data for name, data in files.items() if name != "manifest.json"}
    manifest["files"] = {name: {"sha256": sha256(data).hexdigest(), "size": len(data)} for name, data in others.items()}
    return zipped([("manifest.json", written(manifest)), *others.items()])


def forged(data: bytes, name: str, change: Callable[[Any], Any]) -> bytes:
    """The archive with one of its JSON files changed, and a manifest that agrees."""
    files = apart(data)
    told = json.loads(files[name])
    change(told)
    files[name] = written(told)
    return together(files)


def at(folder: Path, data: bytes) -> Path:
    """The archive as a file."""
    place = folder / "archive.zip"
    place.write_bytes(data)
    return place


def counts() -> dict[str, int]:
    """How many rows each table has."""
    models = apps.get_models(include_auto_created=True)
    return {model._meta.label: model._base_manager.count() for model in models}
