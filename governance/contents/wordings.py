from dataclasses import dataclass
from itertools import pairwise

from governance.models import Ballot, Decision, Wording
from partnerships.merging import redline

Pieces = list[tuple[str, str]]
WORDS = ("title", "question", "text", "conditions")


@dataclass(frozen=True)
class Change:
    """A version of the words: what it changed against the one before, and the reservations that it answers."""

    wording: Wording
    redlines: list[tuple[str, Pieces]]
    integrated: list[Ballot]
    gone: bool = False  # for the page of an amendment's redline, which this shares


def changes(decision: Decision) -> list[Change]:
    """The versions after the first, the latest first, word by word in each language."""
    rows = list(decision.wordings.all())
    found = [_change(before, after) for before, after in pairwise(rows)]
    return found[::-1]


def _change(before: Wording, after: Wording) -> Change:
    languages = list(dict.fromkeys([*after.text, *before.text]))
    redlines = [(code, _redline(before, after, code)) for code in languages]
    integrated = [row.ballot for row in after.integrations.all()]
    return Change(after, [(code, pieces) for code, pieces in redlines if pieces], integrated)


def _redline(before: Wording, after: Wording, code: str) -> Pieces:
    """What differs, one text after the other; what stayed the same is left out."""
    found: Pieces = []
    for name in WORDS:
        old, new = getattr(before, name).get(code, ""), getattr(after, name).get(code, "")
        if old != new:
            found += [*([("same", " · ")] if found else []), *redline(old, new)]
    return found
