"""What every part of a picture over time needs: the path, what was measured, the words, the scale."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from impact.charts.draw import SOFT, ChartLabels, Frame, Scale, line, text, width_of
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
    return tuple(sorted(held, key=lambda m: (m.on, m.by, m.value)))


@dataclass(frozen=True, slots=True)
class Sheet:
    """One picture in the making."""

    path: Path
    measures: tuple[Shown, ...]
    labels: ChartLabels
    frame: Frame
    scale: Scale
    today: date

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
        counts = [m for m in self.measures if m.state in COUNTED]
        out = [self.start] if self.start else []
        for day in sorted({m.on for m in counts}):
            middle = median(m.value for m in counts if m.on == day)
            if middle is not None:
                out.append((day, middle))
        return out


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
