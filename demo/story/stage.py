"""Who and what a story being played has on stage: the partnership, its people by name, its partners by code."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from core import clock
from demo.story.at import At
from partnerships.models import Member, Partner, Partnership

FUNCTION = re.compile(r"^(?P<name>[^(]+?)\s*(?:\((?P<fr>[^/)]*?)(?:\s*/\s*(?P<en>[^)]*))?\))?$")


@dataclass
class Stage:
    """What a story's acts share while they are played."""

    story: At
    zone: ZoneInfo = ZoneInfo("Europe/Paris")
    partnership: Partnership | None = None
    facilitator: Member | None = None
    partners: dict[str, Partner] = field(default_factory=dict)
    titular: dict[str, Member] = field(default_factory=dict)
    alternate: dict[str, Member] = field(default_factory=dict)
    things: dict[str, object] = field(default_factory=dict)
    agenda: list[tuple[datetime, int, str, Callable[[], None]]] = field(default_factory=list)
    here: str = ""
    played: Counter = field(default_factory=Counter)
    not_played: list[tuple[str, str]] = field(default_factory=list)

    @property
    def play(self) -> At:
        """What the file says beyond the bare shape (see docs/STORY.md)."""
        return self.story.get("play")

    def on(self, moment: datetime, scene: Callable[..., None], *what: object) -> None:
        """Put an act on the agenda; acts of the same moment are played in the order they were put there."""
        place = next((part.path for part in what if isinstance(part, At)), "")
        self.agenda.append((moment, len(self.agenda), place, partial(scene, self, *what)))

    def perform(self) -> None:
        """Play the agenda in the order of time, each act at its own moment."""
        for moment, _rank, self.here, scene in sorted(self.agenda, key=lambda row: row[:2]):
            with clock.at(moment):
                scene()

    def when(self, place: At, otherwise: At, hour: int = 10) -> datetime:
        """A moment that the file may give, else another it does give."""
        return (place if place else otherwise).moment(self.zone, hour)

    def partner(self, place: At) -> Partner:
        """The partner whose code stands at this place."""
        return place.one_of(self.partners, "the code of a partner")

    def done(self, what: str) -> None:
        """Count an act that was played."""
        self.played[what] += 1

    def skip(self, place: At, why: str) -> None:
        """List an act that the file does not give enough to play; nothing is made up in its place."""
        self.not_played.append((place.path, why))


def person(place: At) -> tuple[str, dict[str, str]]:
    """The name and the function (per language) in « Solène Vasseur (directrice / head of engagement) »."""
    found = FUNCTION.match(place.text())
    if not found:
        raise place.wrong("a name is expected here, with the function in brackets if it is known")
    function = {code: (found[code] or found["fr"] or "").strip() for code in ("fr", "en")}
    return found["name"].strip(), {code: said for code, said in function.items() if said}


def address(name: str) -> str:
    """An address that nobody has, for somebody who does not exist."""
    return f"{slugify(name).replace('-', '.')}@example.org"
