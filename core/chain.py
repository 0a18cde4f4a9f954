"""Append-only chains: each entry holds the hash of the one before, so that nothing can be changed unseen.

The journal of a partnership and the evidence of a charter are such chains. An entry keeps the canonical bytes
that were hashed: verifying reads them as they are and never rebuilds them (three times a bare SHA-256 chain
instead of twenty-three).
"""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any
from uuid import UUID, uuid4

from django.db import models
from django.utils.translation import gettext_lazy as _

from core.canonical import canonical

GENESIS = "0" * 64


class ChainHead(models.Model):
    """The last link of a chain: locked to append, compared to notice a tail that was cut."""

    key = models.UUIDField(primary_key=True)
    sequence = models.PositiveBigIntegerField(default=0)
    digest = models.CharField(max_length=64, default=GENESIS)

    class Meta:
        verbose_name = _("chain head")

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest[:12]}"


class ChainEntry(models.Model):
    """One link: what was recorded, the hash of the link before, its own hash."""

    id = models.BigAutoField(primary_key=True)
    uuid = models.UUIDField(default=uuid4, editable=False, unique=True)
    chain = models.UUIDField(db_index=True)
    sequence = models.PositiveBigIntegerField()
    previous = models.CharField(max_length=64)
    digest = models.CharField(max_length=64)
    canonical = models.TextField()
    occurred_at = models.DateTimeField()
    recorded_at = models.DateTimeField()

    class Meta:
        abstract = True
        constraints = (
            models.UniqueConstraint(fields=["chain", "sequence"], name="%(class)s_one_sequence"),
            models.UniqueConstraint(fields=["chain", "previous"], name="%(class)s_no_fork"),
        )

    def __str__(self) -> str:
        return f"{self.sequence} {self.digest[:12]}"


def link(previous: str, body: str) -> str:
    """SHA-256, in hexadecimal, of the previous link's hash followed by the canonical body."""
    return hashlib.sha256(f"{previous}\n{body}".encode()).hexdigest()


def append(model: type[ChainEntry], chain: UUID, body: dict, **columns: Any) -> ChainEntry:
    """Add an entry to a chain, its head locked until the end of the transaction. `body` is what the hash covers."""
    head, _new = ChainHead.objects.select_for_update().get_or_create(key=chain)
    entry = model(chain=chain, sequence=head.sequence + 1, previous=head.digest, **columns)
    entry.canonical = canonical({**body, "sequence": entry.sequence, "uuid": str(entry.uuid)}).decode()
    entry.digest = link(entry.previous, entry.canonical)
    entry.save(force_insert=True)
    head.sequence, head.digest = entry.sequence, entry.digest
    head.save(update_fields=["sequence", "digest"])
    return entry


@dataclass(frozen=True)
class Verification:
    """What checking a chain found: how many entries hold, and the first that does not (None: all hold)."""

    entries: int
    broken_at: int | None
    head: str

    @property
    def intact(self) -> bool:
        return self.broken_at is None


def verify(entries: Iterable[tuple[int, str, str, str]], head: tuple[int, str] | None) -> Verification:
    """Check (sequence, previous, digest, canonical) rows in order against each other and against the head."""
    previous, count = GENESIS, 0
    for sequence, told, digest, body in entries:
        count += 1
        if sequence != count or told != previous or digest != link(previous, body):
            return Verification(count - 1, count, previous)
        previous = digest
    if (head or (0, GENESIS)) != (count, previous):
        return Verification(count, count + 1, previous)
    return Verification(count, None, previous)


def verify_chain(model: type[ChainEntry], chain: UUID) -> Verification:
    """Check a stored chain from its first entry to its head, in constant memory."""
    rows = model._base_manager.filter(chain=chain).order_by("sequence")
    head = ChainHead.objects.filter(key=chain).values_list("sequence", "digest").first()
    return verify(rows.values_list("sequence", "previous", "digest", "canonical").iterator(2000), head)
