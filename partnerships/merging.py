"""Words that change: what changed between two texts, and how two changes of one text go together. Pure arithmetic.

Three-way merging after the algorithm known as diff3 (Khanna, Kunal and Pierce, “A formal investigation of diff3”,
2007), on words instead of lines: what one side alone changed is taken; what both changed alike is taken once; what
both changed differently is a conflict, shown with both, never decided here.
"""

import re
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

TOKEN = re.compile(r"\w+|\s+|[^\w\s]")
TOO_MANY = 4_000_000  # comparisons beyond which a paragraph is taken whole
OPEN, OR, CLOSE = "⟦", " ∥ ", "⟧"  # around what two changes say differently, until a person chooses


def redline(old: str, new: str) -> list[tuple[str, str]]:
    """What changed, word by word: ("same" | "ins" | "del", words) in reading order."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    if old == new:
        return [("same", new)] if new else []
    if len(before) * len(after) > TOO_MANY:
        return [("del", old), ("ins", new)]
    found: list[tuple[str, str]] = []
    gone = new = ""
    opcodes = SequenceMatcher(None, before, after, autojunk=False).get_opcodes()
    for rank, (tag, a1, a2, b1, b2) in enumerate(opcodes):
        kept = "".join(after[b1:b2])
        if tag != "equal" or (not kept.strip() and (gone and new) and rank + 1 < len(opcodes)):
            gone, new = gone + "".join(before[a1:a2]), new + kept  # a bare space between two changes belongs to both
            continue
        found += [*_changed(gone, new), ("same", kept)]
        gone = new = ""
    return found + _changed(gone, new)


def _changed(gone: str, new: str) -> list[tuple[str, str]]:
    return [(kind, words) for kind, words in (("del", gone), ("ins", new)) if words]


@dataclass(frozen=True)
class Piece:
    """Words on which two changes agree (`other` is None), or those of each where they say different things."""

    words: str
    other: str | None = None


@dataclass(frozen=True)
class Merged:
    """Two changes of one text, together."""

    pieces: tuple[Piece, ...]

    @property
    def clean(self) -> bool:
        """Whether nothing is left to choose."""
        return all(piece.other is None for piece in self.pieces)

    @property
    def text(self) -> str:
        """The words; where the two differ, both within ⟦ ∥ ⟧ for a person to choose."""
        return "".join(
            piece.words if piece.other is None else f"{OPEN}{piece.words}{OR}{piece.other}{CLOSE}"
            for piece in self.pieces
        )


def undecided(text: str) -> bool:
    """Whether a merged text still holds two wordings to choose between."""
    return OPEN in text or OR.strip() in text or CLOSE in text


def merge(base: str, one: str, two: str) -> Merged:
    """Both changes of `base` in one text; the order of the two changes nothing but the order of what conflicts."""
    if one == two or two == base:
        return Merged((Piece(one),))
    if one == base:
        return Merged((Piece(two),))
    parts = [TOKEN.findall(text) for text in (base, one, two)]
    if len(parts[0]) * max(len(parts[1]), len(parts[2])) > TOO_MANY:
        return Merged((Piece(one, two),))
    return Merged(tuple(_pieces(*parts)))


def _pieces(base: list[str], one: list[str], two: list[str]) -> Iterator[Piece]:
    agreed = ""
    for was, first, second in _chunks(base, one, two):
        taken = second if first == was else first
        if first in (second, was) or second == was:
            agreed += "".join(taken)
            continue
        if agreed:
            yield Piece(agreed)
        agreed = ""
        yield Piece("".join(first), "".join(second))
    if agreed:
        yield Piece(agreed)


def _chunks(base: list[str], one: list[str], two: list[str]) -> Iterator[tuple[list[str], list[str], list[str]]]:
    """The three texts cut where all agree: what stands between two words kept by both, then each such word."""
    in_one, in_two = _kept(base, one), _kept(base, two)
    at = (0, 0, 0)
    for word in sorted(in_one.keys() & in_two.keys()):
        here = (word, in_one[word], in_two[word])
        if here != at:
            yield base[at[0] : here[0]], one[at[1] : here[1]], two[at[2] : here[2]]
        kept = base[word : word + 1]
        yield kept, kept, kept
        at = (here[0] + 1, here[1] + 1, here[2] + 1)
    yield base[at[0] :], one[at[1] :], two[at[2] :]


def _kept(base: list[str], changed: list[str]) -> dict[int, int]:
    """Where each word of `base` that was kept stands in `changed`."""
    blocks = SequenceMatcher(None, base, changed, autojunk=False).get_matching_blocks()
    return {block.a + step: block.b + step for block in blocks for step in range(block.size)}


@dataclass(frozen=True)
class Change:
    """A change of one paragraph: replace its words, add a paragraph after it (at the beginning: None), remove it."""

    kind: str  # "replace" | "add" | "remove"
    paragraph: Hashable
    new: Hashable  # the identity of an added paragraph
    body: Mapping[str, str]

    @property
    def touches(self) -> frozenset[tuple[str, Any]]:
        """What it changes: a paragraph's words, the place after it, or both."""
        what = {"replace": ("words",), "add": ("after",), "remove": ("words", "after")}[self.kind]
        return frozenset((part, self.paragraph) for part in what)


Paragraphs = Sequence[tuple[Hashable, Mapping[str, str]]]


def collide(one: Change, two: Change) -> bool:
    """Whether two changes touch the same place, so that their order would matter."""
    return bool(one.touches & two.touches)


def applied(paragraphs: Paragraphs, change: Change) -> list[tuple[Hashable, Mapping[str, str]]]:
    """The paragraphs after a change; raises `LookupError` when the paragraph it is about is not there."""
    rows = list(paragraphs)
    if change.paragraph is None:
        return [(change.new, change.body), *rows]
    place = next((rank for rank, (identity, _body) in enumerate(rows) if identity == change.paragraph), None)
    if place is None:
        raise LookupError(change.paragraph)
    if change.kind == "remove":
        return rows[:place] + rows[place + 1 :]
    if change.kind == "add":
        return [*rows[: place + 1], (change.new, change.body), *rows[place + 1 :]]
    return [*rows[:place], (change.paragraph, change.body), *rows[place + 1 :]]
