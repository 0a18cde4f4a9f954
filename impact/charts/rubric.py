"""Levels of a described scale over time: steps, each panel mark visible, no line between two levels."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from textwrap import wrap

from impact.charts.draw import (
    ACCENT,
    INK,
    PAGE,
    PAPER_WHITE,
    RULE,
    SOFT,
    WARM,
    ChartLabels,
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
    width_of,
    year_marks,
)
from impact.charts.sheet import Sheet, change_marks, days_of, shown, thinned, today_line
from impact.trajectory import Measure, Path, State

_HALF = Decimal("0.5")


def rubric_chart(
    path: Path,
    measures: Iterable[Measure],
    *,
    levels: Sequence[str],
    labels: ChartLabels,
    today: date,
    panel: Mapping[date, Sequence[Decimal]] | None = None,
    marks: Sequence[tuple[date, str]] = (),
    frame: Frame = PAGE,
) -> Svg:
    """`levels` are the sentences of the levels from 1 upwards, cut after two lines; `panel` gives each day's
    marks, shown one by one beside their median, with their spread; `marks` are numbered
    changes. A missing level is not drawn."""
    held = thinned(shown(measures))
    days = days_of(path, held, today)
    names = [_two_lines(f"{rank} {said}") for rank, said in enumerate(levels, start=1)]
    left = max((width_of(said, frame) for name in names for said in name), default=0) + 24 * frame.unit
    scale = Scale(frame, left, days, (_HALF, max(len(levels), 1) + _HALF))
    sheet = Sheet(path, held, labels, frame, scale, today, days[1])
    parts = [*_rows(sheet, names), *year_marks(scale, *days, labels.month, frame), *today_line(sheet)]
    parts += change_marks(sheet, marks)
    parts += [*_steps(sheet), *_panel(sheet, panel or {}), *_goals(sheet), *_start(sheet)]
    parts += [
        dot(scale.x(m.on) + aside, scale.y(m.value), m.state, 6 * sheet.u, sheet.u) for m, aside in sheet.beside()
    ]
    return picture(frame, parts, labels.title, labels.desc)


def _two_lines(said: str) -> list[str]:
    return wrap(said, width=34, max_lines=2, placeholder="…")


def _rows(sheet: Sheet, names: Sequence[Sequence[str]]) -> list[str]:
    """One row per level, every other one shaded, its sentence at the left."""
    out, u, scale = [], sheet.u, sheet.scale
    for rank, name in enumerate(names, start=1):
        y, high = scale.y(Decimal(rank)), scale.y(rank + _HALF)
        if rank % 2 == 0:
            across, down = float(scale.right - scale.left), float(2 * (y - high))
            where = {"x": float(scale.left), "y": float(high), "width": across, "height": down}
            out.append(element("rect", class_="early", fill=WARM, **where))
        out.append(line(scale.left, y, scale.right, y, class_="grid-line", stroke=RULE, stroke_width=u))
        for place, said in enumerate(name):
            at = y + (5 + (place - (len(name) - 1) / 2) * 17) * u
            out.append(text(scale.left - 12 * u, at, said, "end"))
    return out


def _steps(sheet: Sheet) -> list[str]:
    """A level holds until another is measured: across, then up or down."""
    corners: list[tuple[float, float]] = []
    for x, y in sheet.place(sheet.counted()):
        if corners:
            corners.append((x, corners[-1][1]))
        corners.append((x, y))
    if len(corners) < 2:
        return []
    return [joined(corners, class_="actual", stroke=INK, stroke_width=2.5 * sheet.u)]


def _panel(sheet: Sheet, panel: Mapping[date, Sequence[Decimal]]) -> list[str]:
    """Each mark of the panel as a small ring, equal marks side by side; a line from the lowest to the highest."""
    out, u = [], sheet.u
    for day, marks in sorted(panel.items()):
        left = sheet.scale.x(day) + 15 * u
        if len(set(marks)) > 1:
            low, high = sheet.scale.y(min(marks)), sheet.scale.y(max(marks))
            out.append(line(left, low, left, high, class_="today", stroke=SOFT, stroke_width=2 * u))
        for value, count in sorted(Counter(marks).items()):
            for place in range(count):
                ring = {"fill": PAPER_WHITE, "stroke": ACCENT, "stroke_width": 2 * u}
                x, y = left + 12 * place * u, sheet.scale.y(value)
                out.append(element("circle", class_="goal", cx=float(x), cy=float(y), r=4 * u, **ring))
    return out


def _goals(sheet: Sheet) -> list[str]:
    out, u = [], sheet.u
    for on, value in sheet.points:
        if on == sheet.path.baseline_on:
            continue
        last = on == sheet.path.target_on
        (x, y), word = sheet.place([(on, value)])[0], sheet.labels.target if last else sheet.labels.milestone
        at_edge = x + width_of(word, sheet.frame) + 14 * u > sheet.scale.right
        out.append(diamond(x, y, 7 * u, u, full=last))
        side = "end" if at_edge else "start"
        out.append(text(x + (-14 if at_edge else 14) * u, y - 10 * u, word, side, strong=True))
    return out


def _start(sheet: Sheet) -> list[str]:
    if sheet.start is None:
        return []
    (x, y), u = sheet.place([sheet.start])[0], sheet.u
    said = text(x + 10 * u, y - 12 * u, sheet.labels.baseline, strong=True)
    return [dot(x, y, State.CONFIRMED, 6 * u, u), said]
