"""A trajectory: what was expected, what was measured, what is in doubt, and from when one may judge."""

from collections.abc import Iterable, Sequence
from datetime import date
from decimal import Decimal

from impact.charts import measured
from impact.charts.draw import (
    ACCENT,
    PAGE,
    RULE,
    SOFT,
    TINT,
    WARM,
    ChartLabels,
    Frame,
    Scale,
    Svg,
    element,
    joined,
    line,
    nice_ticks,
    picture,
    text,
    width_of,
    year_marks,
)
from impact.charts.sheet import Point, Sheet, Shown, change_marks, days_of, shown, thinned, today_line
from impact.trajectory import Direction, Measure, Path, dated_points, expected

Edges = tuple[list[Point], list[Point]]
ON_TRACK = (Decimal("0.9"), Decimal("1.2"))


def trajectory_chart(
    path: Path,
    measures: Iterable[Measure],
    *,
    labels: ChartLabels,
    today: date,
    marks: Sequence[tuple[date, str]] = (),
    band: tuple[Decimal, Decimal] = ON_TRACK,
    frame: Frame = PAGE,
) -> Svg:
    """One picture for page and paper. A missing figure is not drawn; of very many, the extremes are (`sheet.thinned`).

    `marks` are (day, what changed), numbered in the order given; between the two shares of the expected
    change in `band` one is on track.
    """
    held = thinned(shown(measures))
    ticks, days = _ticks(path, held), days_of(path, held, today)
    way = _way(path, days)
    edges = _edges(path, way, band)
    sheet = Sheet(path, held, labels, frame, _scale(frame, days, ticks, edges, labels), today, days[1])
    parts = [*_early(sheet), *_grid(sheet, ticks), *_expected(sheet, way, edges)]
    parts += [*year_marks(sheet.scale, *days, labels.month, frame), *today_line(sheet), *change_marks(sheet, marks)]
    parts += [*measured.lines(sheet), *measured.start(sheet), *measured.milestones(sheet)]
    parts += [*measured.target(sheet), *measured.dots(sheet), *measured.last_label(sheet)]
    return picture(frame, parts, labels.title, labels.desc)


def _way(path: Path, days: tuple[date, date]) -> list[Point]:
    """The path awaited, as it is drawn: nothing where no straight line describes it; level where it is to be held."""
    if not path.linear:
        return []
    points = list(dated_points(path))
    if path.direction != Direction.MAINTAIN:
        return points if len(points) > 1 else []
    aims = points[1:] if path.baseline is not None and path.baseline_on is not None else points
    if not aims:
        return [] if path.target is None else [(day, path.target) for day in days]
    return [(days[0], aims[0][1]), *aims, (days[1], aims[-1][1])]


def _edges(path: Path, way: Sequence[Point], band: tuple[Decimal, Decimal]) -> Edges:
    """Both edges of the band, where there is a path to stray from: shares of the change, or the tolerance."""
    if path.direction == Direction.MAINTAIN:
        give = path.tolerance or Decimal(0)
        return ([(on, v - give) for on, v in way], [(on, v + give) for on, v in way]) if give else ([], [])
    start = path.baseline
    if not way or start is None or path.direction == Direction.NONE:
        return [], []
    low, high = ([(on, start + share * (v - start)) for on, v in way] for share in band)
    return low, high


def _ticks(path: Path, held: Sequence[Shown]) -> tuple[Decimal, ...]:
    values = [value for _, value in path.milestones] + [m.value for m in held]
    values += [value for value in (path.baseline, path.target) if value is not None]
    return nice_ticks(min(values), max(values)) if values else nice_ticks(Decimal(0), Decimal(1))


def _scale(frame: Frame, days: tuple[date, date], ticks: Sequence[Decimal], edges: Edges, labels: ChartLabels) -> Scale:
    around = [*ticks, *(value for edge in edges for _, value in edge)]
    low, high = min(around), max(around)
    if low == ticks[0] and low != 0:  # room under the lowest line for what is written there
        low -= (high - low) / 12
    left = max(width_of(said, frame) for said in _said(ticks, labels)) + 24 * frame.unit
    return Scale(frame, left, days, (low, high))


def _said(ticks: Sequence[Decimal], labels: ChartLabels) -> list[str]:
    """The values of the axis, all with the decimals of the finest."""
    decimals = max(0, *(-int(tick.normalize().as_tuple().exponent) for tick in ticks))
    return [labels.tick(tick, decimals) for tick in ticks]


def _early(sheet: Sheet) -> list[str]:
    """The shaded time before the first expected effect."""
    since, scale, u = sheet.path.expected_from, sheet.scale, sheet.u
    if since is None or scale.x(since) <= scale.left:
        return []
    edge = scale.x(since)
    shade = element(
        "rect", class_="early", x=float(scale.left), y=float(scale.top), width=float(edge - scale.left),
        height=float(scale.bottom - scale.top), fill=WARM,
    )  # fmt: skip
    awaited = expected(sheet.path, since)
    free_below = sheet.falls or awaited is None or scale.y(awaited) < (scale.top + scale.bottom) / 2
    y = scale.bottom - 14 * u if free_below else scale.top + 37 * u
    fits = width_of(sheet.labels.early, sheet.frame) + 20 * u < edge - scale.left
    said = text(edge + (-10 if fits else 10) * u, y, sheet.labels.early, "end" if fits else "start")
    stop = line(edge, y - 20 * u, edge, y + 14 * u, class_="today", stroke=SOFT, stroke_width=u)
    return [shade, said, stop]


def _grid(sheet: Sheet, ticks: Sequence[Decimal]) -> list[str]:
    out, scale, u = [], sheet.scale, sheet.u
    for tick, said in zip(ticks, _said(ticks, sheet.labels), strict=True):
        y = scale.y(tick)
        out.append(line(scale.left, y, scale.right, y, class_="grid-line", stroke=RULE, stroke_width=u))
        out.append(text(scale.left - 12 * u, y + 5 * u, said, "end"))
    return out


def _expected(sheet: Sheet, points: Sequence[Point], edges: Edges) -> list[str]:
    """The band and the dashed path; nothing where no straight line describes what is awaited."""
    if not points:
        return []
    low, high = sheet.place(edges[0]), sheet.place(edges[1])
    shape = [joined([*low, *reversed(high)], closed=True, class_="band", fill=TINT)] if low else []
    dash, wide = f"{7 * sheet.u:.1f} {5 * sheet.u:.1f}", 2 * sheet.u
    way = sheet.place(points)
    return [*shape, joined(way, class_="path-line", stroke=ACCENT, stroke_width=wide, stroke_dasharray=dash)]
