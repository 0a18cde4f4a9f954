"""A file of lines of JSON, only ever added to: what must outlive the database it was written with."""

import json
import os
from collections.abc import Mapping
from pathlib import Path
from uuid import UUID


class Unreadable(ValueError):
    """A line that is none of ours; the message says which."""


def read(path: Path) -> dict[str, str]:
    """What the file holds: identity (a UUID as text) → moment (ISO); empty when there is no file yet.

    Raises `Unreadable` for a line that is not one of an erasure.
    """
    if not path.exists():
        return {}
    found = {}
    for number, line in enumerate(path.read_text("utf-8").splitlines(), 1):
        try:
            told = json.loads(line)
            found[str(UUID(told["identity"]))] = str(told["at"])
        except (ValueError, KeyError, TypeError, AttributeError) as error:
            raise Unreadable(f"line {number} of {path} is not one of this kind") from error
    return found


def keep(path: Path, facts: Mapping[str, str]) -> None:
    """Add those of these facts that the file does not hold; on the disk when this returns."""
    known = read(path)
    new = [{"identity": identity, "at": at} for identity, at in facts.items() if identity not in known]
    if not new:
        return
    with os.fdopen(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), "w", encoding="utf-8") as stream:
        stream.writelines(json.dumps(one) + "\n" for one in new)
        stream.flush()
        os.fsync(stream.fileno())
