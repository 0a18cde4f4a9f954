"""A whole set of indicators in one strip: how many stand in each state."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from impact.charts.draw import ACCENT, INK, OCHRE, PAPER_WHITE, SOFT, Frame, Svg, element, picture, text
from impact.charts.rows import CLASS, ROWS, SHADES

# How a pin of the page looks as a piece of the strip; on grey paper fill and outline keep them apart.
_LOOKS: dict[str, tuple[str, str, str, bool]] = {
    "done": ("shade shade-5", SHADES[4], ACCENT, False),
    "wait": ("awaits", "#e4c48d", OCHRE, False),
    "stop": ("stops", INK, INK, False),
    "doubt": ("doubts", PAPER_WHITE, OCHRE, True),
    "todo": ("calm", PAPER_WHITE, SOFT, False),
}


@dataclass(frozen=True, slots=True)
class StateCount:
    """How many are in a state; `pin` is the mark of that state on the page (done, wait, stop, doubt or todo)."""

    count: int
    pin: str


def states_strip(states: Sequence[StateCount], *, title: str, desc: str = "", frame: Frame = ROWS) -> Svg:
    """One piece a state, as long as it has members, its number under it. `title` says the same in words."""
    u, held = frame.unit, [state for state in states if state.count > 0]
    total, gap, x = sum(state.count for state in held), 3 * u, 0.0
    least = 22 * u  # a piece always has room for its number
    room = frame.width - gap * max(len(held) - 1, 0) - least * len(held)
    parts = []
    for state in held:
        class_, fill, stroke, broken = _LOOKS[state.pin]
        long = least + room * state.count / total
        parts.append(
            element(
                "rect", class_=class_, x=float(x + u), y=float(frame.top + u), width=float(long - 2 * u),
                height=16 * u, fill=fill, stroke=stroke, stroke_width=2 * u,
                stroke_dasharray=f"{4 * u:.1f} {3 * u:.1f}" if broken else None,
            )
        )  # fmt: skip
        parts.append(text(x + long / 2, frame.top + 37 * u, str(state.count), "middle", strong=True))
        x += long + gap
    return picture(replace(frame, height=frame.top + 44 * u), parts, title, desc, CLASS)
