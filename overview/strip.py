"""A line of the recipe over time as one small picture: how it stood, from the first reading to today.

A full bar is in place, half a bar under way, a thread missing, dots not to be expected yet: shape first, then colour.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from impact.charts.draw import ACCENT, OCHRE, SOFT, Frame, Svg, element, line, picture
from overview.recipe import State

STRIP = Frame(320, 16)
LEAST = 3.0  # a state that lasted a day is seen too


@dataclass(frozen=True)
class Stay:
    """A state that held from a day on."""

    state: State
    since: date


def strip(stays: Sequence[Stay], today: date, title: str, desc: str) -> Svg:
    """The picture of these stays, one at least, the first one first; `title` and `desc` say the same in words."""
    places = _places(stays, today)
    ends = [*places[1:], STRIP.width]
    parts = [_part(stay.state, x, end - x) for stay, x, end in zip(stays, places, ends, strict=True)]
    return picture(STRIP, parts, title, desc, "strip")


def _places(stays: Sequence[Stay], today: date) -> list[float]:
    """Where each stay begins: by its day, and far enough from the next for each to be seen."""
    first = stays[0].since
    whole = max((today - first).days, 1)
    places: list[float] = []
    for rank, stay in enumerate(stays):
        wanted = (stay.since - first).days / whole * STRIP.width
        last = STRIP.width - LEAST * (len(stays) - rank)
        least = places[-1] + LEAST if places else 0.0
        places.append(max(least, min(wanted, last)))
    return places


def _part(state: State, x: float, width: float) -> str:
    height, low = STRIP.height, STRIP.height - 1
    if state == State.IN_PLACE:
        return element("rect", class_="in", x=x, y=0.0, width=width, height=height, fill=ACCENT)
    if state == State.UNDER_WAY:
        return element("rect", class_="half", x=x, y=height / 2, width=width, height=height / 2, fill=OCHRE)
    dots = "2 4" if state == State.NOT_YET else None
    return line(x, low, x + width, low, class_="out", stroke=SOFT, stroke_width=2, stroke_dasharray=dots)
