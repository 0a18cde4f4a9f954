"""Files by their content: stored once under their SHA-256, never overwritten, never half-written."""

import hashlib
import os
from datetime import datetime
from functools import partial
from pathlib import Path
from uuid import uuid4

from django.conf import settings
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _


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
    finally:
        partial.unlink(missing_ok=True)
    return digest


def register(digest: str, size: int, content_type: str, at: datetime) -> StoredFile:
    """The row of a stored content, made when it is new."""
    row, _new = StoredFile.objects.get_or_create(
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


def _erase(digest: str) -> None:
    """Take the bytes away, unless the same content has been kept again meanwhile."""
    if not StoredFile.objects.filter(sha256=digest).exists():
        place(digest).unlink(missing_ok=True)
