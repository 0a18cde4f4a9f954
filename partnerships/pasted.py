"""Lines pasted from a spreadsheet, one person each: cells, then what is wrong with each line. No Django here.

A line holds: organisation; short name; kind; person; e-mail; and, if known, legal form. Tabs, semicolons or commas
separate the cells, quotes hold those that contain a separator, and a first line of headings is left out.
"""

import csv
import io
import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

CELLS = ("organisation", "code", "kind", "name", "email", "legal_form")
REQUIRED = 5
LONGEST = {"organisation": 160, "code": 8, "kind": 60, "name": 120, "email": 254, "legal_form": 120}
MOST_LINES, MOST_MARKS, LONGEST_LINE = 100, 40_000, 800
SEPARATORS = "\t;,"

KINDS = {
    "civil": ("civil", "civil society", "societe civile", "association", "ong", "ngo", "residents", "habitants"),
    "public": (
        *("public", "public body", "acteur public", "organisme public", "collectivite", "commune", "ville", "etat"),
        *("town", "municipality", "university", "universite"),
    ),
    "eco": ("eco", "business", "company", "acteur economique", "entreprise", "societe"),
}
HEADINGS = {"e-mail", "email", "mail", "courriel", "adresse e-mail", "adresse mail", "e-mail address", "adresse"}
CODE = re.compile(r"[A-Za-z0-9]{2,8}")
ADDRESS = re.compile(
    r"[a-z0-9_!#$%&'*+/=?^`{}|~-]+(\.[a-z0-9_!#$%&'*+/=?^`{}|~-]+)*"
    r"@([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z]{2,63}",
    re.I,
)


class Wrong(StrEnum):
    """What can be wrong with a line."""

    COLUMNS = "columns"
    LONG = "long"
    CONTROL = "control"
    MISSING = "missing"
    CODE = "code"
    KIND = "kind"
    ADDRESS = "address"
    ADDRESS_TWICE = "address_twice"
    CODE_TWICE = "code_twice"
    DIFFERS = "differs"
    ADDRESS_HERE = "address_here"
    CODE_HERE = "code_here"
    ORGANISATION_HERE = "organisation_here"


@dataclass(frozen=True)
class Line:
    """One person to invite, as pasted; `kind` is the code once it is known. `at` counts lines from 1."""

    at: int
    organisation: str = ""
    code: str = ""
    kind: str = ""
    name: str = ""
    email: str = ""
    legal_form: str = ""
    wrong: tuple[Wrong, ...] = ()

    @property
    def organisation_key(self) -> str:
        """What two lines of one organisation have in common."""
        return plain(self.organisation)


@dataclass(frozen=True)
class Taken:
    """What a partnership has already: addresses (small letters), short names (capitals), organisations (`plain`)."""

    addresses: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    organisations: frozenset[str] = frozenset()


def plain(words: str) -> str:
    """Words in small letters, without accents and doubled spaces, to compare them."""
    bare = "".join(mark for mark in unicodedata.normalize("NFKD", words) if not unicodedata.combining(mark))
    return " ".join(bare.casefold().split())


def lines(text: str) -> list[Line]:
    """The lines of a pasted text, each with what is wrong with it alone; at most one more than `MOST_LINES`."""
    rows = _rows(text)
    if rows and {plain(cell) for cell in rows[0][1]} & HEADINGS and "@" not in "".join(rows[0][1]):
        rows = rows[1:]
    return [_line(at, cells) for at, cells in rows[: MOST_LINES + 1]]


def checked(pasted: Sequence[Line], taken: Taken) -> list[Line]:
    """The same lines, each also with what is wrong beside the others and beside what the partnership has."""
    return [replace(line, wrong=line.wrong + _beside(line, pasted[:rank], taken)) for rank, line in enumerate(pasted)]


def _rows(text: str) -> list[tuple[int, list[str]]]:
    """The rows that are not empty, with the number of their first line, cut at the separator that suits most."""
    text = text[:MOST_MARKS].replace("\r\n", "\n").replace("\r", "\n")
    readings = [_read(text, separator) for separator in SEPARATORS]
    return max(readings, key=lambda rows: sum(len(cells) >= REQUIRED for _at, cells in rows))


def _read(text: str, separator: str) -> list[tuple[int, list[str]]]:
    reader, found, at = csv.reader(io.StringIO(text), delimiter=separator), [], 1
    for cells in reader:
        row = [cell.replace("\n", " ").strip() for cell in cells]
        while len(row) > REQUIRED and not row[-1]:
            row.pop()
        if any(row):
            found.append((at, row))
        at = reader.line_num + 1
    return found


def _line(at: int, cells: list[str]) -> Line:
    """One row as a line, with what is wrong with it alone."""
    told: dict[str, Any] = dict(zip(CELLS, (cell[:LONGEST_LINE] for cell in cells), strict=False))
    line = Line(at, **told)
    if not REQUIRED <= len(cells) <= len(CELLS):
        return replace(line, wrong=(Wrong.COLUMNS,))
    kind = next((code for code, words in KINDS.items() if plain(line.kind) in words), "")
    wrong = tuple(_alone(line, cells, kind))
    return replace(line, code=line.code.upper(), kind=kind or line.kind, email=line.email.lower(), wrong=wrong)


def _alone(line: Line, cells: list[str], kind: str) -> Iterable[Wrong]:
    if any(len(cell) > LONGEST[name] for name, cell in zip(CELLS, cells, strict=False)):
        yield Wrong.LONG
    if any(unicodedata.category(mark) in ("Cc", "Cs") for cell in cells for mark in cell):
        yield Wrong.CONTROL
    if not all(cells[:REQUIRED]):
        yield Wrong.MISSING
    if line.code and not CODE.fullmatch(line.code):
        yield Wrong.CODE
    if line.kind and not kind:
        yield Wrong.KIND
    if line.email and not ADDRESS.fullmatch(line.email):
        yield Wrong.ADDRESS


def _beside(line: Line, before: Sequence[Line], taken: Taken) -> tuple[Wrong, ...]:
    same = [one for one in before if one.organisation_key == line.organisation_key]
    others = [one for one in before if one.organisation_key != line.organisation_key]
    found = {
        Wrong.ADDRESS_TWICE: any(one.email == line.email for one in before),
        Wrong.CODE_TWICE: any(one.code == line.code for one in others),
        Wrong.DIFFERS: any((one.code, one.kind) != (line.code, line.kind) for one in same[:1]),
        Wrong.ADDRESS_HERE: line.email in taken.addresses,
        Wrong.CODE_HERE: line.code in taken.codes,
        Wrong.ORGANISATION_HERE: line.organisation_key in taken.organisations,
    }
    return tuple(wrong for wrong, holds in found.items() if holds)
