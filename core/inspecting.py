"""Asking what a PDF is: it is read by a process of its own, bounded in time and memory; nothing is kept of it."""

import json
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from tempfile import NamedTemporaryFile
from typing import Any

import structlog
from django.conf import settings

LARGEST = 20 * 1024 * 1024
SECONDS = 8
log = structlog.get_logger()


class State(StrEnum):
    """What the seal of a file is worth, by itself: whether the file is registered is another question."""

    SEALED = "sealed"  # by this site, and not a byte is outside its seal
    FOLLOWED = "followed"  # sealed by this site, then something was added or altered outside the seal
    FOREIGN = "foreign"  # sealed or signed, and not by this site
    MODIFIED = "modified"  # a seal that no longer holds
    UNSEALED = "unsealed"  # a PDF without any seal
    UNREADABLE = "unreadable"  # no PDF, or one that its reader does not take


@dataclass(frozen=True)
class Signature:
    """One signature of a file.

    `intact`: what it covers is what was signed. `closed`: it leaves out nothing but itself. `trusted`: it comes from
    a given root. `sha256` is that of the file as it was signed, without what came later.
    """

    field: str
    covers_entire_file: bool
    closed: bool
    intact: bool
    trusted: bool
    signer: str
    certificate: str
    signed_at: datetime | None
    timestamped: bool
    start: int
    sha256: str


@dataclass(frozen=True)
class Inspection:
    """What was read: signatures in the order they were made, the SHA-256 of each attachment by its name."""

    readable: bool
    signatures: tuple[Signature, ...] = ()
    unchanged: bool = False
    attachments: dict[str, str] = field(default_factory=dict)

    @property
    def seal(self) -> Signature | None:
        """The last seal of this site, whether or not it holds."""
        return next((one for one in reversed(self.signatures) if one.trusted), None)

    @property
    def state(self) -> State:
        if not self.readable:
            return State.UNREADABLE
        if not self.signatures:
            return State.UNSEALED
        if not all(one.intact for one in self.signatures):
            return State.MODIFIED
        if self.seal is None:
            return State.FOREIGN
        return State.SEALED if self.seal.covers_entire_file else State.FOLLOWED


@dataclass(frozen=True)
class Elsewhere:
    """A PDF signed with a program of the signatory's: which original it continues, and the signatures added.

    `original` is its number in what was given, None when the file begins with none of them. `unchanged`: its pages
    show what they showed; what was added is signatures, and nothing over the text.
    """

    original: int | None
    signatures: tuple[Signature, ...] = ()
    unchanged: bool = False


def inspect(data: bytes, roots: Sequence[bytes]) -> Inspection:
    """Read a PDF of at most 20 MB against these roots (PEM); a file that breaks or tires its reader is unreadable."""
    return _inspected(data, roots, 0)


def signed_elsewhere(data: bytes, originals: Sequence[bytes]) -> Elsewhere:
    """Whether a PDF is one of the originals to the byte, continued, with signatures that hold for all of it.

    Who signed is what their certificate says: nothing here says that it may be believed.
    """
    number = next((number for number, original in enumerate(originals) if data.startswith(original)), None)
    if number is None:
        return Elsewhere(None)
    length = len(originals[number])
    found = _inspected(data, [], length)
    added = tuple(one for one in found.signatures if one.intact and one.closed and one.start >= length)
    return Elsewhere(number, added, found.unchanged)


def _inspected(data: bytes, roots: Sequence[bytes], length: int) -> Inspection:
    if len(data) > LARGEST:
        return Inspection(readable=False)
    with NamedTemporaryFile(suffix=".pem") as pinned:
        pinned.write(b"\n".join(roots))
        pinned.flush()
        said = _read(data, pinned.name, str(length))
    if said is None:
        return Inspection(readable=False)
    return Inspection(True, tuple(map(_signature, said["signatures"])), said["unchanged"], said["attachments"])


def _read(data: bytes, *told: str) -> dict[str, Any] | None:
    command = [sys.executable, "-m", "core.inspection", *told]
    quiet = {"PYTHONDONTWRITEBYTECODE": "1", "LANG": "C.UTF-8"}
    try:
        done = subprocess.run(
            command,
            input=data,
            capture_output=True,
            cwd=settings.ROOT,
            env=quiet,
            timeout=SECONDS,
            check=True,
        )
        read: dict[str, Any] = json.loads(done.stdout)
    except (subprocess.SubprocessError, ValueError, OSError) as error:
        words = getattr(error, "stderr", None) or b""
        log.info("a file was not readable", error=type(error).__name__, said=words[-300:].decode(errors="replace"))
        return None
    return read


def _signature(said: dict[str, Any]) -> Signature:
    told = said["signed_at"]
    return Signature(**said | {"signed_at": datetime.fromisoformat(told) if told else None})
