"""What every part of a picture over time needs: the path, what was measured, the words, the scale."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from impact.charts.draw import (
    ACCENT,
    PAPER_WHITE,
    SOFT,
    ChartLabels,
    Frame,
    Scale,
    element,
    line,
    text,
    width_of,
    words,
)
from impact.trajectory import Direction, Measure, Path, State, dated_points, median

COUNTED = frozenset({State.CONFIRMED, State.SETTLED})
Point = tuple[date, Decimal]


@dataclass(frozen=True, slots=True)
class Shown:
    """A measure with a figure, drawn where it lies."""

    on: date
    value: Decimal
    state: str
    by: str


def shown(measures: Iterable[Measure]) -> tuple[Shown, ...]:
    """The measures that can be drawn, by day: a missing figure is not drawn, nor is a draft."""
    held = [
        Shown(m.on, m.value, m.state, m.by) for m in measures if m.value is not None and m.state in frozenset(State)
    ]
    return tuple(sorted(held, key=_order))


def _order(one: Shown) -> tuple[date, str, Decimal]:
    return one.on, one.by, one.value


def drawn_of(measures: Iterable[Measure]) -> tuple[int, int]:
    """How many measures a picture draws, and out of how many: fewer when there are very many."""
    held = shown(measures)
    return len(thinned(held)), len(held)


MOST = 200  # points more than which nobody tells apart


def thinned(held: Sequence[Shown], most: int = MOST) -> tuple[Shown, ...]:
    """At most `most` measures: the first, the last, and the lowest and highest of each stretch of time.

    Those in doubt or unconfirmed are kept apart: a fifth of the points at least is theirs.
    """
    if len(held) <= most:
        return tuple(held)
    doubts = [m for m in held if m.state not in COUNTED]
    certain = [m for m in held if m.state in COUNTED]
    few = min(len(doubts), max(most // 5, most - len(certain)))
    kept = [*_extremes(certain, most - few), *_extremes(doubts, few)]
    return tuple(sorted(kept, key=_order))


def _extremes(held: Sequence[Shown], most: int) -> list[Shown]:
    if len(held) <= most:
        return list(held)
    stretches = max((most - 2) // 2, 1)
    places = {0, len(held) - 1}
    for rank in range(stretches):
        stretch = range(rank * len(held) // stretches, (rank + 1) * len(held) // stretches)
        places |= {min(stretch, key=lambda i: held[i].value), max(stretch, key=lambda i: held[i].value)}
    return [held[place] for place in sorted(places)]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture in the making."""

    path: Path
    measures: tuple[Shown, ...]
    labels: ChartLabels
    frame: Frame
    scale: Scale
    today: date
    last_day: date

    @property
    def u(self) -> float:
        """One unit of the page, here."""
        return self.frame.unit

    @property
    def points(self) -> tuple[Point, ...]:
        """The dated path."""
        return dated_points(self.path)

    @property
    def start(self) -> Point | None:
        """The dated baseline."""
        path = self.path
        return (path.baseline_on, path.baseline) if path.baseline_on and path.baseline is not None else None

    @property
    def falls(self) -> bool:
        """Whether lower is better."""
        return self.path.direction == Direction.DOWN

    def place(self, points: Iterable[Point]) -> list[tuple[float, float]]:
        """Days and values to coordinates."""
        return [(self.scale.x(on), self.scale.y(value)) for on, value in points]

    def counted(self) -> list[Point]:
        """The baseline and what counts, one value a day (the median of several observers)."""
        by_day: dict[date, list[Decimal]] = defaultdict(list)
        for m in self.measures:
            if m.state in COUNTED:
                by_day[m.on].append(m.value)
        middles = ((day, median(values)) for day, values in sorted(by_day.items()))
        out = [self.start] if self.start else []
        return [*out, *((day, middle) for day, middle in middles if middle is not None)]

    def beside(self) -> list[tuple[Shown, float]]:
        """Each measure with how far right of its day it is drawn: several observers of one day stand side by side."""
        observers: dict[date, list[str]] = defaultdict(list)
        for m in self.measures:
            if m.by not in observers[m.on]:
                observers[m.on].append(m.by)
        step = 15 * self.u
        return [(m, (observers[m.on].index(m.by) - (len(observers[m.on]) - 1) / 2) * step) for m in self.measures]

    def latest(self) -> Shown | None:
        """The last measure; of several observers on that day their median, of those in doubt if there are any."""
        if not self.measures:
            return None
        last = [m for m in self.measures if m.on == self.measures[-1].on]
        same = [m for m in last if m.state == State.CONTESTED] or [m for m in last if m.state in COUNTED] or last
        return replace(same[-1], value=median(m.value for m in same) or same[-1].value)


def days_of(path: Path, measures: Sequence[Shown], today: date) -> tuple[date, date]:
    """The first and last day drawn."""
    days = [on for on, _ in dated_points(path)] + [m.on for m in measures]
    if len(set(days)) < 2 or path.baseline_on is None:
        days.append(today)
    return min(days), max(days)


def today_line(sheet: Sheet) -> list[str]:
    """A thin line where we are, when that is inside the picture."""
    scale, u = sheet.scale, sheet.u
    if not scale.holds(sheet.today):
        return []
    x = scale.x(sheet.today)
    right = x + 8 * u + width_of(sheet.labels.today, sheet.frame) > sheet.frame.width
    return [
        line(x, scale.top, x, scale.bottom, class_="today", stroke=SOFT, stroke_width=u),
        text(
            x + (-8 if right else 8) * u,
            scale.top + 17 * u,
            sheet.labels.today,
            "end" if right else "start",
        ),
    ]


def change_marks(sheet: Sheet, marks: Sequence[tuple[date, str]]) -> list[str]:
    """Numbered changes of definition, baseline or target, at the side the path leaves free."""
    scale, u, out = sheet.scale, sheet.u, []
    for rank, (day, what) in enumerate(marks, start=1):
        if not scale.holds(day):
            continue
        x, edge = scale.x(day), scale.bottom if sheet.falls else scale.top
        y = edge + (-26 if sheet.falls else 26) * u
        stem = line(x, edge, x, y, class_="today", stroke=SOFT, stroke_width=u)
        ring = {"class_": "goal", "fill": PAPER_WHITE, "stroke": ACCENT, "stroke_width": 2 * u}
        disc = element("circle", cx=float(x), cy=float(y), r=10 * u, **ring)
        number = text(x, y + 5 * u, str(rank), "middle")
        out.append(element("g", element("title", words(what)), stem, disc, number))
    return out
