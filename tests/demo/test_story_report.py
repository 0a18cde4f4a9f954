"""The story's progress report: each datum in words a funder understands, on paper, in a table and in a text file."""

import hashlib
import io
import json
import os
import subprocess
import sys
from datetime import date, datetime
from decimal import Decimal

import pytest
from django.utils import translation
from docx import Document
from openpyxl import load_workbook

from accounts.models import User
from core import clock
from core.canonical import canonical, fingerprint
from core.typography import typeset
from governance.contents import register
from impact.contents import cards
from impact.contents.export import Whole
from impact.contents.export.indicators import readings_sheet
from impact.contents.export.measures import measures_sheet
from impact.contents.health import results
from overview.contents.document import sections
from overview.contents.report import SECTIONS, report
from overview.docx import report_docx
from overview.pdf import report_pdf
from overview.xlsx import report_xlsx
from partnerships.contents.contributions import contributions_page
from partnerships.models import Partnership
from tests.oracles import no_complaint, pdfinfo, pdftotext, qpdf_check, verapdf
from tests.story import NOW, played

pytestmark = [pytest.mark.django_db, pytest.mark.once]
COPIES = [(build, language) for build in ("partners", "funders") for language in ("fr", "en")]
MOST = 20  # pages for the funders
ZONE = "Europe/Paris"


@pytest.fixture(scope="module", autouse=True)
def story(django_db_setup, django_db_blocker):
    """Our story, for all these tests."""
    with django_db_blocker.unblock(), played() as stage, clock.at(NOW):
        yield stage


@pytest.fixture(scope="module")
def frozen(story):
    """The data of each build in each language."""
    row = Partnership.objects.get()
    return {copy: report(row, number=1, build=copy[0], language=copy[1]) for copy in COPIES}


@pytest.fixture(scope="module")
def papers(frozen, tmp_path_factory):
    """The PDF of each, and what poppler reads in it."""
    folder, made = tmp_path_factory.mktemp("reports"), {}
    for copy, data in frozen.items():
        path = folder / f"{'-'.join(copy)}.pdf"
        with no_complaint():
            path.write_bytes(report_pdf(data, fingerprint(data), ZONE, lambda step: None))
        made[copy] = (path, flat(pdftotext(path, "-raw")))
    return made


def flat(words: str) -> str:
    """Words without spaces nor line ends, which move with the page."""
    return "".join(words.replace("-\n", "-").split())


def found(told: str, text: str, language: str) -> bool:
    return flat(typeset(told, language).replace("→", "–›")) in text


@pytest.mark.parametrize("copy", COPIES, ids="-".join)
def test_each_datum_is_on_paper(frozen, papers, copy):
    data, text, language = frozen[copy], papers[copy][1], copy[1]
    named = [
        *(
            words
            for row in data["indicators"]
            for words in (row["title"], row["basis"], row["sentence"], row["definition"])
        ),
        *(words for row in data["stories"] for words in (row["body"], row["teller"])),
        *(words for row in data["decisions"] for words in (row["number"], row["title"], row["sentence"])),
        *(words for row in data["partners"] for words in (row["name"], row["part"], row["stake"])),
        *(row["title"] for name in ("objectives", "tasks", "risks") for row in data[name]),
        *(row["sentence"] for row in data["contributions"]["kinds"]),
        *(row["title"] for row in data["contributions"]["rows"]),
        *(row["body"] for review in data["reviews"] for row in review["recommendations"]),
        *(
            words
            for review in data["reviews"]
            for row in review["peers"]
            for words in (row["strengths"], row["concerns"])
        ),
        *(row["title"] for row in data["health"]["dimensions"]),
        *(row["what"] for row in data["ahead"]),
        *(row["name"] for row in data["goals"]),
        *(row["sentence"] for row in data["recipe"] if not row["in_place"]),
        *data["vision"]["paragraphs"],
    ]
    assert [told for told in named if not found(told, text, language)] == []
    assert (len(data["indicators"]), len(data["stories"]), len(data["decisions"]), len(data["partners"])) == (
        10,
        4,
        8,
        8,
    )


@pytest.mark.parametrize("copy", COPIES, ids="-".join)
def test_it_says_for_whom_it_is_and_every_section_has_its_page(papers, copy):
    with translation.override(copy[1]):
        reader = {
            "partners": translation.gettext("for the partners"),
            "funders": translation.gettext("for the funders"),
        }
        titles = [str(title) for title in SECTIONS.values()]
        assert found(reader[copy[0]], papers[copy][1], copy[1])
    for title in titles:
        assert papers[copy][1].count(flat(typeset(title, copy[1]))) >= 2, "in the contents, and over the section"


