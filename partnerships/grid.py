"""Who does what as plain values: what a cell may hold, what a row says, how two readings of it are compared."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256

PARTS = "ARCI"  # accountable, responsible, consulted, informed: the strongest first
CHOICES = ("", "A", "AR", "R", "C", "I")  # what a cell offers


@dataclass(frozen=True)
class Row:
    """One task: the parts of each partner that has one, by its code (`{"LLU": "AR"}`), and the person behind A."""

    parts: Mapping[str, str]
    person: str = ""  # identity of a member, empty when nobody is named

    def holding(self, part: str) -> list[str]:
        """The codes of the partners that hold this part."""
        return [code for code, held in self.parts.items() if part in held]

    @cached_property
    def digest(self) -> str:
        """The same for the same parts and person, whatever the order in which they were read."""
        said = json.dumps([sorted(self.parts.items()), self.person], separators=(",", ":"))
        return sha256(said.encode()).hexdigest()[:24]


@dataclass(frozen=True)
class Typed:
    """A row as a person sent it, with the digest of what that person had read."""

    row: Row
    read: str

    @property
    def changed(self) -> bool:
        """Whether this person changed the row."""
        return self.row.digest != self.read

    def collides(self, written: Row) -> bool:
        """Whether this person changed the row while somebody else wrote another one."""
        return self.changed and written.digest not in (self.read, self.row.digest)


def held(parts: Iterable[str]) -> str:
    """The parts of one partner as one word, the strongest first: `AR`."""
    return "".join(sorted(set(parts), key=PARTS.index))


def row_of(pairs: Iterable[tuple[str, str]], person: str = "") -> Row:
    """A row from its parts, one by one: `[("LLU", "A"), ("LLU", "R"), ("VSA", "C")]`."""
    found: dict[str, str] = {}
    for partner, part in pairs:
        found[partner] = held(found.get(partner, "") + part)
    return Row(found, person)


def cell(task: str, partner: str) -> str:
    """The name of a cell in the form."""
    return f"part:{task}:{partner}"


def person(task: str) -> str:
    """The name of the field for the person named behind A."""
    return f"person:{task}"


def read(task: str) -> str:
    """The name of the field that carries the digest of what was read."""
    return f"read:{task}"


def fields(task: str, row: Row, partners: Iterable[str]) -> dict[str, str]:
    """A row as a browser sends it when nobody touched it."""
    cells = {cell(task, code): row.parts.get(code, "") for code in partners}
    return {read(task): row.digest, person(task): row.person, **cells}
