"""One way to write data as bytes, so that the same content has the same hash everywhere (RFC 8785)."""

import hashlib
import unicodedata
from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any

import rfc8785

LARGEST = 2**53 - 1  # beyond, other languages round integers
DEEPEST = 100


def canonical(data: Any) -> bytes:
    """The canonical JSON bytes of `data`: texts (put in NFC), integers, booleans, None, lists and mappings.

    Raises `TypeError` for the rest, and says where: floats (their text depends on who writes it: give a
    decimal string), dates (see `instant`), lazy translations, keys that are not texts. Raises `ValueError`
    for two keys that are one in NFC, integers beyond 2⁵³ - 1, lone surrogates, and over a hundred levels.
    """
    return rfc8785.dumps(_clean(data, ()))


def fingerprint(data: Any) -> str:
    """SHA-256, in hexadecimal, of the canonical bytes."""
    return hashlib.sha256(canonical(data)).hexdigest()


def instant(at: datetime) -> str:
    """A moment as canonical data writes it, `2026-11-05T17:20:00Z`; raises `ValueError` without a zone."""
    if at.tzinfo is None:
        raise ValueError("A moment without a time zone has no canonical form.")
    return at.astimezone(UTC).replace(tzinfo=None).isoformat() + "Z"


def _clean(value: Any, path: tuple[Any, ...]) -> Any:
    if isinstance(value, str):
        return _text(value, path)
    if isinstance(value, Mapping):
        return _mapping(value, path)
    if isinstance(value, list | tuple):
        _not_too_deep(path)
        return [_clean(item, (*path, number)) for number, item in enumerate(value)]
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise ValueError(f"{_place(path)}: {value} is too large an integer for canonical JSON.")
        return int(value)
    raise TypeError(f"{_place(path)}: {type(value).__name__} has no canonical form.")


def _text(value: str, path: tuple[Any, ...]) -> str:
    text = unicodedata.normalize("NFC", value)
    if not text.isascii() and any("\ud800" <= character <= "\udfff" for character in text):
        raise ValueError(f"{_place(path)}: half of a character (a lone surrogate).")
    return text


def _mapping(value: Mapping[Any, Any], path: tuple[Any, ...]) -> dict[str, Any]:
    _not_too_deep(path)
    clean: dict[str, Any] = {}
    for key, item in value.items():
        here = (*path, key)
        if not isinstance(key, str):
            raise TypeError(f"{_place(here)}: a key is a text, not {type(key).__name__}.")
        name = _text(key, here)
        if name in clean:
            raise ValueError(f"{_place(here)}: this key is there twice.")
        clean[name] = _clean(item, here)
    return clean


def _not_too_deep(path: tuple[Any, ...]) -> None:
    if len(path) >= DEEPEST:
        raise ValueError(f"{_place(path[:3])}…: nested more than {DEEPEST} levels deep.")


def _place(path: tuple[Any, ...]) -> str:
    """`decisions[3].votes.LLU`, from the steps that lead there."""
    steps = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in path)
    return ascii(steps.removeprefix("."))[1:-1] or "data"
