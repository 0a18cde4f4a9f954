"""One way to write data as bytes, so that the same content has the same hash everywhere (RFC 8785)."""

import hashlib
import unicodedata
from collections.abc import Mapping
from typing import Any

import rfc8785


def canonical(data: Any) -> bytes:
    """The canonical JSON bytes of `data`: NFC texts, integers, booleans, lists, mappings; raises `TypeError` otherwise.

    Floats are refused (their text depends on who writes it); dates are given as ISO strings.
    """
    return rfc8785.dumps(_clean(data))


def fingerprint(data: Any) -> str:
    """SHA-256, in hexadecimal, of the canonical bytes."""
    return hashlib.sha256(canonical(data)).hexdigest()


def _clean(value: Any) -> Any:
    if isinstance(value, str):
        return unicodedata.normalize("NFC", value)
    if isinstance(value, Mapping):
        return {_clean(str(key)): _clean(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_clean(item) for item in value]
    if value is None or isinstance(value, bool | int):
        return value
    raise TypeError(f"{type(value).__name__} has no canonical form.")
