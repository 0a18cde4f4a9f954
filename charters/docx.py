"""The charter as a Word file, to read and to work on: contents to bytes. The PDF alone is signed."""

import io
import re
from collections.abc import Callable, Iterable, Sequence
from datetime import UTC, datetime
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import override
from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

from charters.contents.sheet import Place
from charters.contents.words import read_in
from charters.fingerprint import groups
from charters.models import LANGUAGE_NAMES

Content = dict[str, Any]
LOCALES = {"fr": "fr-FR", "en": "en-GB"}
NOTE, SMALL, CELL = "Note", "Small", "Cell"
STYLES = {"vision": "Quote", "small": SMALL}
TEXT = Cm(16)  # the width of a line
MAX_PROPERTY = 255  # what a property of the file may hold
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


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
    paper = Document()
    with override(language):
        title = _("Partnership charter “%(name)s”") % {"name": read["partnership"]["name"]}
        _lay_out(paper, LOCALES[language])
        _describe(paper, read, title, LOCALES[language], created)
        _footer(paper, title, read)
        _cover(paper, read, fingerprint)
        for article in read["articles"]:
            _article(paper, article)
        _signatures(paper, read, places)
    stream = io.BytesIO()
    paper.save(stream)
    return stream.getvalue()


# The sheet of paper ------------------------------------------------------------------------------------


def _lay_out(paper: Paper, locale: str) -> None:
    """A4, the language by which Word spells, and the three styles that it does not bring."""
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    for told in (*paper.styles.element.iter(qn("w:lang")), *paper.settings.element.iter(qn("w:themeFontLang"))):
        told.set(qn("w:val"), locale)
    for name, size, after in ((NOTE, 9, 6), (SMALL, 9, 2), (CELL, 10, 2)):
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = paper.styles["Normal"]
        style.font.size, style.font.italic = Pt(size), name == NOTE
        style.paragraph_format.space_after = Pt(after)
    paper.styles["Caption"].paragraph_format.keep_with_next = True


def _describe(paper: Paper, read: Content, title: str, locale: str, created: datetime) -> None:
    facts, moment = paper.core_properties, created.astimezone(UTC)
    facts.title, facts.author = _told(title)[:MAX_PROPERTY], _told(read["partnership"]["name"])[:MAX_PROPERTY]
    facts.last_modified_by, facts.comments = facts.author, ""
    facts.version, facts.language = read["version"]["label"], locale
    facts.created = facts.modified = moment


def _footer(paper: Paper, title: str, read: Content) -> None:
    """What it is and which version, then the page of how many, counted by Word itself."""
    line = paper.sections[0].footer.paragraphs[0]
    _say(line, f"{title}, {_version(read)} – ")
    counted = _("Page %(number)s of %(all)s") % {"number": "\0PAGE\0", "all": "\0NUMPAGES\0"}
    for rank, words in enumerate(counted.split("\0")):
        if rank % 2:
            _field(line, words)
        else:
            _say(line, words)


