"""The blocks a charter is made of, with their words in every language of the partnership.

A block is plain data (what canonical JSON can hold), so that screen, PDF and frozen content are one.
 A text is `{"fr": "…", "en": "…"}`, the main language first.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from django.utils.translation import override

from core.days import date_format
from core.texts import Localized
from core.typography import typeset

Languages = tuple[str, ...]
Words = dict[str, str]
Block = dict[str, Any]


@dataclass(frozen=True)
class Composed:
    """A composed part of an article: where it comes from (the margin note) and its blocks."""

    note: Words
    blocks: list[Block] = field(default_factory=list)


def said(languages: Languages, words: Any, **holes: Any) -> Words:
    """A translatable sentence in each language; holes are localized texts, dates, numbers or words."""
    told = {}
    for code in languages:
        with override(code):
            told[code] = str(words) % {name: _in(value, code) for name, value in holes.items()} if holes else str(words)
    return told


def paragraphs(text: str) -> list[str]:
    """A text cut where a line is left empty; line ends of any system, no empty paragraph."""
    parts = re.split(r"\n\s*\n", text.replace("\r\n", "\n").replace("\r", "\n"))
    return [part.strip() for part in parts if part.strip()]


def side_by_side(body: Localized) -> list[Localized]:
    """A text in several languages as paragraphs in several languages, the nth of each beside the others."""
    columns = {code: paragraphs(text) for code, text in body.items()}
    rows = range(max(map(len, columns.values()), default=0))
    return [Localized({code: column[row] for code, column in columns.items() if row < len(column)}) for row in rows]


def each(languages: Languages, words: Callable[[], str]) -> Words:
    """What `words()` says in each language: for sentences that another floor makes for a reader."""
    told = {}
    for code in languages:
        with override(code):
            told[code] = words()
    return told


def kept(languages: Languages, text: Localized | dict) -> Words:
    """A text as people wrote it, in the partnership's languages, without those that are missing."""
    return {code: text[code] for code in languages if text.get(code)}


def same(languages: Languages, text: str) -> Words:
    """A name or a code, which no language changes."""
    return dict.fromkeys(languages, text)


def joined(languages: Languages, parts: Iterable[Words], between: str = ", ") -> Words:
    """Several texts in one, language by language."""
    rows = list(parts)
    return {code: between.join(_in(row, code) for row in rows) for code in languages}


def day(value: date) -> str:
    """A day in the active language, in full: “5 November 2026”, “1er janvier 2026”."""
    return date_format(value, "j F Y")


def paragraph(text: Words, style: str = "") -> Block:
    """A paragraph; style is empty, lead, vision or small."""
    return {"kind": "paragraph", "style": style, "text": text}


def heading(text: Words) -> Block:
    """A heading within an article."""
    return {"kind": "heading", "text": text}


def listing(items: Iterable[Words]) -> Block:
    """A list of short lines."""
    return {"kind": "list", "items": list(items)}


def table(caption: Words, head: list[Words], rows: list[list[Block]], style: str = "") -> Block:
    """A table; the first cell of a row is its heading. Style is empty or grid (many narrow columns)."""
    return {"kind": "table", "style": style, "caption": caption, "head": head, "rows": rows}


def cell(text: Words, basis: Words | None = None) -> Block:
    """A cell: its words, and under them what they rest on."""
    return {"text": text, "basis": basis or {}}


def read_in(content: Any, language: str, languages: Iterable[str]) -> Any:
    """The same content with every text in one language (else in the main one), typeset for it."""
    known = frozenset(languages)
    if isinstance(content, dict):
        if not content:
            return ""
        if content.keys() <= known:
            text = Localized(content)
            return typeset(text.into(language), text.language(language))
        return {key: read_in(value, language, known) for key, value in content.items()}
    if isinstance(content, list):
        return [read_in(item, language, known) for item in content]
    return content


def _in(value: Any, language: str) -> str:
    if isinstance(value, dict):
        return Localized(value).into(language)
    return day(value) if isinstance(value, date) else str(value)
