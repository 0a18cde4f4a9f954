"""Documents of this site other than charters, of which somebody may hold a file: each floor says how it knows its own.

The page that checks a file belongs to a lower floor than some of these documents: it asks here.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True)
class Registered:
    """A document: `name` as sentences have it, its verdict in a word, a title and a sentence, `facts` for machines.

    `authentic`: whether these very bytes are registered; `sealer`: the root of the site that sealed it before it came.
    """

    name: str
    verdict: str
    pin: str
    title: str
    sentence: str
    facts: Mapping[str, Any]
    authentic: bool = True
    sealer: Any = None


Question = Callable[[list[str]], Registered | None]
_questions: list[Question] = []


def knows(question: Question) -> Question:
    """Adds a question: given SHA-256 fingerprints, which document one of them belongs to, if any."""
    _questions.append(question)
    return question


def registered(fingerprints: Iterable[str]) -> Registered | None:
    """The document that one of these fingerprints belongs to, or None."""
    wanted = list(fingerprints)
    return next(filter(None, (question(wanted) for question in _questions)), None) if wanted else None