@pytest.mark.parametrize("copy", COPIES, ids="-".join)
def test_the_file_is_archival_accessible_and_sound(papers, copy):
    path, _text = papers[copy]
    assert verapdf(path) == []
    qpdf_check(path)
    told = pdfinfo(path)
    assert told["Tagged"] == "yes"
    assert copy[0] == "partners" or int(told["Pages"]) <= MOST


ELSEWHERE = """
import json, sys
import django
django.setup()
from overview.pdf import report_pdf
data = json.load(sys.stdin)
sys.stdout.buffer.write(report_pdf(data, sys.argv[1], sys.argv[2], lambda step: None))
"""


def test_the_same_bytes_in_another_process(frozen, papers):
    data = frozen["funders", "fr"]
    env = os.environ | {"PYTHONHASHSEED": "7", "TZ": "Asia/Tokyo", "DJANGO_SETTINGS_MODULE": "tests.settings"}
    program = [sys.executable, "-c", ELSEWHERE, fingerprint(data), ZONE]
    done = subprocess.run(program, input=canonical(data), capture_output=True, check=True, env=env)
    here = papers["funders", "fr"][0].read_bytes()
    assert hashlib.sha256(done.stdout).hexdigest() == hashlib.sha256(here).hexdigest()


def test_the_approved_copy_says_by_which_decision(frozen, papers, tmp_path):
    data, approved = frozen["funders", "en"], {"decision": "2027-04", "on": "2027-04-02"}
    made = [report_pdf(data, fingerprint(data), ZONE, lambda step: None, approved=approved) for _twice in range(2)]
    assert made[0] == made[1] != papers["funders", "en"][0].read_bytes()
    path = tmp_path / "approved.pdf"
    path.write_bytes(made[0])
    assert flat("approved by the decision D-2027-04 on 2 April 2027") in flat(pdftotext(path, "-l", "1"))


def test_partners_read_the_figures_of_their_pages(frozen):
    row = Partnership.objects.get()
    with translation.override("en"):
        data = frozen["partners", "en"]
        told = {one["code"]: (one["value"], one["status"], one["basis"], one["share"]) for one in data["indicators"]}
        assert told == {c.indicator.code: (c.value, c.status, c.basis, c.share) for c in cards(row)}
        page = contributions_page(row)
        assert [one["sentence"] for one in data["contributions"]["kinds"]] == [line.sentence for line in page.kinds]
        assert data["contributions"]["without"] == page.without
        register_ = [(line.decision.number, str(line.state), line.sentence) for line in register(row)]
        assert [(one["number"], one["state"], one["sentence"]) for one in data["decisions"]] == register_
        check = results(row.health_checks.get())
        assert data["health"]["mean"] == check.mean
        assert [one["mean"] for one in data["health"]["dimensions"]] == [line.mean for line in check.lines]


def test_funders_read_the_figures_that_the_exports_let_out(frozen):
    whole = Whole(Partnership.objects.get(), outside=True)
    with translation.override("en"):
        columns = {name: rank for rank, name in enumerate(readings_sheet(whole).names)}
        out = {line[columns["indicator"]]: line[columns["value"]] for line in readings_sheet(whole).rows()}
        names = {name: rank for rank, name in enumerate(measures_sheet(whole).names)}
        let = [(line[names["indicator"]], line[names["value"]]) for line in measures_sheet(whole).rows()]
    data = frozen["funders", "en"]["indicators"]
    assert {row["code"]: row["amount"] and Decimal(row["amount"]) for row in data} == out
    told = {(row["code"], Decimal(one["value"])) for row in data for one in row["measures"] if one["value"]}
    assert told == {(code, value) for code, value in let if value is not None}


@pytest.mark.parametrize("language", ["fr", "en"])
def test_few_people_and_contested_figures_stay_between_the_partners(frozen, papers, language):
    inside, outside = (frozen[build, language]["indicators"] for build in ("partners", "funders"))
    few = next(row for row in outside if row["code"] == "I07")
    assert (few["value"], few["measures"], few["series"], few["share"], few["judged"]) == ("–", [], [], "", False)
    contested = next(row for row in outside if row["code"] == "I03")
    assert (contested["amount"], contested["measures"], contested["status"]) == (None, [], "–")
    full = next(row for row in inside if row["code"] == "I03")
    assert full["measures"][0]["reason"] and full["state"] == "contested"
    figure = {"fr": "11,4", "en": "11.4"}[language]
    assert figure in papers["partners", language][1] and figure not in papers["funders", language][1]
    assert found(full["measures"][0]["reason"], papers["partners", language][1], language)


