"""Words that change: what changed between two texts, and how two changes of one text go together. Pure arithmetic.

Three-way merging after the algorithm known as diff3 (Khanna, Kunal and Pierce, “A formal investigation of diff3”,
2007), on words instead of lines: what one side alone changed is taken; what both changed alike is taken once; what
both changed differently is a conflict, shown with both, never decided here.
"""

import re
from collections import Counter
from collections.abc import Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any

TOKEN = re.compile(r"\s*\w+|\s*[^\w\s]|\s+")
TOO_MANY = 20_000  # pairs of equal words beyond which a text is taken whole: comparing costs more than it tells
OPEN, OR, CLOSE = "⟦", " ∥ ", "⟧"  # around what two changes say differently, until a person chooses

Opcode = tuple[str, int, int, int, int]


def aligned(before: Sequence[Hashable], after: Sequence[Hashable]) -> list[Opcode]:
    """How one sequence becomes the other, as opcodes of difflib; one whole replacement when they are too entangled.

    What they begin and end with alike is set aside first: most changes touch a few words of a long text. The cost of
    the rest grows with the pairs of equal elements, so that number is what is bounded.
    """
    head = _alike(before, after)
    most = min(len(before), len(after)) - head
    tail = min(_alike(before[::-1], after[::-1]), most)
    was, now = before[head : len(before) - tail], after[head : len(after) - tail]
    first, second = Counter(was), Counter(now)
    if sum(count * second[each] for each, count in first.items()) > TOO_MANY:
        middle: list[Opcode] = [("replace", 0, len(was), 0, len(now))]
    else:
        middle = list(SequenceMatcher(None, was, now, autojunk=False).get_opcodes())
    start: list[Opcode] = [("equal", 0, head, 0, head)] if head else []
    ends: Opcode = ("equal", len(before) - tail, len(before), len(after) - tail, len(after))
    moved = [(tag, a1 + head, a2 + head, b1 + head, b2 + head) for tag, a1, a2, b1, b2 in middle]
    return [*start, *moved, *([ends] if tail else [])]


def _alike(before: Sequence[Hashable], after: Sequence[Hashable]) -> int:
    """How many elements two sequences begin with alike."""
    return next(
        (rank for rank, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after))
    )


def redline(old: str, new: str) -> list[tuple[str, str]]:
    """What changed, word by word: ("same" | "ins" | "del", words) in reading order."""
    before, after = TOKEN.findall(old), TOKEN.findall(new)
    found: list[tuple[str, str]] = []
    for tag, a1, a2, b1, b2 in aligned(before, after):
        kinds = (("same", after[b1:b2]),) if tag == "equal" else (("del", before[a1:a2]), ("ins", after[b1:b2]))
        found += [(kind, "".join(words)) for kind, words in kinds if words]
    return found


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
    return Merged(tuple(_pieces(*(TOKEN.findall(text) for text in (base, one, two)))))


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
    kept = [(a1, a2, b1) for tag, a1, a2, b1, _b2 in aligned(base, changed) if tag == "equal"]
    return {a1 + step: b1 + step for a1, a2, b1 in kept for step in range(a2 - a1)}


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
