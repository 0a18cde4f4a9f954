"""A health check drawn: for each dimension how many answered 1 to 5, the mean, and the means of the rounds before.

    health_chart(rows, labels=HealthLabels(...), frame=ROWS) -> Svg

`rows` are `DimensionRow`s in the order they are shown. Every word and figure comes in already translated and rounded
(`impact.sentences.figure`); nothing is computed here but lengths. A dimension with too few answers comes without
`counts` and with `unsaid`, the words that say so: its bar is an empty dashed place, its mean is not drawn.

    DimensionRow(label="Trust", figure="3.4", counts=(0, 1, 4, 5, 2), means=(D("2.9"), D("3.4")), note="n = 12")
    DimensionRow(label="Money", unsaid="not shown, fewer than 5 answers", means=(D("3.1"), None))
    HealthLabels(title="Second health check: …", levels=("1 not at all", "2", "3", "4", "5 fully"),
                 rounds=("March 2026", "November 2026"))

`ROWS` is the frame of the page, `PAPER_ROWS` the one of a PDF (both in `impact.charts.rows`). Put the picture in a
`<figure>` with its table under it, as for every chart.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from impact.charts.draw import INK, RULE, Frame, Svg, element, joined, line, text
from impact.charts.rows import ROWS, block, empty, head, stacked

LOWEST, HIGHEST = 1, 5


@dataclass(frozen=True, slots=True)
class DimensionRow:
    """A dimension: its name, its mean as written, the answers by level, the mean of each round, oldest first.

    `counts` holds five numbers of answers, for 1, 2, 3, 4 and 5; empty when they may not be shown. A round in which
    the dimension has no mean is None in `means`. `note` says how many answered, how far apart, how many did not know.
    """

    label: str
    figure: str = ""
    counts: tuple[int, ...] = ()
    means: tuple[Decimal | None, ...] = ()
    note: str = ""
    unsaid: str = ""


@dataclass(frozen=True, slots=True)
class HealthLabels:
    """The words of the picture. `title` is a full sentence; without `desc` the rows are told one by one.

    `levels` name the five levels; `rounds` the rounds of every row's `means`, the first and the last are written.
    """

    title: str
    levels: tuple[str, ...]
    rounds: tuple[str, ...] = ()
    desc: str = ""


def health_chart(rows: Sequence[DimensionRow], *, labels: HealthLabels, frame: Frame = ROWS) -> Svg:
    """Bars of answers by level, with their numbers, and a small line of means where there was more than one round."""
    u = frame.unit
    parts, y = _key(labels, frame)
    trend = max((len(row.means) for row in rows), default=0) > 1
    wide = frame.width * (0.7 if trend else 1)
    if trend and labels.rounds:
        parts += _rounds(labels, frame, wide, y)
        y += 22 * u
    for row in rows:
        words, y = head(frame, y, row.label, row.figure, row.unsaid or row.note)
        parts += [*words, *_answers(row, frame, y, wide)]
        parts += _trend(row, frame, y, wide + 16 * u) if trend else []
        y += 48 * u
    return stacked(frame, parts, y, labels.title, labels.desc or _told(rows))


def _key(labels: HealthLabels, frame: Frame) -> tuple[list[str], float]:
    """What the shades mean, on as many lines as it takes, and the height under them."""
    u, x, y = frame.unit, 0.0, frame.top
    out: list[str] = []
    for level, said in enumerate(labels.levels, start=1):
        wide = (26 + len(said) * 10) * u  # room for words written larger on a small screen
        if x and x + wide > frame.width:
            x, y = 0.0, y + 24 * u
        out += [block(x, y + 3 * u, 14 * u, 12 * u, level, u), text(x + 20 * u, y + 14 * u, said)]
        x += wide
    return out, y + 36 * u


def _rounds(labels: HealthLabels, frame: Frame, left: float, y: float) -> list[str]:
    return [text(frame.width, y + 8 * frame.unit, " → ".join((labels.rounds[0], labels.rounds[-1])), "end")]


def _answers(row: DimensionRow, frame: Frame, y: float, wide: float) -> list[str]:
    """One piece a level, as long as it has answers, its number under it."""
    u, total, x = frame.unit, sum(row.counts), 0.0
    if not total:
        return [empty(0, y, wide, 14 * u, u)]
    out = []
    for level, count in enumerate(row.counts, start=1):
        long = wide * count / total
        if count:
            out.append(block(x, y, long, 14 * u, level, u))
            out.append(text(x + long / 2, y + 30 * u, str(count), "middle"))
        x += long
    return out


def _trend(row: DimensionRow, frame: Frame, y: float, left: float) -> list[str]:
    """The means of the rounds between a line at 1 and a line at 5; a round without a mean leaves a gap."""
    u, right, high = frame.unit, frame.width - 8 * frame.unit, 30 * frame.unit
    ends = [line(left, at, right, at, class_="grid-line", stroke=RULE, stroke_width=u) for at in (y, y + high)]
    step = (right - left - 8 * u) / max(len(row.means) - 1, 1)
    runs: list[list[tuple[float, float]]] = [[]]
    for rank, mean in enumerate(row.means):
        if mean is None:
            runs.append([])
            continue
        part = (float(mean) - LOWEST) / (HIGHEST - LOWEST)
        runs[-1].append((left + 4 * u + rank * step, y + high - part * high))
    ways = [joined(run, class_="actual", stroke=INK, stroke_width=2 * u) for run in runs if len(run) > 1]
    dots = [
        element("circle", class_="dot", cx=float(x), cy=float(at), r=3.5 * u, fill=INK) for run in runs for x, at in run
    ]
    return [*ends, *ways, *dots]


def _told(rows: Sequence[DimensionRow]) -> str:
    said = (f"{row.label} {row.figure}".strip() + f" ({row.unsaid or row.note})" for row in rows)
    return "; ".join(one.removesuffix(" ()") for one in said)
