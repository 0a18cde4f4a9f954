"""Lines of figures read from a table: columns by their names, cells, what is wrong with each line. No Django here.

A line holds: code of the indicator; date; value, or numerator and denominator; and, if known, number of answers,
place, note, reason of a correction, and the partner's short name where the facilitator gives several.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from core.sheets import Exact, Row
from impact.columns import field_of
from impact.figuring import Part
from impact.trajectory import Nature

MOST_LINES, MOST_FAULTS = 100_000, 200
LONGEST = {"place": 120, "note": 1000, "correction": 1000}
MOST_RESPONDENTS = 100_000_000
MOST, PLACES = Decimal(10) ** 12, 4
DAY = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?|(\d{1,2})[/.](\d{1,2})[/.](\d{4})")
FIGURE = re.compile(r"[+-]?\d+([.,]\d+)?")
SPACES = dict.fromkeys(map(ord, " \u00a0\u202f\u2009"))


@dataclass(frozen=True)
class Fault:
    """What is wrong: the line, the column, a code for the sentence, and the words of the cell."""

    line: int
    column: str
    wrong: str
    said: str = ""

    def kept(self) -> dict[str, Any]:
        return {"line": self.line, "column": self.column, "wrong": self.wrong, "said": self.said[:60]}


@dataclass(frozen=True)
class Line:
    """One figure as read; what could not be read is missing, with its fault."""

    at: int
    code: str = ""
    on: date | None = None
    value: Decimal | None = None
    numerator: Decimal | None = None
    denominator: Decimal | None = None
    n: int | None = None
    place: str = ""
    note: str = ""
    correction: str = ""
    partner: str = ""
    faults: tuple[Fault, ...] = ()

    @property
    def worth(self) -> Decimal | None:
        return Part(self.value, self.numerator, self.denominator).worth

    def kept(self) -> list[Any]:
        """The line as it is stored; `restored` reads it again."""
        figures = (self.value, self.numerator, self.denominator)
        said = [None if one is None else str(one) for one in figures]
        day = self.on.isoformat() if self.on else ""
        return [self.at, self.code, day, *said, self.n, self.place, self.note, self.correction, self.partner]


def restored(kept: Sequence[Any]) -> Line:
    """A stored line."""
    at, code, day, *figures, n, place, note, correction, partner = kept
    value, numerator, denominator = (None if one is None else Decimal(one) for one in figures)
    on = date.fromisoformat(day)
    return Line(at, code, on, value, numerator, denominator, n, place, note, correction, partner)


@dataclass(frozen=True)
class Measured:
    """An indicator as lines meet it: its identity, its nature, whether it is measured, the levels of a rubric."""

    pk: int
    nature: str
    adopted: bool = True
    levels: frozenset[int] = frozenset()


Key = tuple[int, int, date, str]  # indicator, partner, day, place


@dataclass(frozen=True)
class Held:
    """What is kept for a day already: the highest version, and the latest one handed in (value, numerator,
    denominator, number of answers)."""

    rank: int
    figures: tuple[Decimal | None, Decimal | None, Decimal | None, int | None] | None = None


@dataclass(frozen=True)
class Known:
    """What lines are held against."""

    today: date
    indicators: Mapping[str, Measured]
    partners: Mapping[str, int]
    own: str
    locks: Sequence[tuple[date, date]] = ()
    held: Mapping[Key, Held] = field(default_factory=dict)

    def key(self, line: Line) -> Key:
        assert line.on is not None
        return self.indicators[line.code].pk, self.partners[line.partner or self.own], line.on, line.place

    def rank(self, line: Line) -> int:
        """The version that this line will be."""
        held = self.held.get(self.key(line))
        return held.rank + 1 if held else 1

    def corrects(self, line: Line) -> bool:
        held = self.held.get(self.key(line))
        return held is not None and held.figures is not None

    def repeats(self, line: Line) -> bool:
        """Whether the same figure is there already."""
        held = self.held.get(self.key(line))
        return held is not None and held.figures == (line.worth, line.numerator, line.denominator, line.n)


class Headings(Exception):
    """The first line does not name the columns; `fault` says which is missing."""

    def __init__(self, fault: Fault) -> None:
        super().__init__(fault.wrong)
        self.fault = fault


def lines(rows: Iterable[Row], *, decimal: str) -> Iterator[Line]:
    """The lines of a table whose first row names its columns, each with what is wrong with it alone.

    `decimal` is the reader's decimal sign: the other one followed by three digits could mean thousands, and is
    refused. Raises `Headings`.
    """
    reading = iter(rows)
    at, names = next(reading, (1, []))
    places = _columns(at, names)
    for number, cells in reading:
        told = {column: cells[place].strip() for column, place in places.items() if place < len(cells)}
        exact = {column for column, place in places.items() if place < len(cells) and isinstance(cells[place], Exact)}
        yield _line(number, told, exact, decimal)


def _columns(at: int, names: Sequence[str]) -> dict[str, int]:
    found: dict[str, int] = {}
    for place, name in enumerate(names):
        column = field_of(name)
        if column in found:
            raise Headings(Fault(at, column, "column_twice", name))
        if column:
            found[column] = place
    for column in ("code", "on"):
        if column not in found:
            raise Headings(Fault(at, column, "no_column"))
    if "value" not in found and not {"numerator", "denominator"} <= found.keys():
        raise Headings(Fault(at, "value", "no_column"))
    return found


def _line(at: int, told: Mapping[str, str], exact: set[str], decimal: str) -> Line:
    faults: list[Fault] = []
    figures: dict[str, Decimal | None] = {}
    for column in ("value", "numerator", "denominator"):
        figures[column], wrong = _figure(told.get(column, ""), column in exact, decimal)
        if wrong:
            faults.append(Fault(at, column, wrong, told[column]))
    on, code = _day(told.get("on", "")), told.get("code", "").upper()
    n, odd = _count(told.get("n", ""))
    found = {"code": "missing" if not code else "", "on": "" if on else "day", "n": "count" if odd else ""}
    found |= {column: "long" for column, most in LONGEST.items() if len(told.get(column, "")) > most}
    found |= {column: "control" for column in LONGEST if not told.get(column, "").isprintable()}
    faults += [Fault(at, column, wrong, told.get(column, "")) for column, wrong in found.items() if wrong]
    place, note, correction = (told.get(column, "") for column in LONGEST)
    value, numerator, denominator = figures.values()
    partner = told.get("partner", "").upper()
    return Line(at, code, on, value, numerator, denominator, n, place, note, correction, partner, tuple(faults))


def _figure(raw: str, exact: bool, decimal: str) -> tuple[Decimal | None, str]:
    """The figure of a cell and what is wrong with it."""
    typed = raw.translate(SPACES).replace("\u2212", "-")
    if not typed:
        return None, ""
    if not exact:
        other = "." if decimal == "," else ","
        if len(typed) > 40 or not FIGURE.fullmatch(typed):
            return None, "figure"
        if re.fullmatch(rf"[+-]?[1-9]\d{{0,2}}{re.escape(other)}\d{{3}}", typed):
            return None, "ambiguous"
    try:
        value = Decimal(typed.replace(",", "."))
    except InvalidOperation:
        return None, "figure"
    if not value.is_finite() or abs(value) >= MOST:
        return None, "large"
    kept = value.quantize(Decimal(1).scaleb(-PLACES))
    if kept != value and not exact:
        return None, "decimals"
    return kept.normalize() if kept else Decimal(0), ""


def _count(raw: str) -> tuple[int | None, bool]:
    typed = raw.translate(SPACES)
    if not typed:
        return None, False
    if not typed.isascii() or not typed.isdigit() or len(typed) > 9 or not 0 < int(typed) <= MOST_RESPONDENTS:
        return None, True
    return int(typed), False


def _day(raw: str) -> date | None:
    """2026-03-31 or 31/03/2026."""
    found = DAY.fullmatch(raw)
    if found is None or not raw.isascii():
        return None
    year, month, day = found.group(1, 2, 3) if found[1] else found.group(6, 5, 4)
    try:
        read = date(int(year), int(month), int(day))
    except ValueError:
        return None
    return read if 1900 <= read.year <= 2200 else None


def held_against(read: Iterable[Line], known: Known) -> Iterator[tuple[Line, list[Fault]]]:
    """Each line with all that is wrong with it: alone, beside the lines before it, beside what is kept."""
    seen: dict[Key, int] = {}
    for line in read:
        faults = list(line.faults) + list(_beside(line, known))
        if not faults:
            key = known.key(line)
            if key in seen:
                faults.append(Fault(line.at, "on", "twice", str(seen[key])))
            seen.setdefault(key, line.at)
        yield line, faults


def _beside(line: Line, known: Known) -> Iterator[Fault]:
    indicator = known.indicators.get(line.code)
    if line.code and indicator is None:
        yield Fault(line.at, "code", "no_indicator", line.code)
    elif indicator is not None:
        yield from _measurable(line, indicator)
    if (line.partner or known.own) not in known.partners:
        yield Fault(line.at, "partner", "no_partner" if line.partner else "missing", line.partner)
    if line.on is None:
        return
    if line.on > known.today:
        yield Fault(line.at, "on", "not_yet", line.on.isoformat())
    if any(start <= line.on <= end for start, end in known.locks):
        yield Fault(line.at, "on", "locked", line.on.isoformat())
    whole = not line.faults and indicator is not None and (line.partner or known.own) in known.partners
    if whole and not line.correction and known.corrects(line) and not known.repeats(line):
        yield Fault(line.at, "correction", "unexplained")


def _measurable(line: Line, indicator: Measured) -> Iterator[Fault]:
    if not indicator.adopted:
        yield Fault(line.at, "code", "not_adopted", line.code)
    elif indicator.nature == Nature.NARRATIVE:
        yield Fault(line.at, "code", "narrative", line.code)
    elif {fault.column for fault in line.faults} & {"value", "numerator", "denominator"}:
        return
    elif indicator.nature == Nature.PERCENTAGE:
        yield from _percentage(line)
    elif line.numerator is not None or line.denominator is not None:
        yield Fault(line.at, "numerator", "no_ratio")
    elif line.value is None:
        yield Fault(line.at, "value", "missing")
    elif indicator.nature == Nature.RUBRIC and line.value not in indicator.levels:
        yield Fault(line.at, "value", "no_level", str(line.value))


def _percentage(line: Line) -> Iterator[Fault]:
    if line.value is None and line.numerator is None and line.denominator is None:
        yield Fault(line.at, "value", "missing")
    elif (line.numerator is None) != (line.denominator is None):
        yield Fault(line.at, "denominator", "half")
    elif line.numerator is not None and line.denominator is not None:
        if line.value not in (None, line.worth):  # a table that was taken away says both, and they agree
            yield Fault(line.at, "value", "both")
        if line.denominator <= 0 or line.numerator < 0:
            yield Fault(line.at, "denominator", "zero")
        elif line.worth is not None and line.worth >= MOST:
            yield Fault(line.at, "denominator", "large")
    elif line.n is None:
        yield Fault(line.at, "n", "no_n")
