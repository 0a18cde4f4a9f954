"""The round table as a drawing: a thread between all who have signed; the others are hollow."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin
from textwrap import wrap

from charters.contents.sheet import Place

WIDTH, HEIGHT = 459, 351


@dataclass(frozen=True)
class Label:
    """A line of a name: where it stands, from which side it is written."""

    x: str
    y: str
    anchor: str
    words: str


@dataclass(frozen=True)
class Seat:
    """A partner at the table: its place, its monogram, whether it is bound, its name in short lines."""

    x: str
    y: str
    code: str
    code_y: str
    bound: bool
    names: tuple[Label, ...]


@dataclass(frozen=True)
class Rosette:
    """The drawing, in units of its own box; numbers are text, which no language reformats."""

    width: int
    height: int
    radius: str
    size: str
    threads: tuple[tuple[str, str, str, str], ...]
    seats: tuple[Seat, ...]


def rosette(places: Sequence[Place]) -> Rosette:
    """The table for these places, the first at the top, then clockwise."""
    points = _points(len(places))
    bound = [index for index, place in enumerate(places) if place.signed]
    threads = tuple((*_at(points[one]), *_at(points[other])) for one in bound for other in bound if other < one)
    scale = min(1.0, 10 / max(len(places), 1))
    disc = 23.2 * scale
    seats = tuple(_seat(place, points[index], disc) for index, place in enumerate(places))
    return Rosette(WIDTH, HEIGHT, _n(disc), _n(12.6 * scale), threads, seats)


def _points(count: int) -> list[tuple[float, float]]:
    radius = HEIGHT * 0.355
    turns = [2 * pi * index / max(count, 1) for index in range(count)]
    return [(WIDTH / 2 + radius * sin(turn), HEIGHT / 2 - radius * cos(turn)) for turn in turns]


def _seat(place: Place, point: tuple[float, float], disc: float) -> Seat:
    x, y = point
    return Seat(_n(x), _n(y), place.code, _n(y + disc * 0.19), place.signed, tuple(_names(place, x, y, disc)))


def _names(place: Place, x: float, y: float, disc: float):
    lines = wrap(place.organisation.split(" – ")[0], 21, max_lines=2, placeholder=" …") or [place.code]
    side = 0 if abs(x - WIDTH / 2) < 1 else (1 if x > WIDTH / 2 else -1)
    for rank, words in enumerate(lines):
        if side:
            at = y + 3 + (rank - (len(lines) - 1) / 2) * 10.5
        elif y < HEIGHT / 2:
            at = y - disc - 7 - (len(lines) - 1 - rank) * 10.5
        else:
            at = y + disc + 12 + rank * 10.5
        yield Label(_n(x + side * (disc + 6.6)), _n(at), ("middle", "start", "end")[side], words)


def _at(point: tuple[float, float]) -> tuple[str, str]:
    return _n(point[0]), _n(point[1])


def _n(value: float) -> str:
    return f"{value:.1f}"
