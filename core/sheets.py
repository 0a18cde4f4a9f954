"""Reading the tables people give: CSV, or the first sheet of an XLSX file. Bounded, and no formula is ever run.

A formula's cell gives the value that the spreadsheet last showed. No Django here.
"""

import csv
import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Any
from xml.parsers import expat

MOST_COLUMNS, LONGEST_CELL = 50, 2_000
UNPACKED = 200 * 1024 * 1024  # bytes of an XLSX file once unpacked
CHUNK = 256 * 1024
XLSX = b"PK\x03\x04"
MARKS = {b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16", b"\xef\xbb\xbf": "utf-8-sig"}
DATES = {*range(14, 23), *range(27, 37), *range(45, 48), *range(50, 59)}  # the formats of days that need no words
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, expat.error, KeyError, IndexError, OverflowError, OSError, RuntimeError),
    *(NotImplementedError, EOFError, ValueError),
)

Row = tuple[int, list[str]]


class Exact(str):
    """A number as a spreadsheet keeps it, with a point: never to be taken for one with thousands."""

    __slots__ = ()


class Unreadable(Exception):
    """Not a table that is read; `code` says why: kind, large, lines or columns."""

    def __init__(self, code: str) -> None:
        super().__init__(code)
        self.code = code


def rows(data: bytes, *, most: int) -> Iterator[Row]:
    """The rows that are not empty with their numbers from 1, cells as text; raises `Unreadable`, at more than `most`
    rows too."""
    read = _xlsx(data) if data.startswith(XLSX) else _csv(data)
    found = 0
    try:
        for at, cells in read:
            if len(cells) > MOST_COLUMNS:
                raise Unreadable("columns")
            if not any(cells):
                continue
            found += 1
            if found > most:
                raise Unreadable("lines")
            yield at, cells
    except BROKEN as error:
        raise Unreadable("kind") from error


def _csv(data: bytes) -> Iterator[Row]:
    text = _text(data)
    start = text.split("\n", 1)[0]
    separator = max("\t;,", key=start.count)
    reader, at = csv.reader(io.StringIO(text, newline=""), delimiter=separator), 1
    try:
        for cells in reader:
            yield at, [" ".join(cell.split())[:LONGEST_CELL] for cell in cells]
            at = reader.line_num + 1
    except csv.Error as error:
        raise Unreadable("kind") from error


def _text(data: bytes) -> str:
    """The text of a file as programs of our days and of yesterday write it."""
    named = next((name for mark, name in MARKS.items() if data.startswith(mark)), "utf-8")
    try:
        text = data.decode(named)
    except UnicodeDecodeError:
        text = data.decode("cp1252", errors="replace")
    if "\0" in text or "\ufffd" in text:
        raise Unreadable("kind")
    return text.replace("\r\n", "\n").replace("\r", "\n")


# XLSX --------------------------------------------------------------------------------------------------------


def _xlsx(data: bytes) -> Iterator[Row]:
    with zipfile.ZipFile(io.BytesIO(data)) as pack:
        book = _Pack(pack)
        sheet = _Sheet(book.strings(), book.days(), book.epoch)
        for _chunk in book.parse(book.first, sheet):
            yield from sheet.taken()


