"""The charter as a Word file: true styles, its language, its tables, its places to sign; read back as Word would."""

from datetime import UTC, datetime
from io import BytesIO
from xml.etree import ElementTree
from zipfile import ZipFile

import pytest
from django.utils.translation import override
from docx import Document
from docx.oxml.ns import qn

from charters import actions
from charters.contents import document
from charters.contents.sheet import sheet
from charters.contents.words import cell, heading, listing, paragraph, read_in, table
from charters.docx import docx
from charters.fingerprint import groups
from charters.models import Article
from tests.charters.conftest import fresh, sign
from tests.conftest import text

NOW = datetime(2026, 3, 2, 9, 30, tzinfo=UTC)
BOTH = pytest.mark.parametrize("language", ["fr", "en"])


def written(version, language, **changes) -> bytes:
    """The Word file of a version as a view would ask for it."""
    with override(language):
        places = sheet(version)
    facts = {"places": places, "created": NOW, "fingerprint": version.sha256, **changes}
    content = facts.pop("content", None) or document.of(version)
    return docx(content, language, version.partnership.languages, **facts)


def read_back(data: bytes):
    """The file as python-docx reads it."""
    return Document(BytesIO(data))


def lines(paper, style: str) -> list[str]:
    """The paragraphs of one style."""
    return [line.text for line in paper.paragraphs if line.style.name == style]


def cells(grid) -> list[list[str]]:
    """The words of a table, row by row."""
    return [[place.text for place in row.cells] for row in grid.rows]


def with_blocks(version, *blocks, **changes):
    """The content of a version, its first article holding these blocks, and other facts changed."""
    content = document.of(version) | changes
    first, *others = content["articles"]
    return content | {"articles": [first | {"blocks": list(blocks)}, *others]}


@pytest.fixture
def whole(rich, ready, facilitator):
    """A draft with every part that data compose."""
    actions.add_composed_article(
        ready.charter, by=facilitator, title=text("Le reste", "The rest"), parts=Article.Part.values
    )
    return ready


@BOTH
def test_each_article_is_a_heading_with_its_words_and_its_tables(whole, language):
    paper = read_back(written(whole, language))
    read = read_in(document.of(whole), language, ["fr", "en"])
    titles = [f"{article['number']}. {article['title']}" for article in read["articles"]]
    with override(language):
        assert lines(paper, "Heading 1")[:-1] == titles
    blocks = [block for article in read["articles"] for block in article["blocks"]]
    bodies = {line.text for line in paper.paragraphs}
    assert {block["text"] for block in blocks if block["kind"] == "paragraph"} <= bodies
    assert {note for article in read["articles"] for note in article["notes"]} == set(lines(paper, "Note")[1:])
    composed = [block for block in blocks if block["kind"] == "table"]
    assert len(composed) >= 5 and len(paper.tables) == len(composed) + 1
    for grid, block in zip(paper.tables, composed, strict=False):
        told = [["\n".join(filter(None, [one["text"], one["basis"]])) for one in row] for row in block["rows"]]
        assert cells(grid) == [block["head"], *told]
    assert lines(paper, "Caption")[:-1] == [block["caption"] for block in composed]


def test_a_draft_says_so_on_its_first_page_and_a_frozen_version_gives_its_fingerprint(draft, frozen_later):
    cover = first_page(read_back(written(draft, "en")))
    assert "Shared Warmth" in cover and "Partnership charter, version 1.0" in cover
    assert "State: draft – not frozen" in cover
    frozen = frozen_later()
    cover = first_page(read_back(written(frozen, "en")))
    assert f"Content fingerprint: {' '.join(groups(frozen.sha256))}" in cover
    assert not any("not frozen" in line for line in cover)


@BOTH
def test_it_says_its_language_to_word_and_to_screen_readers(draft, language):
    paper, locale = read_back(written(draft, language)), {"fr": "fr-FR", "en": "en-GB"}[language]
    told = [one.get(qn("w:val")) for one in paper.styles.element.iter(qn("w:lang"))]
    assert told and set(told) == {locale}
    assert paper.core_properties.language == locale
    name = {"fr": "Chaleur partagée", "en": "Shared Warmth"}[language]
    assert lines(paper, "Title") == [name]
    assert name in paper.core_properties.title and paper.core_properties.author == name


def test_its_properties_are_those_of_the_charter_not_of_the_program(draft):
    facts = read_back(written(draft, "en")).core_properties
    assert (facts.created, facts.modified, facts.version) == (NOW, NOW, "v1.0")
    assert facts.title == "Partnership charter “Shared Warmth”"
    assert (facts.last_modified_by, facts.comments) == ("Shared Warmth", "")


def test_pages_are_a4_and_word_counts_them_at_their_foot(draft):
    section = read_back(written(draft, "en")).sections[0]
    assert (round(section.page_width.cm, 1), round(section.page_height.cm, 1)) == (21.0, 29.7)
    line = section.footer.paragraphs[0]
    fields = [field.get(qn("w:instr")) for field in line._p.iter(qn("w:fldSimple"))]
    assert fields == ["PAGE", "NUMPAGES"]
    words = "".join(run.text for run in line._p.iter(qn("w:t")))
    assert words == "Partnership charter “Shared Warmth”, version 1.0 – Page 1 of 1"


