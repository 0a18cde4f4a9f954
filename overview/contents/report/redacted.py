from collections.abc import Collection, Mapping
from typing import Any


def without_stories(data: Mapping[str, Any], codes: Collection[str]) -> dict[str, Any]:
    """Frozen data without these stories, nor what was said of them elsewhere: their evidence, the effects they tell."""
    told = dict(data)
    told["stories"] = [row for row in data["stories"] if row["code"] not in codes]
    if data.get("evidence"):
        pieces = [row for row in data["evidence"]["pieces"] if row["of"] not in codes]
        told["evidence"] = data["evidence"] | {"pieces": pieces}
    if data.get("effects"):
        told["effects"] = [_without_words(row, codes) for row in data["effects"]]
    return told


def _without_words(quarter: dict[str, Any], codes: Collection[str]) -> dict[str, Any]:
    """A quarter whose answers stay counted; the words of those that told one of these stories go."""
    return quarter | {"noticed": [row for row in quarter["noticed"] if row["story"] not in codes]}
