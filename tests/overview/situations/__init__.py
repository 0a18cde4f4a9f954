"""The situations of every act that home announces, by what they are about."""

from tests.overview.moments import SITUATIONS
from tests.overview.situations import (
    carried,
    charter,
    committee,
    measures,
    meetings,
    people,
    plans,
    reports,
    reviews,
    texts,
)

__all__ = [
    "SITUATIONS",
    "carried",
    "charter",
    "committee",
    "measures",
    "meetings",
    "people",
    "plans",
    "reports",
    "reviews",
    "texts",
]
