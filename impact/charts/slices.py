"""The slices of a figure as bars beside each other; a count too small to be shown is said in words."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from impact.charts.draw import INK, Frame, Svg, element
from impact.charts.rows import ROWS, empty, head, stacked


@dataclass(frozen=True, slots=True)
class SliceBar:
    """A slice: its name, its figure, and the figure as written, or the words that stand in its place.

    A slice without a value has an empty dashed place instead of a bar: a missing figure is not 0, a hidden one no
    length that could be measured.
    """

    label: str
    value: Decimal | None
    said: str


def slices_chart(bars: Sequence[SliceBar], *, title: str, desc: str = "", frame: Frame = ROWS) -> Svg:
    """One bar a slice, all from 0 and on one scale; a negative figure has its words and no bar."""
    u, y = frame.unit, frame.top
    most = max((bar.value for bar in bars if bar.value is not None), default=Decimal(0))
    parts: list[str] = []
    for bar in bars:
        words, y = head(frame, y, bar.label, bar.said)
        parts += words
        if bar.value is None:
            parts.append(empty(0, y, frame.width, 12 * u, u))
        elif bar.value >= 0:
            long = frame.width * float(bar.value / most) if most else 0
            look = {"class_": "dot", "fill": INK, "x": 0, "y": float(y), "height": 12 * u}
            parts.append(element("rect", width=float(max(long, u)), **look))
        y += 26 * u
    told = desc or "; ".join(f"{bar.label} {bar.said}" for bar in bars)
    return stacked(frame, parts, y, title, told)
