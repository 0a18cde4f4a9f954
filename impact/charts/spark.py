"""A small line beside a figure: from the baseline to the next aim, and what was measured so far."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from impact.charts.draw import (
    INK,
    RULE,
    SOFT,
    Frame,
    Scale,
    Svg,
    diamond,
    dot,
    element,
    joined,
    line,
    picture,
    text,
)
from impact.trajectory import Measure, Nature, Path, State, dated_points
from impact.trajectory.expected import next_aim

SPARK = Frame(220, 44, top=6, bottom=6, right=38)
CARD = Frame(221, 60, font=7, top=8, bottom=16, right=8)
_COUNTED = frozenset({State.CONFIRMED, State.SETTLED})


def sparkline(
    path: Path,
    measures: Iterable[Measure],
    *,
    title: str = "",
    desc: str = "",
    ends: tuple[str, str] = ("", ""),
    frame: Frame = SPARK,
) -> Svg:
    """The way to the next aim, small. Without a title it is decoration: words stand beside it.

    `ends` are written under the first and last day (`CARD`); the last figure is hollow when it is contested.
    """
    held = sorted(
        (m for m in measures if m.value is not None and m.state in _COUNTED | {State.CONTESTED}),
        key=lambda m: (m.on, m.by),
    )
    goal = next_aim(path, held[-1].on) if held else next_aim(path, path.baseline_on or date.min)
    until = goal.on if goal else None
    aim = [point for point in dated_points(path) if until is None or point[0] <= until]
    days = [on for on, _ in aim] + [m.on for m in held]
    values = [value for _, value in aim] + [m.value for m in held if m.value is not None]
    if not days:
        return picture(frame, [], title, desc, "spark")
    scale = Scale(frame, 6.0, (min(days), max(days)), (min(values), max(values)))
    parts = [*_aim(path, aim, until, scale, frame), *_measured(path, held, scale, frame)]
    parts += _ends(ends, frame)
    return picture(frame, parts, title, desc, "spark")


def _aim(path: Path, aim: list[tuple[date, Decimal]], until: date | None, scale: Scale, frame: Frame) -> list[str]:
    """The way awaited (none where no straight line describes it) and the diamond it leads to."""
    u = 0.6 if frame.font < 14 else 1.0
    places = [(scale.x(on), scale.y(value)) for on, value in aim]
    straight = path.linear or path.nature == Nature.RUBRIC
    out = []
    if straight and len(places) > 1:
        out.append(joined(places, class_="aim", stroke=SOFT, stroke_width=1.5 * u, stroke_dasharray="4 4"))
    if aim and until is not None and aim[-1][0] == until:
        out.append(diamond(*places[-1], 5 * u, u, full=frame.font < 14))
    return out


def _measured(path: Path, held: list[Measure], scale: Scale, frame: Frame) -> list[str]:
    u = 0.6 if frame.font < 14 else 1.0
    seen = [(scale.x(m.on), scale.y(m.value)) for m in held if m.state in _COUNTED and m.value is not None]
    if path.baseline is not None and path.baseline_on is not None:
        seen.insert(0, (scale.x(path.baseline_on), scale.y(path.baseline)))
    out = []
    if len(seen) > 1:
        out.append(joined(seen, class_="actual", stroke=INK, stroke_width=2.5 * u))
    if seen:
        out.append(element("circle", class_="end", cx=seen[-1][0], cy=seen[-1][1], r=4 * u, fill=INK))
    if held and held[-1].state == State.CONTESTED and held[-1].value is not None:
        out.append(dot(scale.x(held[-1].on), scale.y(held[-1].value), State.CONTESTED, 3 * u, u))
    return out


def _ends(ends: tuple[str, str], frame: Frame) -> list[str]:
    """A hairline with the first and the last day under it."""
    if not any(ends):
        return []
    under = frame.height - 10.5
    rule = line(0, under, frame.width, under, class_="grid-line", stroke=RULE, stroke_width=0.4)
    y = frame.height - 2
    return [rule, text(0, y, ends[0]), text(frame.width, y, ends[1], "end")]
