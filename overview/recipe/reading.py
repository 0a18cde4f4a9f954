"""What one line says: its state, what fills its sentence, what it lacks."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

Name = str | Mapping[str, str]  # a name, or the same words in several languages
Names = Sequence[Name]
FEW = 3  # names that a sentence lists before it counts the others
STAGES = (
    "initiation",
    "diagnosis",
    "engaging",
    "co_construction",
    "signing",
    "running",
    "review",
    "renewal",
    "closed",
)


class State(StrEnum):
    """Where a line stands."""

    IN_PLACE = "in_place"
    UNDER_WAY = "under_way"
    MISSING = "missing"
    NOT_YET = "not_yet"


@dataclass(frozen=True)
class Gap:
    """Something that keeps a line from being in place: which words say it, of what, how many."""

    key: str
    names: Names = ()
    count: int = 0

    @property
    def number(self) -> int:
        """How many things lack, named or not."""
        return max(int(self.count), len(self.names))

    def kept(self) -> dict[str, Any]:
        """As it is stored: the first names alone, and how many there are."""
        names = [name if isinstance(name, str) else dict(name) for name in self.names[:FEW]]
        return {"key": self.key, "names": names, "n": self.number}


@dataclass(frozen=True)
class Reading:
    """What one line says: its state, the keys of its sentences, what fills them, what lacks, from which stage on."""

    state: State
    key: str
    params: Mapping[str, Any] = field(default_factory=dict)
    gaps: tuple[Gap, ...] = ()
    stage: str = ""
    notes: tuple[str, ...] = ()

    def kept(self) -> dict[str, Any]:
        """All but the state, as it is stored: what is empty is left out."""
        more = {"notes": list(self.notes), "gaps": [gap.kept() for gap in self.gaps], "stage": self.stage}
        return {"key": self.key, **self.params} | {name: value for name, value in more.items() if value}


def judged(key: str, params: Mapping[str, Any], *gaps: Gap, notes: Mapping[str, object] | None = None) -> Reading:
    """In place when nothing lacks, under way otherwise: a gap of nothing is none, a note that does not hold either."""
    real = tuple(gap for gap in gaps if gap.number)
    said = tuple(note for note, holds in (notes or {}).items() if holds)
    return Reading(State.UNDER_WAY if real else State.IN_PLACE, key, params, real, notes=said)


def absent(stage: str, awaited: str, params: Mapping[str, Any] | None = None, key: str = "none") -> Reading:
    """Nothing is there: missing from the stage `awaited` on, not to be expected before it."""
    if STAGES.index(stage) < STAGES.index(awaited):
        return Reading(State.NOT_YET, key, params or {}, stage=awaited)
    return Reading(State.MISSING, key, params or {})


def distinct(*lists: Names) -> int:
    """How many different names these lists hold together."""
    return len({name if isinstance(name, str) else tuple(name.items()) for names in lists for name in names})


def iso(day: date | None) -> str:
    """A day as it is stored; empty when there is none."""
    return day.isoformat() if day else ""