class _Pack:
    """The parts of an XLSX file, unpacked little by little and not beyond what is allowed in all."""

    def __init__(self, pack: zipfile.ZipFile) -> None:
        self.pack, self.left = pack, UNPACKED
        self.names = set(pack.namelist())
        book = _Book()
        list(self.parse("xl/workbook.xml", book))
        links = _Links()
        list(self.parse("xl/_rels/workbook.xml.rels", links))
        target = links.targets[book.sheet]
        self.first = target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
        self.epoch = datetime(1904, 1, 1) if book.from_1904 else datetime(1899, 12, 30)

    def parse(self, name: str, reader: Any) -> Iterator[None]:
        """Read a part with an object that knows its elements; a step for each chunk."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = lambda tag, attrs: reader.start(_bare(tag), attrs)
        parser.EndElementHandler = lambda tag: reader.end(_bare(tag))
        parser.CharacterDataHandler = reader.text
        parser.StartDoctypeDeclHandler = _refuse
        parser.buffer_text = True
        with self.pack.open(name) as part:
            while chunk := part.read(CHUNK):
                self.left -= len(chunk)
                if self.left < 0:
                    raise Unreadable("large")
                parser.Parse(chunk)
                yield
        parser.Parse(b"", True)
        yield

    def strings(self) -> list[str]:
        found = _Strings()
        if "xl/sharedStrings.xml" in self.names:
            list(self.parse("xl/sharedStrings.xml", found))
        return found.found

    def days(self) -> set[int]:
        """The styles whose numbers are days."""
        found = _Styles()
        if "xl/styles.xml" in self.names:
            list(self.parse("xl/styles.xml", found))
        return {number for number, kind in enumerate(found.cells) if kind in DATES | found.days}


def _bare(tag: str) -> str:
    return tag.rpartition("}")[2]


def _refuse(*_declared: Any) -> None:
    raise Unreadable("kind")


class _Part:
    """What reads a part: by default, nothing."""

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        """An element begins."""

    def end(self, tag: str) -> None:
        """An element ends."""

    def text(self, words: str) -> None:
        """Words within an element."""


class _Book(_Part):
    def __init__(self) -> None:
        self.sheet, self.from_1904 = "", False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "workbookPr":
            self.from_1904 = attrs.get("date1904") in ("1", "true")
        elif tag == "sheet" and not self.sheet:
            self.sheet = next((value for name, value in attrs.items() if name.endswith("}id")), "")


class _Links(_Part):
    def __init__(self) -> None:
        self.targets: dict[str, str] = {}

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "Relationship":
            self.targets[attrs["Id"]] = attrs["Target"]


class _Styles(_Part):
    def __init__(self) -> None:
        self.days: set[int] = set()
        self.cells: list[int] = []
        self.within = False

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "numFmt" and _is_day(attrs.get("formatCode", "")):
            self.days.add(int(attrs["numFmtId"]))
        elif tag == "cellXfs":
            self.within = True
        elif tag == "xf" and self.within:
            self.cells.append(int(attrs.get("numFmtId", 0)))

    def end(self, tag: str) -> None:
        if tag == "cellXfs":
            self.within = False


def _is_day(code: str) -> bool:
    """Whether a format writes days: with the letters of days and years outside quotes and brackets."""
    bare = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", code).lower()
    return "d" in bare or "y" in bare


class _Strings(_Part):
    def __init__(self) -> None:
        self.found: list[str] = []
        self.words: list[str] | None = None
        self.spoken = False  # how a word is pronounced is not part of it

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "si":
            self.words = []
        elif tag == "rPh":
            self.spoken = True

    def end(self, tag: str) -> None:
        if tag == "si" and self.words is not None:
            self.found.append("".join(self.words)[:LONGEST_CELL])
            self.words = None
        elif tag == "rPh":
            self.spoken = False

    def text(self, words: str) -> None:
        if self.words is not None and not self.spoken:
            self.words.append(words)


class _Sheet(_Part):
    """The cells of a sheet, a row at a time."""

    def __init__(self, strings: list[str], days: set[int], epoch: datetime) -> None:
        self.strings, self.days, self.epoch = strings, days, epoch
        self.ready: list[Row] = []
        self.at, self.cells = 0, list[str]()
        self.kind, self.style, self.column = "", 0, 0
        self.words: list[str] | None = None

    def taken(self) -> list[Row]:
        """The rows read since the last time."""
        ready, self.ready = self.ready, []
        return ready

    def start(self, tag: str, attrs: dict[str, str]) -> None:
        if tag == "row":
            self.at, self.cells = int(attrs.get("r", self.at + 1)), []
        elif tag == "c":
            self.kind, self.style = attrs.get("t", "n"), int(attrs.get("s", 0))
            self.column = _column(attrs["r"]) if "r" in attrs else len(self.cells)
        elif tag in ("v", "t"):
            self.words = []

    def end(self, tag: str) -> None:
        if tag in ("v", "t") and self.words is not None:
            if self.column >= MOST_COLUMNS:
                raise Unreadable("columns")
            self.cells += [""] * (self.column + 1 - len(self.cells))
            before, shown = self.cells[self.column], self._shown("".join(self.words))
            self.cells[self.column] = before + shown if before else shown
            self.words = None
        elif tag == "row":
            tidy = [cell if isinstance(cell, Exact) else " ".join(cell.split()) for cell in self.cells]
            self.ready.append((self.at, tidy))

    def text(self, words: str) -> None:
        if self.words is not None:
            self.words.append(words)

    def _shown(self, raw: str) -> str:
        if self.kind == "s":
            return self.strings[int(raw)]
        if self.kind != "n":
            return raw[:LONGEST_CELL]
        number = float(raw)
        if self.style in self.days and 0 < number < 3_000_000:
            return (self.epoch + timedelta(days=int(number))).date().isoformat()
        return Exact(f"{number:.15g}")


def _column(reference: str) -> int:
    """The number from 0 of a column: "C5" gives 2."""
    number = 0
    for mark in reference[:4]:
        if not "A" <= mark <= "Z":
            break
        number = number * 26 + ord(mark) - 64
    return max(number - 1, 0)
