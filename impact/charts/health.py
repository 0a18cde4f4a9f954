"""A health check as pictures: the mean of each dimension between the partners' lowest and highest, and the answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from impact.charts.draw import ACCENT, INK, RULE, SOFT, TINT, Frame, Svg, element, line, picture, text, width_of

LOW, HIGH = 1, 5
_ROW = 40


@dataclass(frozen=True, slots=True)
class HealthBar:
    """One dimension: its name, its mean and how it is written, the lowest and highest means when they are shown.

    Without a mean, `said` is why there is none.
    """

    name: str
    said: str
    mean: Decimal | None = None
    lowest: Decimal | None = None
    highest: Decimal | None = None


def health_chart(bars: Sequence[HealthBar], *, title: str, desc: str = "") -> Svg:
    """One row per dimension on the scale from 1 to 5: a bar up to the mean, a band between partners."""
    frame = Frame(960, 40 + _ROW * len(bars), top=8, bottom=32, right=64)
    left = max((width_of(bar.name, frame) for bar in bars), default=0) + 24
    bottom = frame.height - frame.bottom

    def x(value: Decimal | int) -> float:
        return left + float(value - LOW) / (HIGH - LOW) * (frame.width - frame.right - left)

    parts = []
    for step in range(LOW, HIGH + 1):
        parts.append(line(x(step), frame.top, x(step), bottom, class_="grid-line", stroke=RULE, stroke_width=1))
        parts.append(text(x(step), bottom + 22, str(step), "middle"))
    for rank, bar in enumerate(bars):
        y = frame.top + _ROW * (rank + 0.5)
        parts.append(text(left - 14, y + 5, bar.name, "end"))
        if bar.mean is None:
            parts.append(text(left + 12, y + 5, bar.said))
            continue
        if bar.lowest is not None and bar.highest is not None:
            width = max(x(bar.highest) - x(bar.lowest), 2.0)
            parts.append(_box("band", x(bar.lowest), y - 12, width, 24.0, TINT))
        parts.append(line(x(LOW), y, x(bar.mean), y, class_="actual", stroke=INK, stroke_width=2.5))
        parts.append(element("circle", class_="dot", cx=x(bar.mean), cy=y, r=6.0, fill=INK))
        at = max(x(bar.mean), x(bar.highest) if bar.highest is not None else 0.0)
        parts.append(text(at + 12, y + 5, bar.said, strong=True))
    return picture(frame, parts, title, desc)


def answers_chart(counts: Sequence[int], *, title: str) -> Svg:
    """How many gave each figure, as five bars with their numbers; `title` says the same in words."""
    frame, step, most = Frame(170, 58, font=12), 34, max([*counts, 1])
    parts = [line(0, 40, 170, 40, class_="grid-line", stroke=SOFT, stroke_width=1)]
    for place, count in enumerate(counts):
        middle, height = step * (place + 0.5), 24.0 * count / most
        if count:
            parts.append(_box("column", middle - 11, 40 - height, 22.0, height, ACCENT))
            parts.append(text(middle, 36 - height, str(count), "middle", strong=True))
        parts.append(text(middle, 55, str(place + LOW), "middle"))
    return picture(frame, parts, title, class_="chart-small")


def _box(class_: str, x: float, y: float, width: float, height: float, fill: str) -> str:
    return element("rect", class_=class_, x=x, y=y, width=width, height=height, fill=fill)
