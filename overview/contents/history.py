"""How the recipe's lines came to where they stand: each change of state, as it was read."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from core.days import date_format
from impact.charts.draw import Svg
from overview.contents.lines import GROUPS, LINES, PINS, STATES, Line, mended_at, people_in, sentence
from overview.models import MarkChange
from overview.recipe import State
from overview.strip import Stay, strip
from partnerships.models import Partnership

SHOWN = 4  # changes of a line that stand open; the older ones are folded


@dataclass(frozen=True)
class Change:
    """That a line came to a state, on the evidence of that day."""

    state: State
    at: datetime
    day: date
    sentence: str

    @property
    def pin(self) -> str:
        return PINS[self.state]

    @property
    def word(self) -> str:
        return str(STATES[self.state])

    @property
    def dated(self) -> str:
        """The state and the day on which it came, in a few words."""
        return _("%(state)s since %(day)s") % {"state": self.word, "day": date_format(self.day)}


@dataclass(frozen=True)
class Lived:
    """A line with its changes, the latest first."""

    line: Line
    link: str
    changes: list[Change]
    today: date

    @property
    def latest(self) -> list[Change]:
        return self.changes[:SHOWN]

    @property
    def older(self) -> list[Change]:
        return self.changes[SHOWN:]

    @property
    def strip(self) -> Svg:
        """The states over time, in one small picture."""
        said = [change.dated for change in self.changes]
        stays = [Stay(change.state, change.day) for change in reversed(self.changes)]
        return strip(stays, self.today, f"{self.line.said}: {said[0]}.", "; ".join(said))


def history(partnership: Partnership) -> list[dict]:
    """The lines that were read, list by list, each with its changes; in two queries."""
    rows = list(MarkChange.objects.filter(partnership=partnership).order_by("line", "-rank"))
    people = people_in(partnership, [row.params for row in rows])
    lived = [_lived(partnership, line, [row for row in rows if row.line == line.code], people) for line in LINES]
    return [
        {"label": label, "lines": [one for one in lived if one.changes and one.line.code[0] == code]}
        for code, label in GROUPS.items()
    ]


def with_since(partnership: Partnership, lines: list[dict]) -> list[dict]:
    """The lines in words, each with the day since which it stands like this; in one query."""
    noted = MarkChange.objects.latest_of(partnership)
    return [line | {"since": noted[line["code"]].read_at if line["code"] in noted else None} for line in lines]


def _lived(partnership: Partnership, line: Line, rows: list[MarkChange], people: Any) -> Lived:
    zone = partnership.zone
    changes = [
        Change(State(row.state), row.read_at, row.read_at.astimezone(zone).date(), sentence(line, row.params, people))
        for row in rows
    ]
    link = mended_at(line, rows[0].params, partnership.slug) if rows else ""
    return Lived(line, link, changes, partnership.today())
