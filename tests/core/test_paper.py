"""PDF on paper: archival, accessible, repeatable, and reading nothing but our own files."""

import hashlib
import os
import subprocess
import sys
from datetime import datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from threading import Thread

import pytest
from django.template.loader import render_to_string
from pypdf import PdfReader

from core.markup import to_html
from core.paper import PaperAttachment
from tests.core.sheets import CREATED, page, png, render
from tests.oracles import no_complaint, pdffonts, pdfinfo, pdftotext, qpdf_check, verapdf

LIST = "3. third\n   - a\n     - b\n       - c\n4. fourth"
WORDS = f"# Rules\n\nOne seat, **one voice** ! See [the site](https://example.org/?a=b).\n\n{LIST}\n\n`code` → ✓"
CHART = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 10" width="400" height="100" role="img">'
    "<title>Households reached: from 0 to 118.</title>"
    '<polyline points="0,10 40,2" fill="none" stroke="#0f5c52"/>'
    '<text x="1" y="5" font-size="3" font-family="Atkinson Hyperlegible">118</text></svg>'
)
TABLE = (
    '<div class="keep"><table><caption>Objectives</caption><thead><tr><th scope="col" class="w36">Objective'
    '</th><th scope="col" class="num">Target</th></tr></thead><tbody><tr><th scope="row">Reach</th>'
    '<td class="num">600</td></tr></tbody></table></div>'
)
SIGNS = (
    '<div class="signs"><div class="sign"><h3>Logis</h3><span class="mono">LLU</span><p class="state">'
    '<span class="st st-done">Signed</span></p></div><div class="sign open"><h3>City</h3></div></div>'
)


@pytest.fixture(scope="module")
def charter() -> str:
    """A document with each piece that a charter or a report holds."""
    start = render_to_string("paper/base.html", FRAME)
    contents = (
        '<h1>Contents</h1><ol class="toc"><li class="n"><a href="#rules">Rules</a></li></ol>'
        f'<div class="articles"><section class="article page" id="rules"><h2>Rules</h2>{to_html(WORDS)}'
        f'<div class="wide"><figure>{CHART}<figcaption>From 0 to 118</figcaption></figure></div>{TABLE}'
        f'{SIGNS}<p class="clear">anti&shy;dis&shy;establish&shy;ment</p><hr><img alt="A dot" src="{png()}">'
        "</section></div>"
    )
    return start.replace("<main>", f"<main>{contents}")


FRAME = {
    "title": "Charter of “Shared Warmth”",
    "language": "en",
    "author": "Shared Warmth",
    "description": "Charter, version 1.0",
    "created": CREATED.astimezone(timezone(timedelta(hours=1))),
    "version": "version 1.0",
    "fingerprint": "2b98 11ef",
    "kind": "charter",
}
ATTACHMENTS = (
    PaperAttachment("evidence.json", b"[1]", "How it was signed", "Supplement"),
    PaperAttachment("charter.json", b'{"a":1}', "The content", "Source", created=CREATED - timedelta(days=1)),
    PaperAttachment("signed.pdf", b"%PDF-1.7 not really", "What was signed", "Source"),
)


@pytest.fixture(scope="module")
def pdf(charter) -> bytes:
    with no_complaint():
        return render(charter, title="Charter of “Shared Warmth”", attachments=ATTACHMENTS)


@pytest.fixture
def file(pdf, tmp_path) -> Path:
    path = tmp_path / "charter.pdf"
    path.write_bytes(pdf)
    return path


# What others say of it -------------------------------------------------------------------------------


@pytest.mark.once
def test_it_is_an_archive_and_accessible(file):
    assert verapdf(file, "3a", "ua1") == []


@pytest.mark.once
def test_a_document_that_skips_a_heading_is_found_out(tmp_path):
    path = tmp_path / "broken.pdf"
    path.write_bytes(render(page("<h1>One</h1><h3>Three</h3>")))
    assert any(rule.startswith("ua1 7.4.2") for rule in verapdf(path, "ua1"))


@pytest.mark.once
def test_it_is_whole(file):
    qpdf_check(file)


