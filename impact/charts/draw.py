"""Drawing SVG as text: elements, colours, scales. No language and no clock: words and days come in.

Presentation attributes carry the look on paper, where a page's stylesheet does not reach inside a picture;
classes let the page's stylesheet take over on screen. No id, no style attribute: any number fit on one page.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from html import escape
from math import floor, log10

INK, SOFT, RULE, ACCENT, TINT = "#1b2624", "#4d5a56", "#c4cdc9", "#0f5c52", "#dcebe7"
OCHRE, WARM, PAPER_WHITE = "#c98a1b", "#f3efe4", "#ffffff"
FACE = "Atkinson Hyperlegible"

_FITS = {"spark": "xMinYMid meet", "strip": "none"}  # how a picture without text fits its place

# The text of every picture is 14 units high on the page; sizes below are written for that and scaled.
_PAGE_FONT = 14
_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True)
class Frame:
    """The size of a picture in its own units, its margins, and the height of its text."""

    width: float
    height: float
    font: float = _PAGE_FONT
    top: float = 34
    bottom: float = 48
    right: float = 30

    @property
    def unit(self) -> float:
        """What one unit of the page is here."""
        return self.font / _PAGE_FONT


PAGE = Frame(960, 400)
PAPER = Frame(459, 205, font=8, top=20, bottom=28, right=17)


@dataclass(frozen=True, slots=True)
class ChartLabels:
    """The words of a picture, already translated. `title` is a full sentence: it is the text alternative."""

    title: str
    desc: str = ""
    baseline: str = ""
    milestone: str = ""
    target: str = ""
    contested: str = ""
    waiting: str = ""
    today: str = ""
    early: str = ""
    figure: Callable[[Decimal], str] = str
    tick: Callable[[Decimal, int], str] = lambda value, decimals: f"{value:.{decimals}f}"
    month: Callable[[date], str] = date.isoformat
    reporter: Callable[[str], str] = lambda by: ""


class Svg(str):
    """SVG markup, every word in it escaped: templates print it as it is."""

    __slots__ = ()

    def __html__(self) -> str:
        return self


def words(text: object) -> str:
    """Text for a text node or an attribute: escaped, without the characters XML refuses."""
    return escape(_NOT_XML.sub("", str(text)))


def element(name: str, *inside: str, **attributes: object) -> str:
    """One element; `class_` is class, underscores become hyphens, None is left away; `inside` is markup."""
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{words(_short(value))}"'
        for key, value in attributes.items()
        if value is not None
    )
    return f"<{name}{written}>{''.join(inside)}</{name}>" if inside else f"<{name}{written}/>"


def _short(value: object) -> object:
    return f"{value:.1f}".removesuffix(".0") if isinstance(value, float) else value


def text(x: float, y: float, said: str, anchor: str = "start", strong: bool = False, **attributes: object) -> str:
    """A line of text; `strong` is bold ink, otherwise the soft second voice."""
    look = {"class_": "strong", "fill": INK, "font_weight": "bold"} if strong else {"fill": SOFT}
    return element("text", words(said), x=float(x), y=float(y), text_anchor=anchor, **(look | attributes))


def line(x1: float, y1: float, x2: float, y2: float, **attributes: object) -> str:
    """A straight line."""
    return element("line", x1=float(x1), y1=float(y1), x2=float(x2), y2=float(y2), **attributes)


def joined(points: Sequence[tuple[float, float]], *, closed: bool = False, **attributes: object) -> str:
    """A line through points, or the shape they enclose."""
    where = " ".join(f"{_short(float(x))},{_short(float(y))}" for x, y in points)
    look = {"fill": "none", "stroke_linejoin": "round"} | attributes
    return element("polygon" if closed else "polyline", points=where, **look)


def diamond(x: float, y: float, radius: float, unit: float, *, full: bool = False) -> str:
    """A milestone (hollow) or a target (full)."""
    points = [(x, y - radius), (x + radius, y), (x, y + radius), (x - radius, y)]
    fill = ACCENT if full else PAPER_WHITE
    return joined(points, closed=True, class_="goal", fill=fill, stroke=ACCENT, stroke_width=2 * unit)


def dot(x: float, y: float, state: str, radius: float, unit: float) -> str:
    """A measure: full when it counts, hollow when contested, broken while it awaits confirmation."""
    if state in {"confirmed", "settled"}:
        return element("circle", class_="dot", cx=float(x), cy=float(y), r=float(radius), fill=INK)
    broken = f"{3 * unit:.1f} {3 * unit:.1f}" if state != "contested" else None
    return element(
        "circle", class_="hollow", cx=float(x), cy=float(y), r=float(radius + unit),
        fill=PAPER_WHITE, stroke=OCHRE, stroke_width=3 * unit, stroke_dasharray=broken,
    )  # fmt: skip


def picture(frame: Frame, parts: Sequence[str], title: str, desc: str = "", class_: str = "chart") -> Svg:
    """The whole picture with its text alternative; without a title, decoration beside words that say it."""
    said = [element("title", words(title))] if title else []
    said += [element("desc", words(desc))] if title and desc else []
    return Svg(
        element(
            "svg", *said, *parts, xmlns="http://www.w3.org/2000/svg", class_=class_,
            viewBox=f"0 0 {frame.width:g} {frame.height:g}",
            width=f"{frame.width:g}", height=f"{frame.height:g}",
            preserveAspectRatio=_FITS.get(class_),
            role="img" if title else None, aria_hidden=None if title else "true",
            font_family=FACE, font_size=f"{frame.font:g}",
        )
    )  # fmt: skip


def width_of(said: str, frame: Frame) -> float:
    """About how wide a text is, from its length: enough to keep labels apart."""
    return len(said) * frame.font * 0.54


def nice_ticks(low: Decimal, high: Decimal, wanted: int = 5) -> tuple[Decimal, ...]:
    """Round values from at most `low` to at least `high`, in about `wanted` steps of 1, 2, 2.5 or 5."""
    if low == high:
        low, high = min(low, Decimal(0)), max(high, Decimal(0)) or Decimal(1)
    rough = (high - low) / wanted
    power = Decimal(1).scaleb(floor(log10(rough)))
    step = next(s * power for s in map(Decimal, ("1", "2", "2.5", "5", "10")) if s * power >= rough)
    first, last = low // step, -(-high // step)
    first -= 1 if first * step > low else 0
    last += 1 if last * step < high else 0
    return tuple(step * (first + i) for i in range(int(last - first) + 1))


class Scale:
    """Days across, values upwards, inside the margins of a frame."""

    def __init__(self, frame: Frame, left: float, days: tuple[date, date], values: tuple[Decimal, Decimal]) -> None:
        first, last = days[0].toordinal(), days[1].toordinal()
        self.first, self.span = (first, last - first) if last > first else (first - 30, 60)
        self.left, self.right = left, frame.width - frame.right
        self.top, self.bottom = frame.top, frame.height - frame.bottom
        self.low, self.reach = float(values[0]), float(values[1] - values[0]) or 1.0

    def x(self, day: date) -> float:
        """How far right that day stands; outside the days drawn it stays at the edge."""
        part = (day.toordinal() - self.first) / self.span
        return self.left + min(max(part, 0), 1) * (self.right - self.left)

    def y(self, value: Decimal) -> float:
        """How far down that value stands."""
        return self.bottom - (float(value) - self.low) / self.reach * (self.bottom - self.top)

    def holds(self, day: date) -> bool:
        """Whether that day is inside the days drawn."""
        return 0 <= day.toordinal() - self.first <= self.span


def year_marks(scale: Scale, first: date, last: date, month: Callable[[date], str], frame: Frame) -> list[str]:
    """The axis of days: first and last month, Januaries (quarters in a short span) with room between."""
    inner = [date(year, 1, 1) for year in range(first.year + 1, last.year + 1)]
    if (last - first).days < 550:
        inner = [date(y, m, 1) for y in range(first.year, last.year + 1) for m in (1, 4, 7, 10)]
    room, u, base = width_of(month(last), frame) + 12 * frame.unit, frame.unit, scale.bottom
    placed = [(scale.x(first), first, "start")]
    end = scale.x(last)
    for day in inner:
        gap = room * 1.5 if placed[-1][2] == "start" else room
        if first < day < last and scale.x(day) - placed[-1][0] >= gap and end - scale.x(day) >= room * 1.5:
            placed.append((scale.x(day), day, "middle"))
    if end - placed[-1][0] >= room:
        placed.append((end, last, "end"))
    out = [line(scale.left, base, scale.right, base, class_="grid-line", stroke=SOFT, stroke_width=u)]
    for x, day, anchor in placed:
        out.append(line(x, base, x, base + 7 * u, class_="grid-line", stroke=SOFT, stroke_width=u))
        out.append(text(x, base + 24 * u, month(day), anchor))
    return out
