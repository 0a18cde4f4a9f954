"""Files by their content: stored once under their SHA-256, never overwritten, never half-written.

Bytes come before their row and go after it, so a power cut leaves bytes without a row, never a row without bytes; a
daily sweep takes such bytes away. Whoever erases holds the name of the content meanwhile (`_erase`), and whoever keeps
it looks at the bytes once the name is theirs (`keep`): the two cannot pass each other.
"""

import hashlib
import os
import re
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from uuid import uuid4

import structlog
from django.conf import settings
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

NAME = re.compile(r"[0-9a-f]{64}")
PART = re.compile(r"[0-9a-f]{64}\.[0-9a-f]{32}\.part")
ORPHANED = timedelta(days=1)  # longer than any act or piece of work: what is older belongs to nobody under way
log = structlog.get_logger()


class StoredFile(models.Model):
    """A file kept under the hash of its bytes; the same bytes are kept once."""

    sha256 = models.CharField(max_length=64, unique=True)
    size = models.PositiveBigIntegerField()
    content_type = models.CharField(max_length=100)
    created_at = models.DateTimeField()

    class Meta:
        verbose_name = _("stored file")

    def __str__(self) -> str:
        return self.sha256

    @property
    def path(self) -> Path:
        """Where the bytes are."""
        return place(self.sha256)

    def read(self) -> bytes:
        """The bytes; raises `OSError` when the storage has lost them."""
        return self.path.read_bytes()


def place(digest: str) -> Path:
    """The path of a content hash in the file storage."""
    return Path(settings.FILES_ROOT) / digest[:2] / digest[2:4] / digest


def write_once(data: bytes) -> str:
    """Put bytes in the storage under their hash and return it: temporary file, fsync, then one atomic rename."""
    digest = hashlib.sha256(data).hexdigest()
    target = place(digest)
    if target.exists():
        return digest
    target.parent.mkdir(parents=True, exist_ok=True)
    partial = target.with_name(f"{digest}.{uuid4().hex}.part")
    try:
        with partial.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        partial.replace(target)
        _sync(target.parent)
    finally:
        partial.unlink(missing_ok=True)
    return digest


def _sync(folder: Path) -> None:
    """The new name survives a power cut too."""
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def keep(data: bytes, content_type: str, at: datetime) -> StoredFile:
    """Bytes and their row, together: called in the transaction of the act that refers to them."""
    row = register(write_once(data), len(data), content_type, at)
    write_once(data)  # erased in between, perhaps; from here on nobody erases them
    return row


def register(digest: str, size: int, content_type: str, at: datetime) -> StoredFile:
    """The row of a stored content, made when it is new, held until the transaction ends."""
    row, _new = StoredFile.objects.select_for_update(no_key=True).get_or_create(
        sha256=digest, defaults={"size": size, "content_type": content_type, "created_at": at}
    )
    return row


def forget(row: StoredFile) -> bool:
    """Erase a content that no other row refers to, its bytes once the transaction holds; whether it was erased.

    The caller holds the row with its key (`lock(row, key=True)`), so that nothing begins to refer to it meanwhile.
    """
    digest = row.sha256
    try:
        with transaction.atomic():
            row.delete()
    except models.ProtectedError:
        return False
    transaction.on_commit(partial(_erase, digest))
    return True


def _erase(digest: str) -> bool:
    """Take the bytes away, unless the same content has been kept again meanwhile; whether they were taken away.

    A row of that name holds off whoever keeps the same content now; it is not committed.
    """
    with transaction.atomic():
        nobody = {"size": 0, "content_type": "", "created_at": timezone.now()}
        _row, free = StoredFile.objects.get_or_create(sha256=digest, defaults=nobody)
        if free:
            place(digest).unlink(missing_ok=True)
            transaction.set_rollback(True)
    return free


def sweep(older_than: timedelta = ORPHANED) -> int:
    """Erase what a power cut left: half-written files, and bytes that no row names; how many. Rows all stay."""
    before = time.time() - older_than.total_seconds()  # the storage has its own clock, the computer's
    erased = 0
    for folder in sorted(Path(settings.FILES_ROOT).glob("[0-9a-f][0-9a-f]")):
        old = dict(_older(folder, before))
        for name in filter(PART.fullmatch, old):
            old[name].unlink(missing_ok=True)
            erased += 1
        names = set(filter(NAME.fullmatch, old))
        known = StoredFile.objects.filter(sha256__startswith=folder.name).values_list("sha256", flat=True)
        erased += sum(map(_erase, sorted(names - set(known)))) if names else 0
    log.info("files swept", erased=erased)
    return erased


def _older(folder: Path, before: float) -> Iterator[tuple[str, Path]]:
    """Names and paths of the files last written before that moment; one that goes meanwhile is left out."""
    for path in folder.glob("??/*"):
        try:
            if path.stat().st_mtime < before:
                yield path.name, path
        except FileNotFoundError:
            continue
