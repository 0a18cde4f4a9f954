"""Papers: what a file is is read from its bytes and its name, and both must agree; it is served as a download alone."""

import zipfile
from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.forms.papers import MAX_PAPER, kind_of
from governance.models import MeetingPaper
from tests.governance.meetings import plan


def packed(**members: bytes) -> bytes:
    made = BytesIO()
    with zipfile.ZipFile(made, "w") as pack:
        for name, data in members.items():
            pack.writestr(name.replace("__", "/").replace("_xml", ".xml"), data)
    return made.getvalue()


ODT = packed(mimetype=b"application/vnd.oasis.opendocument.text")
DOCX, XLSX = packed(word__document_xml=b"<w/>"), packed(xl__workbook_xml=b"<x/>")
GOOD = {
    "note.pdf": b"%PDF-1.7 ...",
    "plan.PNG": b"\x89PNG\r\n\x1a\n....",
    "photo.jpeg": b"\xff\xd8\xff\xe0..",
    "liste.csv": "nom;été\n".encode(),
    "lisez.txt": b"Lisez.",
    "note.odt": ODT,
    "note.docx": DOCX,
    "budget.xlsx": XLSX,
}
BAD = {
    "note.pdf": b"<script>",
    "page.html": b"<html>",
    "dessin.svg": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "note.pdf.exe": b"%PDF-1.7",
    "image.png": b"\xff\xd8\xff",
    "texte.txt": b"\xff\xfe\x00",
    "nul.txt": b"a\0b",
    "note.docx": XLSX,
    "note.odt": DOCX,
    "feuille.ods": ODT,
    "faux.docx": b"PK\x03\x04rien",
    "sans": b"%PDF-1.7",
}


@pytest.mark.parametrize("name", GOOD)
def test_what_is_kept(name):
    assert kind_of(name, GOOD[name]) is not None


@pytest.mark.parametrize("name", BAD)
def test_what_is_not(name):
    assert kind_of(name, BAD[name]) is None


@pytest.fixture
def meeting(partnership, committee, facilitator):
    return plan(partnership, committee.body, facilitator)


def join(browser, meeting, file: str, data: bytes, **more):
    where = reverse("governance:add_paper", args=[meeting.partnership.slug, meeting.number])
    return browser.post(where, {"file": SimpleUploadedFile(file, data), **more})


def test_a_member_downloads_it_and_no_browser_opens_it(meeting, alice, bob, stranger, login):
    assert join(login(alice), meeting, "bud get “é”.pdf", b"%PDF-1.7 a").status_code == 302
    paper = MeetingPaper.objects.get()
    where = reverse("governance:meeting_paper", args=[meeting.partnership.slug, paper.uuid])
    answer = login(bob).get(where)
    assert (answer.status_code, answer.content, answer["Content-Type"]) == (200, b"%PDF-1.7 a", "application/pdf")
    assert answer["Content-Disposition"].startswith("attachment")
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    assert login(stranger).get(where).status_code == 404


def test_a_name_of_its_own_keeps_the_ending(meeting, alice, login):
    join(login(alice), meeting, "scan0001.pdf", b"%PDF-1.7 b", name="Budget 2026")
    assert MeetingPaper.objects.get().name == "Budget 2026.pdf"


@pytest.mark.parametrize(
    ("name", "data", "why"),
    [
        ("page.html", b"<script>alert(1)</script>", "the file must be what its name says"),
        ("grand.pdf", b"%PDF-" + b"0" * MAX_PAPER, "larger than 10 MB"),
        ("vide.pdf", b"", "empty"),
    ],
    ids=["another kind", "too large", "empty"],
)
def test_the_form_says_what_is_wrong(meeting, alice, login, name, data, why):
    answer = join(login(alice), meeting, name, data)
    assert answer.status_code == 422
    assert why in answer.content.decode()
    assert not MeetingPaper.objects.exists()


def test_the_same_file_once(meeting, alice):
    given = {"by": alice, "name": "a.txt", "data": b"Lisez.", "kind": "text/plain"}
    actions.add_paper(meeting, **given)
    with pytest.raises(Refused, match="joined to the agenda already"):
        actions.add_paper(meeting, **given)


def test_by_the_committee_while_it_is_not_over(meeting, held, committee, alice, bob):
    given = {"name": "a.txt", "data": b"Lisez.", "kind": "text/plain"}
    with pytest.raises(Refused, match="change no more"):
        actions.add_paper(held(), by=alice, **given)
    committee.seats["VSA"].mandates.update(ended_on="2026-01-08")
    with pytest.raises(Refused, match="people who hold a seat"):
        actions.add_paper(meeting, by=bob, **given)
