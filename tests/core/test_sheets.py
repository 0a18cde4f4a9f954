"""Tables people give: CSV of every program, XLSX without formulas, bombs and bounds refused."""

import io
import zipfile

import pytest

from core import sheets
from core.sheets import Exact, Unreadable, rows

pytestmark = pytest.mark.once
BOOK = (
    '<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships">'
    '<workbookPr {epoch}/><sheets><sheet name="A" sheetId="1" r:id="rId7"/></sheets></workbook>'
)
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
KINDS = "application/vnd.openxmlformats-officedocument.spreadsheetml."
TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
    f'<Override PartName="/xl/workbook.xml" ContentType="{KINDS}sheet.main+xml"/>'
    f'<Override PartName="/xl/worksheets/a.xml" ContentType="{KINDS}worksheet+xml"/>'
    f'<Override PartName="/xl/styles.xml" ContentType="{KINDS}styles+xml"/>'
    f'<Override PartName="/xl/sharedStrings.xml" ContentType="{KINDS}sharedStrings+xml"/></Types>'
)
RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
LINKS = (
    '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    f'<Relationship Id="rId7" Type="{RELATION}worksheet" Target="{{target}}"/></Relationships>'
)
REST = 'fontId="0" fillId="0" borderId="0"'
STYLES = (
    f'<styleSheet xmlns="{MAIN}"><numFmts count="1"><numFmt numFmtId="170" formatCode="dd/mm/yyyy"/></numFmts>'
    f'<cellStyleXfs><xf numFmtId="14" {REST}/></cellStyleXfs><cellXfs><xf numFmtId="0" {REST}/>'
    f'<xf numFmtId="170" {REST}/><xf numFmtId="14" {REST}/></cellXfs></styleSheet>'
)


def xlsx(
    cells: str, *, strings: str = "", epoch: str = "", doctype: str = "", target: str = "worksheets/a.xml"
) -> bytes:
    """An XLSX file whose first sheet has these rows."""
    parts = {
        "[Content_Types].xml": TYPES,
        "xl/workbook.xml": BOOK.format(epoch=epoch),
        "xl/_rels/workbook.xml.rels": LINKS.format(target=target),
        "xl/styles.xml": STYLES,
        "xl/worksheets/a.xml": f'{doctype}<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>',
        "xl/sharedStrings.xml": f'<sst xmlns="{MAIN}">{strings}</sst>',
    }
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        for name, held in parts.items():  # the same bytes at any moment
            pack.writestr(zipfile.ZipInfo(name), held, compress_type=zipfile.ZIP_DEFLATED)
    return made.getvalue()


def read(data: bytes, most: int = 10) -> list:
    return list(rows(data, most=most))


@pytest.mark.parametrize("separator", [";", ",", "\t"])
@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
def test_csv_as_programs_write_it(separator, encoding):
    text = separator.join(["code", "valeur", "lieu"]) + "\r\n\r\n" + separator.join(["I01", "12", "Île"]) + "\r\n"
    assert read(text.encode(encoding)) == [(1, ["code", "valeur", "lieu"]), (3, ["I01", "12", "Île"])]


def test_a_quoted_cell_may_hold_lines_and_separators():
    assert read(b'a;b\n"x;\ny";2\n3;4') == [(1, ["a", "b"]), (2, ["x; y", "2"]), (4, ["3", "4"])]


def test_xlsx_cells_of_each_kind():
    cells = (
        '<row r="1"><c r="A1" t="s"><v>0</v></c>'
        '<c r="C1" t="inlineStr"><is><r><t>in </t></r><r><t>line</t></r></is></c></row>'
        '<row r="4"><c r="A4"><v>0.30000000000000004</v></c><c r="B4" s="1"><v>46112</v></c>'
        '<c r="C4" s="2"><v>46112.5</v></c><c r="D4" t="str"><f>1+1</f><v>two</v></c><c r="E4" t="b"><v>1</v></c></row>'
    )
    found = read(xlsx(cells, strings='<si><t>code</t><rPh sb="0" eb="4"><t>said</t></rPh></si>'))
    assert found == [
        (1, ["code", "", "in line"]),
        (4, ["0.3", "2026-03-31", "2026-03-31", "two", "1"]),
    ]
    assert isinstance(found[1][1][0], Exact)
    assert not isinstance(found[1][1][1], Exact)


def test_a_formula_is_never_run_and_gives_what_was_last_shown():
    cells = '<row r="1"><c r="A1"><f>HYPERLINK("http://x")</f></c><c r="B1"><f>1+1</f><v>3</v></c></row>'
    assert read(xlsx(cells)) == [(1, ["", "3"])]


def test_days_of_old_macs_and_absolute_targets():
    cells = '<row><c s="1"><v>44650</v></c></row>'
    assert read(xlsx(cells, epoch='date1904="1"', target="/xl/worksheets/a.xml")) == [(1, ["2026-03-31"])]


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"a;b\n" * 12, "lines"),
        (b";".join([b"a"] * 51), "columns"),
        (b"a\0b", "kind"),
        (b"\x81\x8d", "kind"),
        (b"PK\x03\x04 cut", "kind"),
        (xlsx('<row><c r="ZZ1"><v>1</v></c></row>'), "columns"),
        (xlsx('<row><c r="A1" t="s"><v>9</v></c></row>'), "kind"),
        (xlsx("<row><c><v>x</v></c></row>"), "kind"),
        (xlsx("<row><c>"), "kind"),
        (xlsx("", doctype='<!DOCTYPE x [<!ENTITY a "aa">]>'), "kind"),
        (xlsx("", target="../../etc/passwd"), "kind"),
    ],
)
def test_what_is_not_a_table_is_refused(data, code):
    with pytest.raises(Unreadable) as refused:
        read(data)
    assert refused.value.code == code


def test_a_bomb_is_not_unpacked(monkeypatch):
    monkeypatch.setattr(sheets, "UNPACKED", 2_000_000)
    bomb = xlsx('<row r="1"><c r="A1"><v>1</v></c></row>' + " " * 3_000_000)
    assert len(bomb) < 10_000
    with pytest.raises(Unreadable) as refused:
        read(bomb)
    assert refused.value.code == "large"