@pytest.mark.parametrize("language", ["fr", "en"])
def test_no_person_is_named_to_the_funders_but_by_the_peers_themselves(frozen, language):
    names = [name.partition(" (")[0] for name in User.objects.values_list("name", flat=True)]
    told = {build: frozen[build, language] | {"reviews": []} for build in ("partners", "funders")}
    assert [name for name in names if name in json.dumps(told["funders"], ensure_ascii=False)] == []
    assert "Nadia Ferhat-Colin" in json.dumps(told["partners"], ensure_ascii=False)
    (review,) = frozen["funders", language]["reviews"]
    assert [peer["name"] for peer in review["peers"]] == [
        *("Pacte Murs Chauds, Nord", "Réseau Habitat Juste, Drôme", "Alliance Énergie Voisine, Bruxelles"),
    ]
    assert review["remarks"] == []


def test_what_people_answered_in_confidence_is_for_the_partners(frozen):
    inside, outside = (frozen[build, "en"]["health"] for build in ("partners", "funders"))
    assert (inside["respondents"], outside["respondents"]) == (8, None)
    assert inside["words"] and inside["drawn"] and not (outside["words"] or outside["drawn"] or outside["sentences"])
    assert [row["mean"] for row in inside["dimensions"]] == [row["mean"] for row in outside["dimensions"]]


def test_a_time_bounds_what_happened(frozen):
    row, spring = Partnership.objects.get(), {"starts_on": date(2026, 4, 1), "ends_on": date(2026, 6, 30)}
    data = report(row, number=2, language="en", **spring)
    assert (data["starts_on"], data["ends_on"]) == ("2026-04-01", "2026-06-30")
    assert [one["code"] for one in data["stories"]] == ["S2"]
    days = {one["on"] for indicator in data["indicators"] for one in indicator["measures"]}
    assert max(days) == "2026-06-30" and "2026-03-31" in days, "what led to the figure of the last day stays"
    assert {one["on"][:7] for one in data["contributions"]["deliveries"]} == {"2026-04", "2026-05", "2026-06"}
    cash = next(one for one in data["contributions"]["kinds"] if one["kind"] == "cash")
    assert cash["delivered"] == "90000", "what was delivered up to the last day, whenever"
    assert (data["reviews"], data["health"]) == ([], None)
    assert [one["quarter"] for one in data["effects"]] == ["quarter 2 of 2026"]
    assert {one["number"] for one in data["decisions"]} < {
        one["number"] for one in frozen["partners", "en"]["decisions"]
    }
    said = json.dumps(sections_of(data))
    assert "No peer review was read together" in said and "No health check was closed" in said


def sections_of(data):
    with translation.override(data["language"]):
        return [[section.title, section.blocks] for section in sections(data)]


@pytest.mark.parametrize("copy", COPIES, ids="-".join)
def test_the_workbook_holds_the_figures_as_figures(frozen, copy):
    data = frozen[copy]
    book = load_workbook(io.BytesIO(report_xlsx(data)))
    assert len(book.sheetnames) == 11
    rows = {sheet.title: list(sheet.values) for sheet in book}
    with translation.override(copy[1]):
        outcome, decisions = (rows[name] for name in (str(SECTIONS["results"]), translation.gettext("Decisions")))
    assert [row[0] for row in outcome[1:]] == [one["code"] for one in data["indicators"]]
    assert outcome[1][4:7] == (118, datetime(2026, 9, 30), 0)
    assert {row[0]: row[4] for row in outcome[1:]}["I07"] == (7 if copy[0] == "partners" else None)
    assert [row[0] for row in decisions[1:]] == [one["number"] for one in data["decisions"]]
    assert not [cell for sheet in book for line in sheet.iter_rows() for cell in line if cell.data_type == "f"]


@pytest.mark.parametrize("copy", COPIES, ids="-".join)
def test_the_text_file_has_real_headings_and_tables(frozen, copy):
    data, language = frozen[copy], copy[1]
    paper = Document(io.BytesIO(report_docx(data)))
    heads = [line.text.partition(". ")[2] for line in paper.paragraphs if line.style.name == "Heading 1"]
    with translation.override(language):
        assert heads == [str(title) for title in SECTIONS.values()]
    assert paper.core_properties.language == {"fr": "fr-FR", "en": "en-GB"}[language]
    cells = [cell.text for table in paper.tables for line in table.rows for cell in line.cells]
    text = flat("\n".join([*(line.text for line in paper.paragraphs), *cells]))
    named = [row["title"] for name in ("indicators", "decisions", "tasks", "objectives", "risks") for row in data[name]]
    named += [row["body"] for row in data["stories"]] + [row["name"] for row in data["partners"]]
    assert [told for told in named if flat(typeset(told, language)) not in text] == []
