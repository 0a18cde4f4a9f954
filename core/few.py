"""What few rows have is asked for when there is some: a page does not pay for what its subject might have had."""

from typing import Any

from django.db.models import Exists, QuerySet


def telling(rows: Any, **few: QuerySet) -> Any:
    """The rows, each saying for itself whether it has any of `few`, which are about `OuterRef("pk")`."""
    return rows.annotate(**{f"some_{name}": Exists(found) for name, found in few.items()})


def may_have(thing: Any, name: str) -> bool:
    """Whether a thing has any of that name; one that was read without `telling` may."""
    return getattr(thing, f"some_{name}", True)


def those(thing: Any, name: str, rows: Any) -> Any:
    """The `rows` of a thing; none, without asking, when it is known to have none of that name."""
    return rows if may_have(thing, name) else rows.none()
