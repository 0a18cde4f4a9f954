"""A photo or a document backs a figure: read from its bytes, bare of its place, downloaded by members alone."""

from datetime import date

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from core.refusals import Refused
from impact import actions
from impact.actions.evidence import Proof
from impact.models import Evidence, Measurement
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text
from tests.core.test_photos import photo
from tests.core.test_sheets import xlsx

PROOF = Proof(b"%PDF-1.7 list", "application/pdf", "list.pdf", text("Liste", "A list"), "document")


def refused(act, *args, **facts) -> str:
    with pytest.raises(Refused) as refusal:
        act(*args, **facts)
    return refusal.value.reason


def sent(name: str, data: bytes, field: str = "document", **more) -> dict:
    return {field: SimpleUploadedFile(name, data), "strength": "measured", **more}


def test_a_figure_and_a_story_are_backed(helped, measure, tell, alice, facilitator):
    made, story = measure(helped), tell()
    for thing, code in ((made, "I01"), (story, "S01")):
        piece = actions.add_evidence(thing, by=alice, proof=PROOF)
        assert thing.evidence.get() == piece
        assert piece.file.read() == b"%PDF-1.7 list"
        assert JournalEntry.objects.latest("pk").params["code"] == code
    assert actions.add_evidence(made, by=facilitator, proof=PROOF).added_by == facilitator


def test_who_is_not_concerned_joins_nothing(helped, measure, tell, bob):
    for thing in (measure(helped), tell()):
        assert refused(actions.add_evidence, thing, by=bob, proof=PROOF).startswith("Only this partner's")


def test_a_story_whose_teller_took_all_back_is_backed_by_nothing_more(tell, alice):
    story = tell()
    actions.withdraw_story_consent(story, by=alice)
    assert "nothing of it is left" in refused(actions.add_evidence, story, by=alice, proof=PROOF)


def test_ten_at_most_and_none_once_closed(helped, measure, alice, partnership):
    made = measure(helped)
    for _number in range(10):
        actions.add_evidence(made, by=alice, proof=PROOF)
    assert refused(actions.add_evidence, made, by=alice, proof=PROOF).startswith("Ten pieces of evidence")
    Partnership.objects.update(state=Partnership.State.CLOSED)
    assert "is closed" in refused(actions.add_evidence, made, by=alice, proof=PROOF)


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("list.pdf", b"%PDF-1.7 x", "application/pdf"),
        ("figures.csv", b"a;b\n1;2\n", "text/csv; charset=utf-8"),
        ("sheet.xlsx", xlsx("<row/>"), "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ],
    ids=["pdf", "csv", "xlsx"],  # a workbook holds the time at which it was made: no name for a test
)
def test_kinds_that_are_kept_and_how_they_leave(helped, measure, page, login, alice, bob, name, data, kind):
    made = measure(helped)
    assert login(alice).post(page("add_evidence", made.uuid), sent(name, data)).status_code == 302
    piece = Evidence.objects.get()
    assert (str(piece.title), piece.file_name, piece.strength) == (name, name, "measured")
    answer = login(bob).get(page("evidence_file", piece.uuid))
    assert answer.content == data
    assert answer["Content-Type"] == kind
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert "sandbox" in answer["Content-Security-Policy"]
    shown = login(bob).get(page("indicator_detail", "I01")).text
    assert page("evidence_file", piece.uuid) in shown


@pytest.mark.parametrize(
    ("field", "name", "data"),
    [
        ("document", "page.html", b"<script>x</script>"),
        ("document", "page.pdf", b"<script>x</script>"),
        ("document", "picture.svg", b"<svg/>"),
        ("document", "notes.txt", b"words"),
        ("document", "sheet.xlsx", b"PK\x03\x04 no sheet"),
        ("document", "photo.jpg", b"\xff\xd8\xff cut"),
        ("photo", "list.pdf", b"%PDF-1.7"),
        ("document", "large.pdf", b"%PDF-1.7" + b"x" * 10 * 1024 * 1024),
    ],
    ids=["html", "html-as-pdf", "svg", "txt", "no-sheet", "cut-photo", "no-photo", "large"],
)
def test_what_is_not_kept(helped, measure, page, login, alice, field, name, data):
    answer = login(alice).post(page("add_evidence", measure(helped).uuid), sent(name, data, field))
    assert answer.status_code == 422
    assert not Evidence.objects.exists()