def test_word_repeats_the_head_of_a_table_and_cuts_no_row(whole):
    for grid in read_back(written(whole, "en")).tables:
        repeated = [bool(row._tr.xpath("./w:trPr/w:tblHeader")) for row in grid.rows]
        assert repeated == [True] + [False] * (len(grid.rows) - 1)
        assert all(row._tr.xpath("./w:trPr/w:cantSplit") for row in grid.rows[1:])


def test_every_kind_of_block_has_a_style_of_word(draft):
    said = {name: text(f"{name} fr", f"{name} en") for name in ("plain", "vision", "small", "title", "one", "two")}
    grid = table(said["title"], [said["one"], said["two"]], [[cell(said["plain"]), cell(said["one"], said["two"])]])
    blocks = [paragraph(said["plain"]), paragraph(said["vision"], "vision"), paragraph(said["small"], "small")]
    blocks += [heading(said["title"]), listing([said["one"], said["two"]]), grid, {**grid, "style": "grid"}]
    paper = read_back(written(draft, "fr", content=with_blocks(draft, *blocks)))
    found = {style: lines(paper, style) for style in ("Quote", "Heading 2", "List Bullet")}
    assert found == {"Quote": ["vision fr"], "Heading 2": ["title fr"], "List Bullet": ["one fr", "two fr"]}
    assert "plain fr" in lines(paper, "Normal") and "small fr" in lines(paper, "Small")
    ordinary, narrow = paper.tables[:2]
    assert cells(ordinary) == cells(narrow) == [["one fr", "two fr"], ["plain fr", "one fr\ntwo fr"]]
    styles = [grid.rows[1].cells[0].paragraphs[0].style.name for grid in (ordinary, narrow)]
    assert styles == ["Cell", "Small"]
    assert [run.bold for place in ordinary.rows[1].cells for run in place.paragraphs[0].runs] == [True, None]


def test_the_signature_table_says_where_each_organisation_stands(one_signed, alice):
    head, *rows = cells(read_back(written(one_signed, "en")).tables[-1])
    assert head == ["Organisation", "Person", "Function", "Authority", "State"]
    with override("en"):
        places = sheet(one_signed)
    assert [row[0] for row in rows] == [place.organisation for place in places]
    told = {row[0]: row for row in rows}
    mine = told[alice.partner.name]
    assert mine[1] == alice.user.name and mine[3].startswith("Board minutes, of ") and mine[4].startswith("Signed, ")
    assert {row[4] for row in rows if row is not mine} == {"Signature awaited"}


def test_an_organisation_whose_signatory_holds_no_authority_yet_says_so(frozen_later):
    rows = cells(read_back(written(frozen_later(), "en")).tables[-1])[1:]
    assert {row[3] for row in rows} == {"Authority to be given before signing"}


def test_the_sentence_that_signatories_accept_is_there_word_for_word(draft):
    sentence = document.of(draft)["sentence"]["en"]
    assert any(f"“{sentence}”" in line.text for line in read_back(written(draft, "en")).paragraphs)


def test_which_language_prevails_is_said_when_there_are_several(draft):
    said = "should they differ, the text in French prevails"
    assert any(said in line for line in first_page(read_back(written(draft, "en"))))
    alone = document.of(draft) | {"languages": ["fr"]}
    assert not any("prevails" in line for line in first_page(read_back(written(draft, "en", content=alone))))


@BOTH
def test_every_piece_of_the_file_is_well_formed_and_declared(whole, language):
    with ZipFile(BytesIO(written(whole, language))) as package:
        assert package.testzip() is None
        names = package.namelist()
        pieces = [name for name in names if name.endswith((".xml", ".rels"))]
        roots = {name: ElementTree.fromstring(package.read(name)) for name in pieces}
    assert {"word/document.xml", "word/styles.xml", "docProps/core.xml", "_rels/.rels"} <= roots.keys()
    types = roots["[Content_Types].xml"]
    declared = {entry.get("PartName", "").lstrip("/") for entry in types} | {entry.get("Extension") for entry in types}
    assert all(name in declared or name.rpartition(".")[2] in declared for name in names)


def test_signs_that_xml_refuses_and_endless_names_do_not_spoil_the_file(draft):
    hostile = text("a\0b\x0bc\ufffed <w:t>& \U0001f33b", "x\x1b[0my")
    partnership = document.of(draft)["partnership"] | {"name": {"fr": "N" * 300, "en": "N\0" * 300}}
    content = with_blocks(draft, paragraph(hostile), partnership=partnership)
    paper = read_back(written(draft, "fr", content=content))
    assert "abcd <w:t>& \U0001f33b" in lines(paper, "Normal")
    assert len(paper.core_properties.title) == len(paper.core_properties.author) == 255
    assert lines(read_back(written(draft, "en", content=content)), "Title") == ["N" * 300]


def test_a_text_missing_in_a_language_is_read_in_the_main_one(draft):
    content = with_blocks(draft, paragraph({"fr": "En français seulement."}))
    assert "En français seulement." in lines(read_back(written(draft, "en", content=content)), "Normal")


@pytest.fixture
def one_signed(opened, alice):
    """Open to signature, one organisation of three having signed."""
    sign(opened, alice)
    return fresh(opened)


def first_page(paper) -> list[str]:
    """The lines before the first page break."""
    found = []
    for line in paper.paragraphs:
        if line._p.xpath(".//w:br[@w:type='page']"):
            break
        found.append(line.text)
    return found
