"""A peer review drawn: for each criterion the mark of every peer from 1 to 5, and how far they lie apart.

    marks_chart(rows, labels=MarksLabels(...), frame=ROWS) -> Svg

`rows` are `CriterionRow`s in the order they are shown; words come in already translated. Each peer is a disc with the
letter or number that stands for it (one or two characters: the table under the picture says who it is). A bar joins
the lowest and the highest mark. One mark has no spread; no mark at all leaves the scale empty.

    CriterionRow(label="Fairness between partners", marks=(("A", 2), ("B", 4), ("C", None)), apart=True,
                 figure="2 to 4", note="C did not observe it. Discussed on 12 November.")
    MarksLabels(title="Marks of three peers on eight criteria, from 1 to 5.", lowest="1 absent", highest="5 exemplary")

`ROWS` is the frame of the page, `PAPER_ROWS` the one of a PDF (both in `impact.charts.rows`).
"""

from collections.abc import Sequence
from dataclasses import dataclass

from impact.charts.draw import ACCENT, INK, OCHRE, PAPER_WHITE, RULE, Frame, Svg, element, line, picture, text
from impact.charts.rows import ROWS, SHADES, head, stacked

LOWEST, HIGHEST = 1, 5
CELL = Frame(130, 17.5, font=8)


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """A criterion: its name, the peers' marks (1 to 5, None for “not observed”), and what is written beside.

    `apart` draws the spread in the colour of what is in doubt: the marks lie far enough to be discussed.
    """

    label: str
    marks: tuple[tuple[str, int | None], ...] = ()
    figure: str = ""
    note: str = ""
    apart: bool = False


@dataclass(frozen=True, slots=True)
class MarksLabels:
    """The words of the picture. `title` is a full sentence; without `desc` the rows are told one by one."""

    title: str
    lowest: str = "1"
    highest: str = "5"
    desc: str = ""


def marks_chart(rows: Sequence[CriterionRow], *, labels: MarksLabels, frame: Frame = ROWS) -> Svg:
    """A scale from 1 to 5 for each criterion, a disc for each mark on it: equal marks stand on each other."""
    u, y = frame.unit, frame.top
    ends = [text(0, y + 14 * u, labels.lowest), text(frame.width, y + 14 * u, labels.highest, "end")]
    parts, y = ends, y + 34 * u
    for row in rows:
        words, y = head(frame, y, row.label, row.figure, row.note)
        scale, used = _scale(row, frame, y + 16 * u)
        parts += [*words, *scale]
        y += 42 * u + used
    return stacked(frame, parts, y, labels.title, labels.desc or _told(rows))


def marks_line(row: CriterionRow, *, frame: Frame = CELL) -> Svg:
    """The scale of one criterion for a cell of a table, which says the marks beside it; equal marks stand abreast."""
    u, y = frame.unit, frame.height / 2
    given = [(peer, mark) for peer, mark in row.marks if mark is not None]
    alone, _used = _scale(CriterionRow(row.label), frame, y)
    values = [mark for _peer, mark in given]
    if values and max(values) > min(values):
        alone.append(_spread(frame, y, min(values), max(values), row.apart))
    for level in sorted(set(values)):
        abreast = [peer for peer, mark in given if mark == level]
        for rank, peer in enumerate(abreast):
            aside = (rank - (len(abreast) - 1) / 2) * 21 * u
            alone += _disc(peer, _x(frame, level) + aside, y, u)
    return picture(frame, alone, _told([row]))


def _scale(row: CriterionRow, frame: Frame, y: float) -> tuple[list[str], float]:
    """The scale with its marks, and how much further down equal marks reach."""
    u, given = frame.unit, [(peer, mark) for peer, mark in row.marks if mark is not None]
    out = [line(_x(frame, LOWEST), y, _x(frame, HIGHEST), y, class_="grid-line", stroke=RULE, stroke_width=u)]
    for level in range(LOWEST, HIGHEST + 1):
        x = _x(frame, level)
        out.append(line(x, y - 5 * u, x, y + 5 * u, class_="grid-line", stroke=RULE, stroke_width=u))
    values = [mark for _peer, mark in given]
    if values and max(values) > min(values):
        out.append(_spread(frame, y, min(values), max(values), row.apart))
    placed: dict[int, int] = {}
    for peer, mark in given:
        under = placed.get(mark, 0)
        placed[mark] = under + 1
        out += _disc(peer, _x(frame, mark), y + under * 24 * u, u)
    return out, 24 * u * max(max(placed.values(), default=1) - 1, 0)


def _x(frame: Frame, level: int) -> float:
    edge = (30 if frame is CELL else 14) * frame.unit  # where equal marks stand abreast, they need room
    return edge + (frame.width - 2 * edge) * (level - LOWEST) / (HIGHEST - LOWEST)


def _spread(frame: Frame, y: float, low: int, high: int, apart: bool) -> str:
    """From the lowest to the highest mark; broken and ochre when they lie far apart."""
    u = frame.unit
    if apart:
        dashes = f"{6 * u:.1f} {4 * u:.1f}"
        look = {"class_": "apart", "stroke": OCHRE, "stroke_width": 5 * u, "stroke_dasharray": dashes}
    else:
        look = {"class_": "near", "stroke": SHADES[1], "stroke_width": 8 * u}
    return line(_x(frame, low), y, _x(frame, high), y, **look)


def _disc(peer: str, x: float, y: float, u: float) -> list[str]:
    ring = {"class_": "goal", "fill": PAPER_WHITE, "stroke": ACCENT, "stroke_width": 2 * u}
    disc = element("circle", cx=float(x), cy=float(y), r=11 * u, **ring)
    return [disc, element("g", text(x, y + 5 * u, peer, "middle", class_="strong", fill=INK))]


def _told(rows: Sequence[CriterionRow]) -> str:
    said = []
    for row in rows:
        marks = ", ".join(f"{peer} {mark}" for peer, mark in row.marks if mark is not None)
        said.append(f"{row.label}: {marks or '–'}" + (f" ({row.note})" if row.note else ""))
    return "; ".join(said)
