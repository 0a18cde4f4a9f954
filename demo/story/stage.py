"""What a story being played has on stage: the partnership, its people, its partners by code, its agenda."""

import re
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from functools import partial
from hashlib import sha256
from typing import Any
from zoneinfo import ZoneInfo

from django.utils.text import slugify

from core import clock
from demo.story.at import At
from governance.models import Decision
from impact.models import Indicator
from overview.actions import refresh_marks
from partnerships.models import Member, Objective, Partner, Partnership, Risk

PARIS = ZoneInfo("Europe/Paris")
LONGEST_NAME = 120
BEFOREHAND = timedelta(days=14)  # a decision is proposed this long before its first round, when nothing else is said
FUNCTION = re.compile(r"^(?P<name>[^(]+?)\s*(?:\((?P<fr>[^/)]*?)(?:\s*/\s*(?P<en>[^)]*))?\))?$")


@dataclass
class Stage:
    """What a story's acts share while they are played."""

    story: At
    zone: ZoneInfo = PARIS
    partnership: Partnership | None = None
    facilitator: Member | None = None
    partners: dict[str, Partner] = field(default_factory=dict)
    passed: dict[str, Partner] = field(default_factory=dict)
    titular: dict[str, Member] = field(default_factory=dict)
    alternate: dict[str, Member] = field(default_factory=dict)
    objectives: dict[str, Objective] = field(default_factory=dict)
    risks: dict[str, Risk] = field(default_factory=dict)
    indicators: dict[str, Indicator] = field(default_factory=dict)
    decisions: dict[str, Decision] = field(default_factory=dict)
    things: dict[str, Any] = field(default_factory=dict)
    agenda: list[tuple[datetime, int, str, Callable[[], None]]] = field(default_factory=list)
    here: str = ""
    files: set[str] = field(default_factory=set)
    played: Counter = field(default_factory=Counter)
    not_played: list[tuple[str, str]] = field(default_factory=list)

    @property
    def play(self) -> At:
        """What the file says beyond the bare shape (see docs/STORY.md)."""
        return self.story.get("play")

    @property
    def today(self) -> datetime | None:
        """The story's present, when the file says it: nothing is played after it."""
        place = self.play.get("today")
        return place.moment(self.zone) if place else None

    def dawn(self) -> datetime:
        """The day before the first day of the file: when things begin that have no date of their own."""
        story = self.story
        days = [story["rules"]["start"].day()]
        days += [row.nth(0).day() for row in story.get("vision").get("log")]
        for row in story.get("decisions"):
            days += [place["date"].day() - BEFOREHAND for place in row["rounds"]]
        for row in story.get("indicators"):
            days += [measure.nth(0).day() for measure in row.get("measures")]
        days += [row.nth(5).day() for row in story.get("stories")]
        days += [came.moment(self.zone).date() for _who, came in self.play.get("joined").items()]
        days += [row["joined_on"].moment(self.zone).date() for row in self.play.get("withdrawn")]
        eve = datetime.combine(min(days) - timedelta(days=1), datetime.min.time(), self.zone)
        return eve.replace(hour=8).astimezone(UTC)

    def started(self) -> datetime:
        """When the partnership starts."""
        return self.when(self.play.get("started_on"), self.dawn(), 9)

    def gathered(self, hours: int = 0) -> datetime:
        """So many hours after the last partner came: when things are done that have no date of their own."""
        joined = self.play.get("joined")
        came = [self.when(joined.get(row["k"].text()), self.started()) for row in self.story["partners"]]
        return max(came, default=self.started()) + timedelta(hours=hours)

    def on(self, moment: datetime, scene: Callable[..., None], *what: object) -> None:
        """Put an act on the agenda; acts of the same moment are played in the order they were put there."""
        place = next((part for part in what if isinstance(part, At)), self.story)
        if self.today and moment > self.today:
            if moment.astimezone(self.zone).date() > self.today.astimezone(self.zone).date():
                raise place.wrong(f"this comes after the story's today ({self.today:%Y-%m-%d})")
            moment = self.today
        self.agenda.append((moment, len(self.agenda), place.path, partial(scene, self, *what)))

    def soon(self, moment: datetime) -> datetime:
        """A moment that follows from another, without going past the story's today."""
        return min(moment, self.today) if self.today else moment

    def perform(self) -> None:
        """Play the agenda in the order of time, each act at its own moment; the recipe is read as each month ends."""
        before: datetime | None = None
        for moment, _rank, place, scene in sorted(self.agenda, key=lambda row: row[:2]):
            if before is not None and _month(before) != _month(moment):
                self.read_recipe(before)
            self.here, before = place, moment
            with clock.at(moment):
                scene()
        if before is not None:
            self.read_recipe(before)

    def read_recipe(self, moment: datetime) -> None:
        """Read the recipe as it stood at a moment: its history is the story's own."""
        if self.partnership is not None:
            with clock.at(moment):
                refresh_marks(Partnership.objects.get(pk=self.partnership.pk))

    def when(self, place: At, otherwise: datetime, hour: int = 10) -> datetime:
        """A moment that the file may give, else another."""
        return place.moment(self.zone, hour) if place else otherwise

    def partner(self, place: At) -> Partner:
        """The partner whose code stands at this place."""
        return place.one_of(self.partners, "the code of a partner")

    def titular_of(self, place: At) -> Member:
        """The titular of the partner whose code stands at this place."""
        return self.titular[self.partner(place).code]

    def decision(self, place: At) -> Decision:
        """The decision whose number in the file stands at this place, as it stands."""
        known = place.one_of(self.decisions, "the number of a decision")
        return Decision.objects.select_related("partnership").get(pk=known.pk)

    def somebody(self, place: At) -> Member:
        """Who stands at this place: a partner's code stands for its titular, a name for anybody here."""
        people = [*self.titular.values(), *self.alternate.values(), self.facilitator]
        known = {member.user.name: member for member in people if member}
        return place.one_of(known | self.titular, "a person here, nor the code of a partner")

    def done(self, what: str) -> None:
        """Count an act that was played."""
        self.played[what] += 1

    def skip(self, place: At, why: str) -> None:
        """List an act that the file does not give enough to play; nothing is made up in its place."""
        self.not_played.append((place.path, why))


def _month(moment: datetime) -> tuple[int, int]:
    return moment.year, moment.month


def person(place: At) -> tuple[str, dict[str, str]]:
    """The name and the function (per language) in « Solène Vasseur (directrice / head of engagement) »."""
    found = FUNCTION.match(place.text())
    if not found:
        raise place.wrong("a name is expected here, with the function in brackets if it is known")
    function = {code: (found[code] or found["fr"] or "").strip() for code in ("fr", "en")}
    if len(found["name"]) > LONGEST_NAME:
        raise place.wrong(f"a name of at most {LONGEST_NAME} characters is expected here")
    return found["name"].strip(), {code: said for code, said in function.items() if said}


def named(stage: Stage, partner: Partner, place: At) -> Member | None:
    """Whom the file names among a partner's people: its titular or its alternate."""
    people = [stage.titular.get(partner.code), stage.alternate.get(partner.code)]
    known = {member.user.name: member for member in people if member}
    return place.one_of(known, "one of this partner's people") if place else None


def address(name: str) -> str:
    """An address that nobody has, for somebody who does not exist."""
    local = slugify(name).replace("-", ".")[:60] or f"person.{sha256(name.encode()).hexdigest()[:12]}"
    return f"{local}@example.org"
