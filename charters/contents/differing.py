"""The pieces of a comparison: a text, a block, an article, a line, before and after, and what is said of each."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from django.utils.translation import pgettext_lazy

from charters.contents.words import Words
from core.texts import Localized
from partnerships.merging import redline


class Kind(StrEnum):
    SAME = "same"
    ADDED = "added"
    REMOVED = "removed"
    CHANGED = "changed"


WORDS = {
    Kind.SAME: pgettext_lazy("difference between two versions", "unchanged"),
    Kind.ADDED: pgettext_lazy("difference between two versions", "added"),
    Kind.REMOVED: pgettext_lazy("difference between two versions", "taken out"),
    Kind.CHANGED: pgettext_lazy("difference between two versions", "changed"),
}
PINS = {Kind.SAME: "todo", Kind.ADDED: "for", Kind.REMOVED: "against", Kind.CHANGED: "now"}


@dataclass(frozen=True)
class Wording:
    """A text in its languages, before and after."""

    before: Words
    after: Words

    @property
    def kind(self) -> Kind:
        before, after = _told(self.before), _told(self.after)
        if before == after:
            return Kind.SAME
        return Kind.CHANGED if before and after else Kind.ADDED if after else Kind.REMOVED

    @property
    def text(self) -> Localized:
        """The words as they are now, or as they were."""
        return Localized(_told(self.after) or self.before)

    @property
    def redlines(self) -> list[tuple[str, list[tuple[str, str]]]]:
        """What changed, word by word, in each language where something did; the reader's first, the same once."""
        old, new = _told(self.before), _told(self.after)
        mine = Localized(new or old).language()
        sides = {
            code: (old.get(code, ""), new.get(code, "")) for code in sorted({**new, **old}, key=lambda c: c != mine)
        }
        shown = {pair: code for code, pair in reversed(sides.items()) if pair[0] != pair[1]}
        return [(code, redline(*pair)) for pair, code in reversed(shown.items())]


@dataclass(frozen=True)
class Cell:
    """A cell of a table: its words, and under them what they rest on."""

    text: Wording
    basis: Wording

    @property
    def kind(self) -> Kind:
        return _together((self.text, self.basis))


@dataclass(frozen=True)
class Row:
    """A row of a table, cell by cell."""

    cells: list[Cell]

    @property
    def kind(self) -> Kind:
        return _together(wording for cell in self.cells for wording in (cell.text, cell.basis))


@dataclass(frozen=True)
class Block:
    """A paragraph, heading or note (one line), a list (several), or a table (head and rows)."""

    form: str
    lines: list[Wording] = field(default_factory=list)
    head: list[Wording] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def wordings(self) -> list[Wording]:
        """Every text it holds: the caption or the lines, the heads, the cells."""
        cells = [cell for row in self.rows for cell in row.cells]
        return [*self.lines, *self.head, *(one for cell in cells for one in (cell.text, cell.basis))]

    @property
    def kind(self) -> Kind:
        return _together(self.wordings)

    @property
    def same(self) -> bool:
        """Whether it is folded away."""
        return self.kind == Kind.SAME


@dataclass(frozen=True)
class ArticleChange:
    """An article, before and after: its number, its title, its blocks."""

    uuid: str
    was: int | None
    number: int | None
    title: Wording
    moved: bool
    blocks: list[Block]

    @property
    def kind(self) -> Kind:
        if self.was is None:
            return Kind.ADDED
        if self.number is None:
            return Kind.REMOVED
        return Kind.CHANGED if self.moved or self.renamed or self.rewritten else Kind.SAME

    @property
    def renamed(self) -> bool:
        return self.title.kind == Kind.CHANGED

    @property
    def renumbered(self) -> bool:
        return None not in (self.was, self.number) and self.was != self.number

    @property
    def rewritten(self) -> bool:
        return any(not block.same for block in self.blocks)

    @property
    def pin(self) -> str:
        return PINS[self.kind]

    @property
    def word(self) -> str:
        return str(WORDS[self.kind])


@dataclass(frozen=True)
class Line:
    """A party, or a fact of the partnership: what it is called, and its texts before and after."""

    label: str
    wordings: list[Wording]

    @property
    def kind(self) -> Kind:
        return _together(self.wordings)

    @property
    def pin(self) -> str:
        return PINS[self.kind]

    @property
    def word(self) -> str:
        return str(WORDS[self.kind])


def _told(words: Words) -> Words:
    return {code: text for code, text in words.items() if text}


def _together(wordings: Iterable[Wording]) -> Kind:
    """What is said of several texts at once: what is said of each, or that something changed."""
    kinds = {one.kind for one in wordings if _told(one.before) or _told(one.after)}
    return Kind.SAME if not kinds else kinds.pop() if len(kinds) == 1 else Kind.CHANGED
