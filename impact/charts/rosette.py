"""The round table: a thread joins all who stand bound; a waiting seat is hollow and unbound."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

from impact.charts.draw import ACCENT, INK, OCHRE, WARM, Frame, Svg, element, line, picture, text


@dataclass(frozen=True, slots=True)
class Seat:
    """A place at the table: monogram, whether it is bound (has signed), and its name in one or more lines."""

    monogram: str
    bound: bool
    names: tuple[str, ...] = ()


def rosette(seats: Sequence[Seat], *, title: str, desc: str = "", width: float = 459, height: float = 351) -> Svg:
    """The seats around the table, the first at the top, then clockwise. Without names it is an emblem."""
    side, count = min(width, height), len(seats)
    named = any(seat.names for seat in seats)
    reach = side * (0.36 if named else 0.42)
    turn = [2 * pi * i / count for i in range(count)]
    places = [(width / 2 + reach * sin(a), height / 2 - reach * cos(a)) for a in turn]
    threads = [
        line(*places[i], *places[j], class_="thread", stroke=ACCENT, stroke_width=round(side * 0.0022, 2))
        for i in range(count)
        for j in range(i)
        if seats[i].bound and seats[j].bound
    ]
    discs = [_seat(seat, x, y, side) for seat, (x, y) in zip(seats, places, strict=True)]
    names = [
        part for seat, (x, y) in zip(seats, places, strict=True) for part in _names(seat, x, y, side, width, height)
    ]
    return picture(Frame(width, height, font=8.4), [*threads, *discs, *names], title, desc, "rosette")


def _seat(seat: Seat, x: float, y: float, side: float) -> str:
    disc = element(
        "circle", class_="seat" if seat.bound else "seat seat-open", cx=x, cy=y, r=round(side * 0.066, 2),
        fill=ACCENT if seat.bound else WARM, stroke=ACCENT if seat.bound else OCHRE,
        stroke_width=round(side * 0.005, 2), stroke_dasharray=None if seat.bound else "4 3",
    )  # fmt: skip
    ink = {"fill": "#ffffff" if seat.bound else INK, "class_": "seat-name" if seat.bound else "strong"}
    mono = text(x, y + side * 0.0125, seat.monogram, "middle", True, font_size=round(side * 0.036, 2), **ink)
    return disc + mono if seat.monogram else disc


def _names(seat: Seat, x: float, y: float, side: float, width: float, height: float) -> list[str]:
    """The name beside its disc: outwards left and right, above or below on the middle line."""
    tall, out = 10.5, []
    beside = 0 if abs(x - width / 2) < 1 else (1 if x > width / 2 else -1)
    for rank, name in enumerate(seat.names):
        if beside:
            at = y + 3 + (rank - (len(seat.names) - 1) / 2) * tall
        elif y < height / 2:
            at = y - side * 0.088 - (len(seat.names) - 1 - rank) * tall
        else:
            at = y + side * 0.1 + rank * tall
        out.append(text(x + beside * side * 0.085, at, name, ("middle", "start", "end")[beside], fill=INK))
    return out
