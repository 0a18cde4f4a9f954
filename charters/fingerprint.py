"""Hashes of a charter: of a person in its evidence, of bytes in pieces, and how they are read."""

import hashlib
import hmac
from collections.abc import Iterable

HEXADECIMAL = frozenset("0123456789abcdef")


def commitment(salt: str, clear: str) -> str:
    """HMAC-SHA256, in hexadecimal, of `clear` under `salt`: what a chain keeps of a person."""
    return hmac.new(salt.encode(), clear.encode(), hashlib.sha256).hexdigest()


def is_sha256(text: str) -> bool:
    """Whether `text` is a SHA-256 in lower-case hexadecimal."""
    return len(text) == 64 and set(text) <= HEXADECIMAL


def groups(digest: str) -> list[str]:
    """A hash in groups of four signs, as it is printed and compared by eye."""
    return [digest[start : start + 4] for start in range(0, len(digest), 4)]


def digest_of(chunks: Iterable[bytes]) -> str:
    """SHA-256, in hexadecimal, of bytes that come in pieces."""
    running = hashlib.sha256()
    for chunk in chunks:
        running.update(chunk)
    return running.hexdigest()
