"""Reports frozen before sections and builds were kept are still told: on paper, in a table and in a text file."""

import io

import pytest
from docx import Document
from openpyxl import load_workbook

from overview.contents.taken_back import without
from overview.docx import report_docx
from overview.pdf import report_pdf
from overview.xlsx import report_xlsx
from tests.oracles import no_complaint, pdftotext

PATH = {
    "baseline": "0",
    "baseline_on": "2026-01-01",
    "milestones": [],
    "target": "600",
    "target_on": "2028-12-31",
    "direction": "up",
    "expected_from": None,
    "nature": "number",
    "linear": True,
}
MEASURE = {
    "on": "2026-03-31",
    "value": "22",
    "state": "confirmed",
    "said": "confirmed",
    "respondents": None,
    "partner": "Calorane",
    "partner_id": "c",
    "answered_by": "Ville",
    "reason": "",
}
BEFORE = {
    "number": 3,
    "language": "en",
    "frozen_at": "2026-04-02T08:00:00+00:00",
    "partnership": {
        "name": "Shared Warmth",
        "issue": "Energy poverty",
        "territory": "Lyon",
        "stage": "Running",
        "lead_partner": "",
    },
    "recipe": [{"code": "D1", "said": "Share a vision", "state": "missing", "sentence": "None.", "in_place": False}],
    "partners": [{"code": "CAL", "name": "Calorane", "part": "Audits"}],
    "vision": None,
    "needs": [
        {
            "code": "N01",
            "title": "Audits",
            "criticality": 3,
            "required": "2",
            "unit": "",
            "coverage": "partial",
            "offers": [],
        }
    ],
    "objectives": [
        {
            "code": "O1",
            "title": "Reach",
            "statement": "600 households",
            "baseline": "0",
            "target": "600",
            "due_on": None,
            "expect": "",
            "sdg_targets": "",
        }
    ],
    "tasks": [
        {
            "code": "T1",
            "title": "Visit",
            "accountable": [],
            "responsible": ["CAL"],
            "consulted": [],
            "informed": [],
        }
    ],
    "decisions": [{"number": "D-2026-01", "title": "Begin", "state": "adopted", "sentence": "By consent."}],
    "charter": "The charter is not begun.",
    "indicators": [
        {
            "code": "I1",
            "title": "Households",
            "objective": "O1",
            "unit": "households",
            "definition": "",
            "value": "22",
            "status": "On track",
            "basis": "22, from 0 towards 600.",
            "levels": [],
            "path": PATH,
            "measures": [MEASURE],
        }
    ],
    "stories": [
        {
            "code": "S1",
            "teller": "A tenant",
            "told_on": "2026-03-01",
            "body": "I sleep warm.",
            "contribution": "",
            "causes": "",
            "expected": True,
            "positive": True,
            "heard_by": "Calorane",
        }
    ],
}


@pytest.mark.once
@pytest.mark.parametrize("language", ["fr", "en"])
def test_on_paper(tmp_path, language):
    path = tmp_path / "before.pdf"
    with no_complaint():
        path.write_bytes(report_pdf(BEFORE | {"language": language}, "ab" * 32, "Europe/Paris", lambda step: None))
    words = " ".join(pdftotext(path, "-raw").split())
    for told in ("Shared Warmth", "I1 Households", "22, from 0 towards 600", "I sleep warm", "D-2026-01", "T1 Visit"):
        assert told in words
    for unknown in ("peer review", "évaluation par les pairs", "health check", "Bilan de santé", "Evidence", "Preuves"):
        assert unknown not in words, "nothing is said of what was not kept"


def test_in_a_table_and_a_text_file():
    book = load_workbook(io.BytesIO(report_xlsx(BEFORE)))
    assert [cell.value for cell in book.worksheets[1][2]][:3] == ["I1", "Households", "households"]
    lines = [line.text for line in Document(io.BytesIO(report_docx(BEFORE))).paragraphs]
    assert "Data frozen on: 2 April 2026" in lines and "I sleep warm." in lines
    assert not [line for line in lines if line.startswith("Period")]


def test_a_story_that_was_taken_back_leaves_it():
    assert without(BEFORE, {"S1"})["stories"] == []
    assert without(BEFORE, {"S2"}) == BEFORE


def test_nothing_else_keeps_the_words_of_a_story_that_was_taken_back():
    piece = {"of": "S1", "on": "2026-03-01", "title": "A photo of her room", "strength": "document"}
    other = piece | {"of": "I1"}
    quarter = {
        "quarter": "quarter 1 of 2026",
        "ends_on": "2026-03-31",
        "asked": 3,
        "answered": 2,
        "tones": {"better": 2},
        "noticed": [{"partner": "Calorane", "body": "She opened her room.", "story": "S1"}, {"story": "", "body": "x"}],
    }
    told = BEFORE | {"evidence": {"counts": [["document", 2]], "pieces": [piece, other]}, "effects": [quarter]}
    left = without(told, {"S1"})
    assert left["evidence"]["pieces"] == [other]
    assert left["effects"] == [quarter | {"noticed": [{"story": "", "body": "x"}]}]
