"""Word files, piece by piece: a sheet of paper, styles, captioned tables, and text that such a file can hold."""

import re
from collections.abc import Sequence
from datetime import UTC, datetime

from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as Paper
from docx.enum.style import WD_STYLE_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor
from docx.table import Table, _Cell
from docx.text.paragraph import Paragraph

LOCALES = {"fr": "fr-FR", "en": "en-GB"}
NOTE, SMALL, CELL = "Note", "Small", "Cell"
TEXT = Cm(16)  # the width of a line
FACE, INK, ACT = "Arial", RGBColor(0x1F, 0x2B, 0x27), RGBColor(0x0B, 0x5D, 0x55)
EDGES = {"top": "none", "left": "none", "right": "none", "insideV": "none", "insideH": "single", "bottom": "single"}
MAX_PROPERTY = 255  # what a property of the file may hold
NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def sheet(language: str) -> Paper:
    """An empty A4 file in a language: by it Word spells; with the three styles that Word does not bring."""
    paper = Document()
    section = paper.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    for said in (*paper.styles.element.iter(qn("w:lang")), *paper.settings.element.iter(qn("w:themeFontLang"))):
        said.set(qn("w:val"), LOCALES[language])
    for name, size, after in ((NOTE, 9, 6), (SMALL, 9, 2), (CELL, 10, 2)):
        style = paper.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = paper.styles["Normal"]
        style.font.size, style.font.italic = Pt(size), name == NOTE
        style.paragraph_format.space_after = Pt(after)
    _dress(paper)
    return paper


def _dress(paper: Paper) -> None:
    """The colours of the pages and one face that every computer has, instead of what the library brings."""
    for fonts in paper.styles.element.iter(qn("w:rFonts")):
        fonts.attrib.clear()
        for script in ("w:ascii", "w:hAnsi", "w:cs", "w:eastAsia"):
            fonts.set(qn(script), FACE)
    for name in ("Title", "Subtitle", "Heading 1", "Heading 2", "Heading 3", "Caption"):
        style = paper.styles[name]
        style.font.color.rgb, style.font.italic = (INK if name in ("Title", "Heading 1", "Caption") else ACT), False
    for name, dropped in (("Title", "w:pBdr"), ("Title", "w:spacing"), ("Subtitle", "w:spacing")):
        for element in list(paper.styles[name].element.iter(qn(dropped))):
            element.getparent().remove(element)
    paper.styles["Normal"].font.size = Pt(10.5)
    paper.styles["Title"].font.size, paper.styles["Heading 1"].font.size = Pt(28), Pt(18)
    paper.styles["Subtitle"].font.size = paper.styles["Heading 2"].font.size = Pt(13)
    caption = paper.styles["Caption"]
    caption.font.size, caption.font.bold = Pt(10.5), True
    caption.paragraph_format.keep_with_next, caption.paragraph_format.space_before = True, Pt(6)
    (borders,) = paper.styles["Table Grid"].element.iter(qn("w:tblBorders"))
    for side, kind in EDGES.items():  # hairlines between the rows, and nothing between the columns
        edge = borders.find(qn(f"w:{side}"))
        edge.set(qn("w:val"), kind)
        edge.set(qn("w:color"), "BFBAAC")


def describe(paper: Paper, *, title: str, author: str, version: str, language: str, created: datetime) -> None:
    """What the file says of itself."""
    facts, moment = paper.core_properties, created.astimezone(UTC)
    facts.title, facts.author = told(title)[:MAX_PROPERTY], told(author)[:MAX_PROPERTY]
    facts.last_modified_by, facts.comments = facts.author, ""
    facts.version, facts.language = version, LOCALES[language]
    facts.created = facts.modified = moment


def footer(paper: Paper, words: str) -> None:
    """What it is, then the page of how many, counted by Word itself."""
    line = paper.sections[0].footer.paragraphs[0]
    say(line, f"{words} – ")
    counted = _("Page %(number)s of %(all)s") % {"number": "\0PAGE\0", "all": "\0NUMPAGES\0"}
    for rank, part in enumerate(counted.split("\0")):
        if rank % 2:
            _field(line, part)
        else:
            say(line, part)


def _field(line: Paragraph, code: str) -> None:
    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), code)
    field.append(line.add_run("1")._r)
    line._p.append(field)


def fact(paper: Paper, label: str, words: str) -> None:
    """A label in bold and its words."""
    line = paper.add_paragraph()
    say(line, _("%(label)s:") % {"label": label}, bold=True)
    say(line, f" {words}")


def grid(paper: Paper, caption: str, head: Sequence[str], style: str) -> Table:
    """A captioned table with its first row, which Word repeats on each page."""
    add(paper, caption, "Caption")
    table = paper.add_table(rows=1, cols=len(head), style="Table Grid")
    if style == SMALL and len(head) > 1:  # a wide column, then many narrow ones
        for rank, column in enumerate(table.columns):
            column.width = int(TEXT * 0.6 / (len(head) - 1) if rank else TEXT * 0.4)
    first = table.rows[0]
    first._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
    for cell, words in zip(first.cells, head, strict=True):
        fill(cell, words, style, bold=True)
    return table


def row(table: Table) -> tuple[_Cell, ...]:
    """The cells of a new row, which no page cuts."""
    made = table.add_row()
    made._tr.get_or_add_trPr().append(OxmlElement("w:cantSplit"))
    return made.cells


def fill(cell: _Cell, words: str, style: str, *, bold: bool = False) -> None:
    """Write in an empty cell."""
    line = cell.paragraphs[0]
    line.style = style
    say(line, words, bold=bold)


def add(paper: Paper, words: str, style: str = "Normal") -> Paragraph:
    """A paragraph of a style."""
    line = paper.add_paragraph(style=style)
    say(line, words)
    return line


def say(line: Paragraph, words: str, *, bold: bool = False) -> None:
    """Words at the end of a line."""
    line.add_run(told(words)).bold = bold or None


def told(words: str) -> str:
    """Words without the signs that a Word file cannot hold."""
    return NOT_XML.sub("", words)
