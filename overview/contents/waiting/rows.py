"""One thing that awaits partners or the facilitator, and how every reader is told of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core.days import date_format

FAR = datetime.max.replace(tzinfo=UTC)
NAMED = 5  # partners named in one sentence; of more, how many


@dataclass(frozen=True)
class Said:
    """A sentence whose holes are filled in the language in which it is read."""

    words: Any
    holes: Mapping[str, Any] = field(default_factory=dict)

    def __str__(self) -> str:
        return str(self.words) % self.holes


@dataclass(frozen=True)
class Named:
    """Things by their names, in the language in which they are read."""

    things: tuple[Any, ...]

    def __str__(self) -> str:
        return f"{pgettext('in a list', '; ').join(map(str, self.things))}."


@dataclass(frozen=True)
class Day:
    """A day, written in the language in which it is read."""

    day: date

    def __str__(self) -> str:
        return date_format(self.day, "DATE_FORMAT")


@dataclass(frozen=True)
class Waiting:
    """What awaits somebody: the title, where, by when; of how many it was asked, and which partners are awaited.

    `people`: who is awaited beside partners, by name: peers from outside. `anyone`: one of these partners is enough.
    `facilitator`: the facilitator is awaited. `secret`: who has answered is nobody's to know.
    """

    title: Any
    link: str
    partners: tuple[int, ...] = ()
    deadline: datetime | None = None
    asked: int = 0
    detail: Any = ""
    people: tuple[str, ...] = ()
    anyone: bool = False
    facilitator: bool = False
    secret: bool = False

    def says(self, names: Mapping[int, str]) -> str:
        """“5 of 8 have answered; waiting for: …”, or whatever is true of it."""
        if self.secret:
            return str(_("Everybody who speaks for a partner answers, without their name."))
        if self.facilitator:
            return str(_("Waiting for the facilitator."))
        if self.anyone:
            return str(_("Waiting for another partner than the one that measured."))
        awaited = [names[key] for key in self.partners] + list(self.people)
        words = {"names": _listed(awaited)}
        if not self.asked:
            return _("Waiting for: %(names)s.") % words
        words |= {"n": self.asked - len(awaited), "all": self.asked}
        return _("%(n)s of %(all)s have answered; waiting for: %(names)s.") % words


def _listed(names: list[str]) -> str:
    more = len(names) - NAMED
    if more < 2:
        return ", ".join(names)
    said = ngettext("%(names)s and %(n)d other", "%(names)s and %(n)d others", more)
    return said % {"names": ", ".join(names[:NAMED]), "n": more}


def in_order(rows: Iterable[Waiting]) -> list[Waiting]:
    """The nearest deadline first, what has no date last."""
    return sorted(rows, key=lambda row: row.deadline or FAR)


def told_rows(rows: Iterable[Waiting], names: Mapping[int, str]) -> list[dict[str, Any]]:
    """These rows in the language of the moment, as plain values."""
    return [
        {
            "title": str(row.title),
            "link": row.link,
            "detail": str(row.detail),
            "says": row.says(names),
            "deadline": row.deadline.isoformat() if row.deadline else None,
            "partners": list(row.partners),
            "facilitator": row.facilitator,
            "secret": row.secret,
        }
        for row in rows
    ]


def by_partner(rows: Iterable[Waiting], names: Mapping[int, str]) -> list[dict[str, Any]]:
    """For each partner of which something is awaited by name: how many things, and which."""
    found: dict[int, list[Waiting]] = {key: [] for key in names}
    for row in rows:
        for key in () if row.anyone or row.secret else row.partners:
            found.get(key, []).append(row)
    told = [(names[key], mine) for key, mine in found.items() if mine]
    return [
        {"name": name, "n": len(mine), "things": [{"title": str(row.title), "link": row.link} for row in mine]}
        for name, mine in told
    ]
