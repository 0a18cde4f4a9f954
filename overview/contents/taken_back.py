"""What a kept report may no longer tell."""

import json
from collections.abc import Iterable, Iterator, Set
from typing import Any

from impact.models import Story
from overview.models import ReportEdition
from partnerships.models import Partnership


def taken_back(partnership: Partnership, editions: Iterable[ReportEdition]) -> list[str]:
    """The codes of the stories that kept editions tell although their tellers took their consent back since."""
    told = {code for edition in editions for code in codes_told(json.loads(edition.data))}
    gone = Story.objects.filter(partnership=partnership, withdrawn_at__isnull=False, code__in=told)
    return list(gone.values_list("code", flat=True))


def codes_told(data: Any) -> set[str]:
    """The codes of the stories that stand anywhere in frozen data."""
    return set(_codes(data))


def _codes(value: Any) -> Iterator[str]:
    if _is_story(value):
        yield value["code"]
    elif isinstance(value, dict | list):
        for part in value.values() if isinstance(value, dict) else value:
            yield from _codes(part)


def without(value: Any, codes: Set[str]) -> Any:
    """The same frozen data without these stories, wherever they stand, nor what backed them or led to them."""
    if _is_of(value, codes):
        return None
    if isinstance(value, dict):
        return {name: without(part, codes) for name, part in value.items()}
    if isinstance(value, list):
        return [without(part, codes) for part in value if not _is_of(part, codes)]
    return value


def _is_story(value: Any) -> bool:
    """A story in frozen data is what has a teller and a code."""
    return isinstance(value, dict) and {"code", "teller"} <= set(value)


def _is_of(value: Any, codes: Set[str]) -> bool:
    """Whether this is one of these stories, a piece of evidence of one, or words that one tells whole."""
    if _is_story(value):
        return value["code"] in codes
    return isinstance(value, dict) and not codes.isdisjoint(_named(value))


def _named(value: dict[str, Any]) -> list[str]:
    return [name for name in (value.get("of"), value.get("story")) if isinstance(name, str)]
