"""Pictures made of rows: words above, a bar below, as readable on a phone as on paper and in grey.

The words of a row stand above its bar and never beside it, so that they may be written larger on a small screen.
"""

from collections.abc import Sequence
from dataclasses import replace
from textwrap import wrap

from impact.charts.draw import ACCENT, INK, PAPER_WHITE, SOFT, Frame, Svg, element, picture, text, width_of

ROWS = Frame(480, 0, top=4, bottom=6, right=0)
PAPER_ROWS = Frame(459, 0, font=8, top=2, bottom=3, right=0)
CLASS = "chart chart-rows"
_LARGER = 1.3  # how much larger a small screen writes

# From the lightest to the darkest: five steps that grey paper keeps apart.
SHADES = ("#e7f0ee", "#b7d3ce", "#80b0a8", "#458a80", "#0f5c52")


def head(frame: Frame, y: float, said: str, figure: str, note: str = "") -> tuple[list[str], float]:
    """The words of a row at height `y`, and the height under them: name left, figure right, note under the name."""
    u = frame.unit
    left = frame.width - (width_of(figure, frame) * _LARGER + 12 * u if figure else 0)
    named, noted = _lines(said, left, frame), _lines(note, frame.width, frame)
    out = [text(frame.width, y + 15 * u, figure, "end", strong=True)] if figure else []
    for rank, one in enumerate([*named, *noted]):
        out.append(text(0, y + (15 + 19 * rank) * u, one, fill=INK if rank < len(named) else SOFT))
    return out, y + (4 + 19 * len([*named, *noted])) * u


def _lines(said: str, room: float, frame: Frame) -> list[str]:
    """At most three lines that fit even when they are written larger, as on a small screen."""
    letters = int(room / (width_of("n", frame) * _LARGER))
    return wrap(said, max(letters, 12), max_lines=3, placeholder="…")


def block(x: float, y: float, width: float, height: float, shade: int, unit: float) -> str:
    """A piece of a bar, from the lightest shade 1 to the darkest 5, with an outline that keeps light ones visible."""
    return element(
        "rect", class_=f"shade shade-{shade}", x=float(x), y=float(y), width=float(max(width, unit)),
        height=float(height), fill=SHADES[shade - 1], stroke=ACCENT, stroke_width=unit,
    )  # fmt: skip


def empty(x: float, y: float, width: float, height: float, unit: float) -> str:
    """The place of a bar that is not drawn, because its figure is hidden or missing."""
    dashes = f"{3 * unit:.1f} {4 * unit:.1f}"
    return element(
        "rect", class_="unsaid", x=float(x), y=float(y), width=float(width), height=float(height),
        fill=PAPER_WHITE, stroke=SOFT, stroke_width=unit, stroke_dasharray=dashes,
    )  # fmt: skip


def stacked(frame: Frame, parts: Sequence[str], height: float, title: str, desc: str) -> Svg:
    """The whole picture, as high as its rows are."""
    return picture(replace(frame, height=height + frame.bottom), parts, title, desc, CLASS)