def _field(line: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(line.add_run("1")._r)
    line._p.append(field)


# What it says ------------------------------------------------------------------------------------------


def _cover(paper: Paper, read: Content, fingerprint: str) -> None:
    partnership, several = read["partnership"], len(read["languages"]) > 1
    _add(paper, partnership["name"], "Title")
    _add(paper, f"{_('Partnership charter')}, {_version(read)}", "Subtitle")
    if fingerprint:
        _fact(paper, _("Content fingerprint"), " ".join(groups(fingerprint)))
    else:
        _fact(paper, _("State"), _("draft – not frozen"))
    for label, words in ((_("Issue"), partnership["issue"]), (_("Territory"), partnership["territory"])):
        if words:
            _fact(paper, label, words)
    _fact(paper, _("The parties"), ", ".join(party["name"] for party in read["parties"]))
    if several:
        prevails = {"prevails": LANGUAGE_NAMES[read["prevailing"]]}
        _add(
            paper,
            _("This charter exists in several languages; should they differ, the text in %(prevails)s prevails.")
            % prevails,
        )
    copy = _("This Word file is a copy to read and to work on. Only the PDF of a frozen version is signed.")
    _add(paper, copy, NOTE)
    paper.add_page_break()


def _article(paper: Paper, article: Content) -> None:
    _add(paper, f"{article['number']}. {article['title']}", "Heading 1")
    for note in article["notes"]:
        _add(paper, note, NOTE).paragraph_format.keep_with_next = True
    for block in article["blocks"]:
        BLOCKS[block["kind"]](paper, block)


def _paragraph(paper: Paper, block: Content) -> None:
    _add(paper, block["text"], STYLES.get(block["style"], "Normal"))


def _heading(paper: Paper, block: Content) -> None:
    _add(paper, block["text"], "Heading 2")


def _list(paper: Paper, block: Content) -> None:
    for item in block["items"]:
        _add(paper, item, "List Bullet")


def _table(paper: Paper, block: Content) -> None:
    style = SMALL if block["style"] == "grid" else CELL
    table = _grid(paper, block["caption"], block["head"], style)
    for row in block["rows"]:
        cells = _row(table)
        for rank, (place, cell) in enumerate(zip(cells, row, strict=True)):
            _fill(place, cell["text"], style, bold=not rank)
            if cell["basis"]:
                _say(place.add_paragraph(style=SMALL), cell["basis"])
    paper.add_paragraph(style=SMALL)  # else Word makes one table of two that follow each other


BLOCKS: dict[str, Callable[[Paper, Content], None]] = {
    "paragraph": _paragraph,
    "heading": _heading,
    "list": _list,
    "table": _table,
}


def _signatures(paper: Paper, read: Content, places: Sequence[Place]) -> None:
    """Who signs for each organisation, in what function, by what authority, and where that stands."""
    _add(paper, _("Signature sheet"), "Heading 1").paragraph_format.page_break_before = True
    accepted = _("“%(sentence)s”") % {"sentence": read["sentence"]}
    _add(paper, f"{_('Sentence accepted by each signatory:')} {accepted}")
    head = [_("Organisation"), _("Person"), _("Function"), _("Authority"), _("State")]
    table = _grid(paper, _("The signatories, and by what authority each signs"), head, CELL)
    for place in places:
        state = f"{place.word}, {place.when}" if place.when else place.word
        authority = place.authority or _("Authority to be given before signing")
        told = (place.organisation, place.person, place.function, authority, state)
        for rank, (cell, words) in enumerate(zip(_row(table), told, strict=True)):
            _fill(cell, words, CELL, bold=not rank)


# Pieces ------------------------------------------------------------------------------------------------


def _version(read: Content) -> str:
    return _("version %(label)s") % {"label": read["version"]["label"].removeprefix("v")}


def _fact(paper: Paper, label: str, words: str) -> None:
    line = paper.add_paragraph()
    _say(line, _("%(label)s:") % {"label": label}, bold=True)
    _say(line, f" {words}")


def _grid(paper: Paper, caption: str, head: Sequence[str], style: str) -> Table:
    """A captioned table with its first row, which Word repeats on each page."""
    _add(paper, caption, "Caption")
    table = paper.add_table(rows=1, cols=len(head), style="Table Grid")
    if style == SMALL and len(head) > 1:  # a wide column, then many narrow ones
        for rank, column in enumerate(table.columns):
            column.width = int(TEXT * 0.6 / (len(head) - 1) if rank else TEXT * 0.4)
    first = table.rows[0]
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, words in zip(first.cells, head, strict=True):
        _fill(cell, words, style, bold=True)
    return table


def _row(table: Table) -> tuple[_Cell, ...]:
    """The cells of a new row, which no page cuts."""
    row = table.add_row()
    row._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return row.cells


def _fill(cell: _Cell, words: str, style: str, *, bold: bool = False) -> None:
    line = cell.paragraphs[0]
    line.style = style
    _say(line, words, bold=bold)


def _add(paper: Paper, words: str, style: str = "Normal") -> Paragraph:
    line = paper.add_paragraph(style=style)
    _say(line, words)
    return line


def _say(line: Paragraph, words: str, *, bold: bool = False) -> None:
    line.add_run(_told(words)).bold = bold or None


def _told(words: str) -> str:
    """Words without the signs that a Word file cannot hold."""
    return NOT_XML.sub("", words)
