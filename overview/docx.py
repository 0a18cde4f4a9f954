"""A progress report as a Word file, to read and to quote from: frozen data to bytes. The PDF alone is the record."""

import io
from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.utils import translation
from django.utils.translation import gettext as _
from docx.document import Document as Paper

from core.typography import typeset
from core.wordfile import CELL, NOTE, SMALL, add, describe, fact, fill, footer, grid, row, say, sheet
from overview.contents.document import sections
from overview.contents.document.blocks import Block
from overview.contents.document.cover import cover

MANY = 4  # columns from which a table is set small
STYLES = {"vision": "Quote", "lead": "Subtitle", "basis": NOTE}


def report_docx(data: dict[str, Any]) -> bytes:
    """The text of a report from its frozen data, in its language, with real headings and tables; without pictures."""
    language = data["language"]
    paper = sheet(language)
    with translation.override(language):
        front = cover(data)
        facts = {"title": front.title, "author": front.name, "version": front.version}
        describe(paper, **facts, language=language, created=datetime.fromisoformat(data["frozen_at"]))
        footer(paper, f"{front.title}, {front.running}")
        add(paper, front.name, "Title")
        add(paper, f"{front.title}, {front.reader}", "Subtitle")
        for label, words in front.facts:
            fact(paper, label, typeset(words, language))
        copy = _("This Word file is a copy to read and to quote from. The PDF is the record; it has the charts.")
        add(paper, copy, NOTE)
        for number, section in enumerate(sections(data), start=1):
            add(paper, f"{number}. {section.title}", "Heading 1")
            for block in section.blocks:
                BLOCKS[block["kind"]](paper, _typeset(block, language))
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


def _typeset(value: Any, language: str) -> Any:
    """Every text of a piece with the spaces and apostrophes of its language's printers."""
    if isinstance(value, str):
        return typeset(value, language)
    if isinstance(value, list):
        return [_typeset(item, language) for item in value]
    return {name: _typeset(item, language) for name, item in value.items()} if isinstance(value, dict) else value


def _paragraph(paper: Paper, block: Block) -> None:
    add(paper, block["text"], STYLES.get(block["style"], "Normal"))


def _heading(paper: Paper, block: Block) -> None:
    add(paper, block["text"], "Heading 2")


def _list(paper: Paper, block: Block) -> None:
    for item in block["items"]:
        add(paper, item, "List Bullet")


def _box(paper: Paper, block: Block) -> None:
    line = paper.add_paragraph()
    say(line, f"{block['title']} ", bold=True)
    say(line, block["text"])


def _quote(paper: Paper, block: Block) -> None:
    add(paper, block["text"], "Quote").paragraph_format.keep_with_next = True
    for words in (block["who"], *block["notes"]):
        add(paper, words, NOTE)


def _cards(paper: Paper, block: Block) -> None:
    table = grid(paper, _("Headline figures"), [_("Indicator"), _("Value"), _("State")], CELL)
    for one in block["rows"]:
        cells = row(table)
        fill(cells[0], one["title"], CELL, bold=True)
        fill(cells[1], f"{one['value']} {one['shown_unit']}".strip(), CELL)
        fill(cells[2], one["status"], CELL)
        say(cells[0].add_paragraph(style=SMALL), one["basis"])
    paper.add_paragraph(style=SMALL)


def _chart(paper: Paper, block: Block) -> None:
    """What is written under a picture; the picture itself is in the PDF."""
    if block["notes"] and block["title"]:
        add(paper, block["title"], "Heading 2")
    for note in block["notes"]:
        add(paper, note, NOTE)


def _facts(paper: Paper, block: Block) -> None:
    add(paper, block["title"], "Heading 3")
    for label, words in block["rows"]:
        fact(paper, label, words)


def _table(paper: Paper, block: Block) -> None:
    shown = [rank for rank, head in enumerate(block["heads"]) if "picture" not in head["look"]]
    style = SMALL if len(shown) >= MANY else CELL
    table = grid(paper, block["caption"], [block["heads"][rank]["text"] for rank in shown], style)
    for line in block["rows"]:
        for place, rank in zip(row(table), shown, strict=True):
            fill(place, line[rank]["text"], style, bold=rank == 0)
            if line[rank]["basis"]:
                say(place.add_paragraph(style=SMALL), line[rank]["basis"])
    paper.add_paragraph(style=SMALL)  # else Word makes one table of two that follow each other


BLOCKS: dict[str, Callable[[Paper, Block], None]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "list": _list,
    "box": _box,
    "quote": _quote,
    "cards": _cards,
    "chart": _chart,
    "facts": _facts,
    "table": _table,
}