def test_one_file_at_a_time_and_one_at_least(helped, measure, page, login, alice):
    address = page("add_evidence", measure(helped).uuid)
    assert "Take a photo, or choose a file." in login(alice).post(address, {"strength": "measured"}).text
    both = sent("list.pdf", b"%PDF-1.7", photo=SimpleUploadedFile("a.png", photo("PNG")))
    assert "One at a time" in login(alice).post(address, both).text


def test_a_photo_comes_with_the_figure_and_tells_no_place(helped, page, login, alice):
    taken = photo()
    address = page("record_measurement", "I01")
    shown = login(alice).get(address).text
    assert "of a photo, the place, the time and the device" in shown
    figure = {"measured_on": "2026-03-31", "value": "3", "shows_fr": "Le carnet"}
    assert login(alice).post(address, figure | sent("IMG_1.JPG", taken, "photo")).status_code == 302
    piece = Measurement.objects.get().evidence.get()
    assert (str(piece.title), piece.file.content_type) == ("Le carnet", "image/jpeg")
    assert b"Exif" in taken
    assert b"Exif" not in piece.file.read()


def test_a_photo_that_is_refused_keeps_the_figure_unwritten(helped, page, login, alice):
    figure = {"measured_on": "2026-03-31", "value": "3"}
    answer = login(alice).post(page("record_measurement", "I01"), figure | sent("a.jpg", b"words", "photo"))
    assert answer.status_code == 422
    assert 'value="3"' in answer.text
    assert not Measurement.objects.exists()


def test_what_backs_a_draft_is_its_organisation_s(helped, measure, page, login, alice, bob):
    draft = measure(helped, 3, date(2026, 3, 31), as_draft=True)
    before = JournalEntry.objects.count()
    piece = actions.add_evidence(draft, by=alice, proof=PROOF)
    assert JournalEntry.objects.count() == before
    assert login(alice).get(page("evidence_file", piece.uuid)).status_code == 200
    assert login(bob).get(page("evidence_file", piece.uuid)).status_code == 404
    assert refused(actions.add_evidence, draft, by=bob, proof=PROOF).startswith("Only this partner's")


def test_a_story_is_backed_from_its_page_and_its_files_open_there(tell, page, login, alice, bob):
    tell()
    address, story = page("add_evidence", "S01"), page("story_detail", "S01")
    assert address in login(alice).get(story).text
    assert address not in login(bob).get(story).text
    asked = login(alice).get(address).text
    assert "what lets others believe what is told" in asked
    assert f'href="{story}"' in asked
    answer = login(alice).post(address, sent("list.pdf", b"%PDF-1.7 x"))
    assert (answer.status_code, answer["Location"]) == (302, story)
    piece = Evidence.objects.get()
    assert piece.story.code == "S01"
    shown = login(bob).get(story).text
    assert page("evidence_file", piece.uuid) in shown
    assert page("drop_evidence", piece.uuid) not in shown
    assert login(bob).post(address, sent("list.pdf", b"%PDF-1.7 y")).status_code == 403
    assert login(alice).post(page("drop_evidence", piece.uuid))["Location"] == story
    assert not Evidence.objects.exists()


def test_nothing_backs_a_story_that_was_taken_back(tell, page, login, alice):
    story = tell()
    actions.withdraw_story_consent(story, by=alice)
    assert "took their consent back" in refused(actions.add_evidence, story, by=alice, proof=PROOF)
    assert login(alice).get(page("add_evidence", "S01")).status_code == 403
    assert login(alice).get(page("add_evidence", "S99")).status_code == 404
