"""The charter as a Word file, to read and to work on: contents to bytes. The PDF alone is signed."""

import io
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx.document import Document as Paper

from charters.contents.sheet import Place
from charters.contents.words import read_in
from charters.fingerprint import groups
from charters.models import LANGUAGE_NAMES
from core.wordfile import CELL, NOTE, SMALL, add, describe, fact, fill, footer, grid, row, say, sheet

Content = dict[str, Any]
STYLES = {"vision": "Quote", "small": SMALL}


def docx(
    content: Content,
    language: str,
    languages: Iterable[str],
    *,
    places: Sequence[Place],
    created: datetime,
    fingerprint: str = "",
) -> bytes:
    """The content of a version in one language, as the bytes of a Word file.

    `places` are those of its signature sheet, told in that language; `created` is when it was frozen, or now for a
    draft, which has no `fingerprint`.
    """
    read = read_in(content, language, languages)
    paper, name = sheet(language), read["partnership"]["name"]
    with override(language):
        title = _("Partnership charter “%(name)s”") % {"name": name}
        facts = {"title": title, "author": name, "version": read["version"]["label"]}
        describe(paper, **facts, language=language, created=created)
        footer(paper, f"{title}, {_version(read)}")
        _cover(paper, read, fingerprint)
        for article in read["articles"]:
            _article(paper, article)
        _signatures(paper, read, places)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


# What it says ------------------------------------------------------------------------------------------


def _cover(paper: Paper, read: Content, fingerprint: str) -> None:
    partnership, several = read["partnership"], len(read["languages"]) > 1
    add(paper, partnership["name"], "Title")
    add(paper, f"{_('Partnership charter')}, {_version(read)}", "Subtitle")
    if fingerprint:
        fact(paper, _("Content fingerprint"), " ".join(groups(fingerprint)))
    else:
        fact(paper, _("State"), _("draft – not frozen"))
    for label, words in ((_("Issue"), partnership["issue"]), (_("Territory"), partnership["territory"])):
        if words:
            fact(paper, label, words)
    fact(paper, _("The parties"), ", ".join(party["name"] for party in read["parties"]))
    if several:
        prevails = {"prevails": LANGUAGE_NAMES[read["prevailing"]]}
        add(
            paper,
            _("This charter exists in several languages; should they differ, the text in %(prevails)s prevails.")
            % prevails,
        )
    copy = _("This Word file is a copy to read and to work on. Only the PDF of a frozen version is signed.")
    add(paper, copy, NOTE)
    paper.add_page_break()


def _article(paper: Paper, article: Content) -> None:
    add(paper, f"{article['number']}. {article['title']}", "Heading 1")
    for note in article["notes"]:
        add(paper, note, NOTE).paragraph_format.keep_with_next = True
    for block in article["blocks"]:
        BLOCKS[block["kind"]](paper, block)


def _paragraph(paper: Paper, block: Content) -> None:
    add(paper, block["text"], STYLES.get(block["style"], "Normal"))


def _heading(paper: Paper, block: Content) -> None:
    add(paper, block["text"], "Heading 2")


def _list(paper: Paper, block: Content) -> None:
    for item in block["items"]:
        add(paper, item, "List Bullet")


def _table(paper: Paper, block: Content) -> None:
    style = SMALL if block["style"] == "grid" else CELL
    table = grid(paper, block["caption"], block["head"], style)
    for line in block["rows"]:
        for rank, (place, cell) in enumerate(zip(row(table), line, strict=True)):
            fill(place, cell["text"], style, bold=not rank)
            if cell["basis"]:
                say(place.add_paragraph(style=SMALL), cell["basis"])
    paper.add_paragraph(style=SMALL)  # else Word makes one table of two that follow each other


BLOCKS: dict[str, Callable[[Paper, Content], None]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "list": _list,
    "table": _table,
}


def _signatures(paper: Paper, read: Content, places: Sequence[Place]) -> None:
    """Who signs for each organisation, in what function, by what authority, and where that stands."""
    add(paper, _("Signature sheet"), "Heading 1").paragraph_format.page_break_before = True
    accepted = _("“%(sentence)s”") % {"sentence": read["sentence"]}
    add(paper, f"{_('Sentence accepted by each signatory:')} {accepted}")
    head = [_("Organisation"), _("Person"), _("Function"), _("Authority"), _("State")]
    table = grid(paper, _("The signatories, and by what authority each signs"), head, CELL)
    for place in places:
        state = f"{place.word}, {place.when}" if place.when else place.word
        authority = place.authority or _("Authority to be given before signing")
        told = (place.organisation, place.person, place.function, authority, state)
        for rank, (cell, words) in enumerate(zip(row(table), told, strict=True)):
            fill(cell, words, CELL, bold=not rank)


def _version(read: Content) -> str:
    return _("version %(label)s") % {"label": read["version"]["label"].removeprefix("v")}
