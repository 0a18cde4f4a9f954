"""JSON of an archive: written with the order it is given, read without floats, without doubles, and not too deep."""

import json
import re
from typing import Any

from overview.archive.faults import Fault

LARGEST, DEEPEST, LONGEST_NUMBER = 256 << 20, 60, 18
MARKS = re.compile(rb'"(?:[^"\\]|\\.)*"|[\[\]{}]')


def written(data: Any) -> bytes:
    """JSON with its keys in the order as given."""
    return json.dumps(data, ensure_ascii=False, indent=1, allow_nan=False).encode() + b"\n"


def parse(data: bytes, name: str, largest: int = LARGEST) -> Any:
    """What this JSON holds; `Fault` when it is too large or too deep, says a thing twice, or is no JSON of ours."""
    if len(data) > largest:
        raise Fault("large")
    if _depth(data) > DEEPEST:
        raise Fault("json", name=name)
    try:
        return json.loads(
            data.decode("utf-8"),
            object_pairs_hook=_once,
            parse_float=_no_number,
            parse_constant=_no_number,
            parse_int=_whole,
        )
    except (ValueError, RecursionError) as error:
        raise Fault("json", name=name) from error


def _depth(data: bytes) -> int:
    """How deep brackets go, those within texts apart."""
    deepest = level = 0
    for mark in MARKS.finditer(data):
        sign = mark[0]
        if sign in (b"[", b"{"):
            level += 1
            deepest = max(deepest, level)
        elif sign in (b"]", b"}"):
            level -= 1
    return deepest


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a key is there twice")
    return found


def _no_number(text: str) -> Any:
    raise ValueError(f"{text[:20]} is no number of an archive")


def _whole(text: str) -> int:
    if len(text) > LONGEST_NUMBER:
        raise ValueError("a number too long")
    return int(text)
