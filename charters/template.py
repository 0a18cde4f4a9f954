"""The articles a charter may start from, in French and in English: words of our own, to adapt."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

WORDS = Path(__file__).with_name("template.json")
Words = dict[str, str]


@dataclass(frozen=True)
class Model:
    """A model article: its key, its title, its written paragraphs, the codes of the parts composed after them."""

    key: str
    title: Words
    paragraphs: tuple[Words, ...]
    parts: tuple[str, ...]

    def title_in(self, languages: Iterable[str]) -> Words:
        """The title in the languages of a partnership, its main one first."""
        return _among(self.title, languages)

    def body_in(self, languages: Iterable[str]) -> Words:
        """The paragraphs as one types them, parted by an empty line; empty for an article that data alone compose."""
        rows = [_among(row, languages) for row in self.paragraphs]
        return {code: "\n\n".join(row[code] for row in rows) for code in (rows[0] if rows else ())}


@cache
def template() -> tuple[Model, ...]:
    """Every model article, in the order of a charter."""
    rows = json.loads(WORDS.read_text(encoding="utf-8"))
    return tuple(Model(row["key"], row["title"], tuple(row["paragraphs"]), tuple(row["parts"])) for row in rows)


def _among(words: Words, languages: Iterable[str]) -> Words:
    return {code: words[code] for code in languages if code in words}
