"""The ZIP of an archive: written the same for the same content, read without believing a word of it.

Nothing is ever unpacked to a path: a file is read by a name from a closed list of shapes, up to what was allowed.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import sha256
from io import BytesIO
from typing import BinaryIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from overview.archive.faults import Fault

EPOCH = (1980, 1, 1, 0, 0, 0)  # a file of an archive has no date of its own
WHOLE, SEALED = "whole", "sealed"
HELD = r"(files|private)/[0-9a-f]{64}"
PAGES = r"README\.txt|manifest\.json|facts\.json|computed\.json|private\.json|private\.sealed|seal-root\.pem"
NAMES = {
    WHOLE: re.compile(rf"{PAGES}|{HELD}|evidence/[a-z0-9][a-z0-9-]{{0,80}}\.zip"),
    SEALED: re.compile(r"private\.json|private/[0-9a-f]{64}"),
}
BROKEN = (BadZipFile, EOFError, zlib.error, NotImplementedError, RuntimeError, OSError, ValueError, OverflowError)
PIECE = 1 << 20


@dataclass(frozen=True)
class Limits:
    """How much an archive may hold, in bytes and in files; `ratio` counts from the size at which it matters."""

    whole: int = 2 << 30
    one: int = 512 << 20
    entries: int = 20_000
    ratio: int = 150
    ratio_from: int = 1 << 20


LIMITS = Limits()


class Packed:
    """A ZIP whose list of files was found harmless."""

    def __init__(self, file: ZipFile) -> None:
        self._file = file
        self.names = frozenset(file.namelist())

    def read(self, name: str) -> bytes:
        """A file, whole; `Fault` when it is not there or does not come out as the list says."""
        return b"".join(self.pieces(name))

    def pieces(self, name: str) -> Iterator[bytes]:
        """A file, a piece at a time."""
        if name not in self.names:
            raise Fault("missing", name=name)
        try:
            with self._file.open(name) as stream:
                while piece := stream.read(PIECE):
                    yield piece
        except BROKEN as error:
            raise Fault("broken") from error

    def digest(self, name: str) -> tuple[str, int]:
        """The SHA-256 of a file and its size."""
        summed, size = sha256(), 0
        for piece in self.pieces(name):
            summed.update(piece)
            size += len(piece)
        return summed.hexdigest(), size


def opened(stream: BinaryIO, shape: str = WHOLE, limits: Limits = LIMITS) -> Packed:
    """The ZIP in a stream, its list of files checked before anything of it is read; `Fault` otherwise."""
    try:
        file = ZipFile(stream)
    except BROKEN as error:
        raise Fault("broken") from error
    listed = file.infolist()
    if len(listed) > limits.entries or sum(info.file_size for info in listed) > limits.whole:
        raise Fault("large")
    for info in listed:
        _harmless(info, shape, limits)
    twice = [name for name, count in Counter(info.filename for info in listed).items() if count > 1]
    if twice:
        raise Fault("twice", name=twice[0])
    return Packed(file)


def _harmless(info: ZipInfo, shape: str, limits: Limits) -> None:
    name = info.orig_filename
    if name.startswith("/") or "\\" in name or "\0" in name or ".." in name.split("/") or ":" in name:
        raise Fault("path", name=_shown(name))
    if not NAMES[shape].fullmatch(name):
        raise Fault("unknown_file", name=_shown(name))
    if info.flag_bits & 1 or info.compress_type not in (ZIP_STORED, ZIP_DEFLATED):
        raise Fault("broken")
    if info.file_size > limits.one:
        raise Fault("large")
    if info.file_size > limits.ratio_from and info.file_size > limits.ratio * max(info.compress_size, 1):
        raise Fault("bomb", name=name)


def _shown(name: str) -> str:
    """A name as a sentence can hold it."""
    return ascii(name[:80])[1:-1]


def packed(files: Iterable[tuple[str, bytes]]) -> bytes:
    """A ZIP of these files, in this order; the same files give the same bytes."""
    stream = BytesIO()
    with ZipFile(stream, "w") as file:
        for name, data in files:
            info = ZipInfo(name, EPOCH)
            info.external_attr, info.create_system = 0o644 << 16, 3
            info.compress_type = ZIP_DEFLATED if name.endswith((".json", ".txt")) else ZIP_STORED
            file.writestr(info, data)
    return stream.getvalue()
