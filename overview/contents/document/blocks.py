"""The pieces that sections are made of: plain values, which the PDF and the text file set each in its way."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from core.days import date_format
from impact.sentences import MISSING, day

Block = dict[str, Any]
Column = tuple[str, str]  # what stands over it, how wide it is on paper
SHORT = 4  # rows of a table that no page cuts


@dataclass(frozen=True)
class Section:
    """A section: its kind, its title, its pieces."""

    kind: str
    title: str
    blocks: list[Block]


def paragraph(text: str, style: str = "") -> Block:
    return {"kind": "paragraph", "text": text, "style": style}


def paragraphs(text: str, style: str = "") -> list[Block]:
    """A text of several paragraphs."""
    return [paragraph(part.strip(), style) for part in text.split("\n\n") if part.strip()]


def heading(text: str) -> Block:
    return {"kind": "heading", "text": text}


def listing(items: Iterable[str]) -> list[Block]:
    """A list, unless it is empty."""
    held = list(items)
    return [{"kind": "list", "items": held}] if held else []


def box(title: str, text: str) -> Block:
    return {"kind": "box", "title": title, "text": text}


def chart(picture: str, title: str = "", notes: Iterable[str] = (), level: str = "") -> Block:
    """A picture that is drawn for paper alone, under its title, with what is written below it."""
    return {"kind": "chart", "picture": picture, "title": title, "notes": [note for note in notes if note]} | (
        {"level": level} if level else {}
    )


def quote(text: str, who: str, notes: Iterable[str] = ()) -> Block:
    return {"kind": "quote", "text": text, "who": who, "notes": [note for note in notes if note]}


def cell(text: str, basis: str = "", sign: str = "", picture: str = "") -> dict[str, str]:
    """A cell: its words, smaller ones under them, the sign of a state before them; or a picture, for paper alone."""
    return {"text": text, "basis": basis, "sign": sign} | ({"picture": picture} if picture else {})


def table(
    caption: str, columns: Sequence[Column], rows: Iterable[Sequence[Any]], *, tight: bool = False
) -> list[Block]:
    """A table, unless it is empty; a bare text stands for its cell."""
    held = [[one if isinstance(one, dict) else cell(str(one)) for one in row] for row in rows]
    if not held:
        return []
    heads = [{"text": text, "look": look} for text, look in columns]
    for row in held:
        for one, head in zip(row, heads, strict=True):
            one["look"] = "num" if "num" in head["look"] else ""
    return [
        {"kind": "table", "caption": caption, "heads": heads, "rows": held, "tight": tight, "keep": len(held) <= SHORT}
    ]


def on_day(iso: str | None) -> str:
    """A day in full, or a dash."""
    return day(date.fromisoformat(iso)) if iso else MISSING


def short_day(iso: str | None) -> str:
    """A day in figures, for a column of days; or a dash."""
    return date_format(date.fromisoformat(iso), "SHORT_DATE_FORMAT") if iso else MISSING


def joined(*parts: str) -> str:
    """Sentences one after the other."""
    return " ".join(part for part in parts if part)