@pytest.mark.once
def test_it_holds_our_face_alone(file):
    assert {name.split("-")[0] for name in pdffonts(file)} == {"Atkinson"}


@pytest.mark.once
def test_it_says_what_it_is(file):
    said = pdfinfo(file)
    assert said["Title"] == "Charter of “Shared Warmth”"
    assert said["Author"] == "Shared Warmth"
    assert said["Tagged"] == "yes"
    assert said["CreationDate"] == said["ModDate"] == "2026-11-05T17:20:00Z"


@pytest.mark.once
def test_its_words_can_be_read_back(file):
    words = pdftotext(file, "-layout")
    assert "version 1.0" in words
    assert "Content fingerprint: 2b98 11ef" in words
    assert "1/2" in words.replace(" ", "")
    assert "code –› [x]" in words


@pytest.mark.once
def test_a_list_prints_the_numbers_of_the_screen(file):
    words = pdftotext(file)
    assert "3. " in words
    assert "4. " in words
    assert "1. " not in words


# What it carries -------------------------------------------------------------------------------------


def test_attachments_come_with_names_reasons_and_fixed_dates(pdf):
    reader = PdfReader(BytesIO(pdf))
    assert {name: parts[0] for name, parts in reader.attachments.items()} == {
        attachment.name: attachment.data for attachment in ATTACHMENTS
    }
    names = reader.trailer["/Root"]["/Names"]["/EmbeddedFiles"]["/Names"]
    assert list(names[::2]) == ["charter.json", "evidence.json", "signed.pdf"]
    first = names[1].get_object()
    stream = first["/EF"]["/F"]
    assert (first["/AFRelationship"], first["/Desc"], stream["/Subtype"]) == (
        "/Source",
        "The content",
        "/application/json",
    )
    assert stream["/Params"]["/CreationDate"] == "D:20261104172000Z"


def test_it_has_bookmarks_and_a_language(pdf):
    reader = PdfReader(BytesIO(pdf))
    assert reader.trailer["/Root"]["/Lang"] == "en"
    assert [mark.title for mark in reader.outline if not isinstance(mark, list)] == ["Contents"]


def test_the_page_says_how_the_document_is_dated():
    html = render_to_string("paper/base.html", FRAME)
    assert '<html lang="en">' in html
    assert 'name="dcterms.created" content="2026-11-05T17:20:00Z"' in html


def test_a_document_without_a_time_zone_is_refused():
    with pytest.raises(ValueError, match="time zone"):
        render(page("<h1>x</h1>"), created=datetime(2026, 11, 5))


def test_the_title_keeps_its_own_characters():
    reader = PdfReader(BytesIO(render(page("<h1>Ελλάδα</h1>"), title="Ελλάδα")))
    assert reader.metadata.title == "Ελλάδα"


# The same bytes --------------------------------------------------------------------------------------

ELSEWHERE = """
import sys
from datetime import datetime, timezone
from core.paper import PaperAttachment, render_pdf
one = PaperAttachment("charter.json", b"{}", "The content", "Source")
sys.stdout.buffer.write(render_pdf(sys.stdin.read(), title="t", language="en", attachments=[one],
    created=datetime(2026, 11, 5, 17, 20, tzinfo=timezone.utc)))
"""


def in_another_process(html: str, **environment: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", ELSEWHERE],
        input=html.encode(),
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[2]), **environment},
        timeout=120,
        check=True,
    )
    return hashlib.sha256(done.stdout).hexdigest()


@pytest.mark.once
def test_two_processes_make_the_same_bytes(charter):
    here = in_another_process(charter, PYTHONHASHSEED="1", TZ="Pacific/Auckland", LC_ALL="C")
    assert here == in_another_process(charter, PYTHONHASHSEED="2", TZ="America/Lima", SOURCE_DATE_EPOCH="1")


def test_threads_and_repetition_make_the_same_bytes(charter, pdf):
    made: list[bytes] = []
    options = {"title": "Charter of “Shared Warmth”", "attachments": ATTACHMENTS[::-1]}
    threads = [Thread(target=lambda: made.append(render(charter, **options))) for _ in range(2)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert made == [pdf, pdf]
