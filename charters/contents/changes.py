"""What changed from one content of the charter to another. Pure: two contents in, each change out exactly once.

Articles and parties are known by their identity, whatever their order; paragraphs, lines and rows by what they say:
those that are most alike are read against each other, the rest was added or taken out.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from charters.contents.matching import Pair, matched
from charters.contents.words import Words, day, each, said
from charters.models import CharterVersion
from core.texts import Localized
from partnerships.merging import redline

Content = dict[str, Any]
FACTS = {
    "name": _("Name of the partnership"),
    "issue": _("Issue"),
    "territory": _("Territory"),
    "starts_on": _("Starts on"),
    "ends_on": _("Ends on"),
    "entry_into_force": _("Entry into force"),
}


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
        """What changed, word by word, in each language where something did; the reader's first."""
        old, new = _told(self.before), _told(self.after)
        codes = [code for code in {**new, **old} if old.get(code) != new.get(code)]
        mine = Localized(new or old).language()
        ordered = sorted(codes, key=lambda code: code != mine)
        return [(code, redline(old.get(code, ""), new.get(code, ""))) for code in ordered]


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


@dataclass(frozen=True)
class Changes:
    """All that differs between two contents."""

    facts: list[Line]
    parties: list[Line]
    articles: list[ArticleChange]

    @property
    def changed(self) -> list[ArticleChange]:
        return [article for article in self.articles if article.kind != Kind.SAME]

    @property
    def unchanged(self) -> list[ArticleChange]:
        return [article for article in self.articles if article.kind == Kind.SAME]

    @property
    def count(self) -> int:
        """How many articles, parties and facts differ; 0 when the contents say the same."""
        return len(self.facts) + len(self.parties) + len(self.changed)


def changes(before: Content, after: Content) -> Changes:
    """What must be read to go from one content to the other."""
    return Changes(_facts(before, after), _parties(before, after), list(_articles(before, after)))


def _facts(before: Content, after: Content) -> list[Line]:
    was, now = _facts_of(before), _facts_of(after)
    lines = [Line(str(FACTS[code]), [Wording(was[code], now[code])]) for code in FACTS]
    return [line for line in lines if line.kind != Kind.SAME]


def _facts_of(content: Content) -> dict[str, Words]:
    tongues = tuple(content["languages"])
    rule = content["entry_into_force"]
    facts: dict[str, Any] = {code: content["partnership"].get(code) or {} for code in FACTS}
    for code in ("starts_on", "ends_on"):
        if facts[code]:
            moment = date.fromisoformat(facts[code])
            facts[code] = each(tongues, lambda moment=moment: day(moment))
    known = rule in CharterVersion.EntryRule.values
    facts["entry_into_force"] = said(tongues, CharterVersion.EntryRule(rule).label) if known else {}
    return facts


def _parties(before: Content, after: Content) -> list[Line]:
    was, now = _by_identity(before["parties"]), _by_identity(after["parties"])
    lines = []
    for uuid in {**now, **was}:
        old, new = was.get(uuid, {}), now.get(uuid, {})
        texts = [Wording(_named(old), _named(new)), Wording(old.get("legal_form") or {}, new.get("legal_form") or {})]
        lines.append(Line((new or old)["code"], texts))
    return [line for line in lines if line.kind != Kind.SAME]


def _named(party: Content) -> Words:
    return {"": party["name"]} if party else {}


def _articles(before: Content, after: Content) -> Iterator[ArticleChange]:
    """Those of today in their order, each taken-out one where it stood; those out of the common order have moved."""
    was, now = _by_identity(before["articles"]), _by_identity(after["articles"])
    kept = {uuid for uuid, other in matched(list(was), list(now), exact=True) if uuid is not None and uuid == other}
    for uuid, other in _merged(list(was), list(now)):
        old, new = was.get(other or uuid), now.get(uuid or other)
        yield _article(old, new, moved=bool(old and new and uuid not in kept))


def _merged(was: list[str], now: list[str]) -> Iterator[Pair]:
    """Each identity once, (now, before): those of today where they stand, the others after the one they followed."""
    gone = set(was) - set(now)
    after: dict[str | None, list[str]] = {}
    last = None
    for uuid in was:
        if uuid in gone:
            after.setdefault(last, []).append(uuid)
        else:
            last = uuid
    for left in after.get(None, ()):
        yield None, left
    for uuid in now:
        yield uuid, uuid
        for left in after.get(uuid, ()):
            yield None, left


def _article(old: Content | None, new: Content | None, *, moved: bool) -> ArticleChange:
    one = new or old or {}
    pairs = matched(_blocks_of(old), _blocks_of(new))
    title = Wording(old["title"] if old else {}, new["title"] if new else {})
    numbers = old["number"] if old else None, new["number"] if new else None
    return ArticleChange(one["uuid"], *numbers, title, moved, [_block(*pair) for pair in pairs])


def _blocks_of(article: Content | None) -> list[Content]:
    if article is None:
        return []
    return [*({"kind": "note", "text": note} for note in article["notes"]), *article["blocks"]]


def _block(old: Content | None, new: Content | None) -> Block:
    was, now = old or {}, new or {}
    form = (now or was)["kind"]
    if form == "list":
        return Block(form, [Wording(a or {}, b or {}) for a, b in matched(was.get("items", []), now.get("items", []))])
    if form != "table":
        return Block(form, [Wording(was.get("text") or {}, now.get("text") or {})])
    columns = _ranked(was.get("head", []), now.get("head", []))
    head = [Wording(_at(was.get("head"), a) or {}, _at(now.get("head"), b) or {}) for a, b in columns]
    rows = [_row(a, b, columns) for a, b in matched(was.get("rows", []), now.get("rows", []))]
    return Block(form, [Wording(was.get("caption") or {}, now.get("caption") or {})], head, rows)


def _ranked(was: list[Words], now: list[Words]) -> list[tuple[int | None, int | None]]:
    """The columns of two tables side by side, by rank: a column that was put in shifts no other."""
    before, after = iter(range(len(was))), iter(range(len(now)))
    pairs = matched(was, now)
    return [(None if a is None else next(before), None if b is None else next(after)) for a, b in pairs]


def _row(old: list[Content] | None, new: list[Content] | None, columns: Iterable[tuple]) -> Row:
    cells = []
    for a, b in columns:
        was, now = _at(old, a) or {}, _at(new, b) or {}
        texts = [Wording(was.get(part) or {}, now.get(part) or {}) for part in ("text", "basis")]
        cells.append(Cell(*texts))
    return Row(cells)


def _at(row: list | None, rank: int | None) -> Any:
    return row[rank] if row is not None and rank is not None and rank < len(row) else None


def _by_identity(rows: Iterable[Content]) -> dict[str, Content]:
    return {row["uuid"]: row for row in rows}


def _told(words: Words) -> Words:
    return {code: text for code, text in words.items() if text}


def _together(wordings: Iterable[Wording]) -> Kind:
    """What is said of several texts at once: what is said of each, or that something changed."""
    kinds = {one.kind for one in wordings if _told(one.before) or _told(one.after)}
    return Kind.SAME if not kinds else kinds.pop() if len(kinds) == 1 else Kind.CHANGED
