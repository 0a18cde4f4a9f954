"""The working draft on paper: its words, its blanks, what is still said about it; numbered lines; in no register."""

import json
import re
from datetime import UTC, datetime
from io import BytesIO

import pytest
from celery import current_app
from django.urls import reverse
from pypdf import PdfReader

from charters import actions
from charters.actions.exports import DRAFT_PDF
from charters.models import CharterVersion, EvidenceEntry
from charters.pdf import draft_pdf
from core import clock, jobs
from core.canonical import fingerprint
from core.models import Job
from core.refusals import Refused
from partnerships import actions as partnerships
from partnerships.models import Remark, Text
from tests import oracles
from tests.charters.conftest import fresh
from tests.conftest import text
from tests.oracles import pdftotext

MM, BODY = 96 / 25.4, 14  # in the unit of the pages, that of CSS: a millimetre, the size of what is written


@pytest.fixture(autouse=True)
def handlers():
    """What a worker does at its start: load the handlers."""
    current_app.loader.import_default_modules()


@pytest.fixture
def preamble(draft) -> Text:
    """The shared text of the first article."""
    return draft.charter.articles.get(number=1).text


@pytest.fixture
def discussed(draft, preamble, alice, bob, carol) -> CharterVersion:
    """A remark with its answer, a remark that is closed, an amendment, an amendment to come first, two blanks."""
    actions.write_article(
        draft.charter, by=alice, title=text("Montant [à revoir]", "Amount"), body=text("Soit TBD euros.", "It is TBD.")
    )
    first, second = preamble.current().paragraphs.all()
    remark = partnerships.make_remark(preamble, by=bob, paragraph=first.uuid, body="Qui paie ?")
    partnerships.reply_to_remark(remark, by=alice, body="Nous tous.")
    closed = partnerships.make_remark(preamble, by=bob, paragraph=first.uuid, body="Une coquille.")
    partnerships.resolve_remark(closed, by=bob, resolution="Corrigée.")
    words = text("Second paragraphe revu.", "Second paragraph, again.")
    change = {"kind": "replace", "paragraph": second.uuid, "body": words, "reason": "Plus clair."}
    partnerships.propose_amendment(preamble, by=carol, on_behalf_of=carol.partner, **change)
    partnerships.propose_amendment(preamble, by=bob, kind="add", body=text("D’abord."), reason="Pour ouvrir.")
    return draft


def url(name: str, version: CharterVersion, *more: object) -> str:
    return reverse(f"charters:{name}", args=[version.partnership.slug, version.label, *more])


def content(job: Job) -> dict:
    return json.loads(job.input["content"])


def ask(version: CharterVersion, by, language: str = "fr") -> Job:
    return actions.ask_draft_pdf(version, by=by, language=language)


def test_remarks_amendments_and_blanks_stand_at_their_place(discussed, alice):
    held = content(ask(discussed, alice))
    assert (held["remarks"], held["amendments"], held["blanks"]) == (1, 2, 2)
    article = held["articles"][0]
    assert [note["redline"] for note in article["opening"]] == [[["ins", "D’abord."]]]
    (remark,), (amendment,) = (block["said"] for block in article["blocks"])
    assert (remark["who"], remark["organisation"], remark["words"]) == (
        "Bob",
        "Ville de Saint-Aubin",
        "Qui paie\u202f?",
    )
    assert [(reply["who"], reply["words"]) for reply in remark["replies"]] == [("Alice", "Nous tous.")]
    assert amendment["organisation"] == "Calorane SA" and amendment["reason"] == "Plus clair."
    assert ["ins", " revu"] in amendment["redline"]
    numbers = [note["number"] for note in (*article["opening"], remark, amendment)]
    assert numbers == [1, 2, 3]
    assert ["[à revoir]", True] in held["articles"][2]["title_pieces"]
    assert held["articles"][2]["blocks"][0]["pieces"] == [["Soit ", False], ["TBD", True], [" euros.", False]]
    english = content(ask(discussed, alice, "en"))
    assert english["articles"][0]["blocks"][0]["text"] == "First paragraph." and english["blanks"] == 1


def test_what_is_said_of_words_that_are_gone_is_kept_apart(discussed, preamble, alice):
    kept = preamble.current().paragraphs.all()[1]
    actions.write_article(
        discussed.charter,
        by=alice,
        article=discussed.charter.articles.get(number=1),
        title=text("Préambule", "Preamble"),
        body=kept.body,
    )
    article = content(ask(discussed, alice))["articles"][0]
    kinds = {note["kind"] for note in (*article["gone"], *article["blocks"][0]["said"])}
    assert kinds == {"remark", "amendment"} and (len(article["gone"]), len(article["blocks"])) == (1, 1)


def test_the_same_draft_is_the_same_work_made_once(discussed, preamble, alice, bob):
    first = ask(discussed, alice)
    with clock.at(datetime(2027, 1, 1, tzinfo=UTC)):
        assert ask(discussed, bob) == first
    assert first.input_digest == fingerprint(content(first)) and ask(discussed, bob, "en") != first
    partnerships.resolve_remark(Remark.objects.open().get(), by=bob, resolution="Dit.")
    assert ask(discussed, alice) != first


def test_asking_leaves_no_trace_in_the_register_nor_in_the_evidence(discussed, alice, partnership):
    before = partnership.journal.count()
    jobs.run_one(ask(discussed, alice).pk)
    assert (partnership.journal.count(), EvidenceEntry.objects.count()) == (before, 0)
    assert not discussed.editions.exists()


def test_asking_costs_the_same_however_many_articles(draft, discussed, alice, queries):
    with queries() as before:
        ask(discussed, alice)
    for number in range(3):
        row = actions.write_article(draft.charter, by=alice, title=text(f"Art {number}"), body=text("Un.\n\nDeux."))
        paragraph = row.text.current().paragraphs.first().uuid
        partnerships.make_remark(row.text, by=alice, paragraph=paragraph, body="Voir.")
        partnerships.propose_amendment(row.text, by=alice, kind="remove", paragraph=paragraph, reason="Trop.")
    with queries() as after:
        ask(discussed, alice)
    assert len(after) <= len(before)


def test_a_frozen_version_has_no_working_draft(frozen, alice):
    with pytest.raises(Refused, match="not being written any more"):
        ask(frozen, alice)


def test_there_is_no_draft_without_an_article(charter, alice):
    with pytest.raises(Refused, match="nothing to read yet"):
        ask(charter.versions.get(), alice)


def test_who_has_left_asks_for_nothing(draft, alice, facilitator):
    partnerships.withdraw_partner(alice.partner, by=facilitator, reason="Elections")
    with pytest.raises(Refused, match="Only representatives"):
        ask(draft, fresh(alice))


# The pages -----------------------------------------------------------------------------------------------


def test_from_the_link_to_the_file(discussed, alice, login):
    browser = login(alice)
    assert url("ask_draft_pdf", discussed) in browser.get(url("version_detail", discussed)).content.decode()
    assert "Make the PDF" in browser.get(url("ask_draft_pdf", discussed)).content.decode()
    page = browser.post(url("ask_draft_pdf", discussed), {"language": "fr"})["Location"]
    job = Job.objects.get(kind=DRAFT_PDF)
    assert page == url("draft_paper", discussed, job.uuid)
    assert "<progress" in browser.get(page).content.decode()
    assert browser.get(url("draft_pdf", discussed, job.uuid)).status_code == 404
    assert "HX-Redirect" not in browser.get(url("_draft_paper_progress", discussed, job.uuid))
    assert jobs.run_one(job.pk)
    assert browser.get(url("_draft_paper_progress", discussed, job.uuid))["HX-Redirect"] == page
    assert "Download the PDF" in browser.get(page).content.decode()
    answer = browser.get(url("draft_pdf", discussed, job.uuid))
    assert answer.content.startswith(b"%PDF") and answer["Content-Type"] == "application/pdf"
    assert re.search(r'attachment; filename="[\w-]+-charter-v1\.0-draft-[\d-]+-fr\.pdf"', answer["Content-Disposition"])


def test_what_could_not_be_made_can_be_asked_again(draft, alice, login):
    job = ask(draft, alice, "en")
    Job.objects.filter(pk=job.pk).update(state=Job.State.DEAD, error="OSError: no space")
    browser = login(alice)
    assert "It could not be made." in browser.get(url("draft_paper", draft, job.uuid)).content.decode()
    browser.post(url("ask_draft_pdf", draft), {"language": "en"})
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


def test_a_stranger_and_another_partnership_learn_nothing_of_it(draft, alice, stranger, login):
    job = ask(draft, alice)
    assert jobs.run_one(job.pk)
    other = partnerships.start_partnership(by=stranger, name=text("Autre"), issue=text("Autre"), territory=text("Là"))
    for name in ("draft_paper", "_draft_paper_progress", "draft_pdf"):
        path = url(name, draft, job.uuid)
        assert login(stranger).get(path).status_code == 404
        assert login(stranger).get(path.replace(draft.partnership.slug, other.slug)).status_code == 404
    assert login(stranger).post(url("ask_draft_pdf", draft), {"language": "fr"}).status_code == 404


def test_another_works_file_is_not_served_here(draft, alice, login):
    job = ask(draft, alice)
    Job.objects.filter(pk=job.pk).update(kind="overview.report")
    assert login(alice).get(url("draft_paper", draft, job.uuid)).status_code == 404


@pytest.mark.parametrize("language", ["", "de"])
def test_an_unknown_language_is_sent_back_with_a_sentence(language, draft, alice, login):
    assert login(alice).post(url("ask_draft_pdf", draft), {"language": language}).status_code == 422
    assert not Job.objects.filter(kind=DRAFT_PDF).exists()


# The paper -----------------------------------------------------------------------------------------------


@pytest.fixture
def long(discussed, rich, facilitator, alice) -> CharterVersion:
    """Several pages: long articles, and tables between them."""
    actions.add_composed_article(
        discussed.charter, by=facilitator, title=text("Composé", "Composed"), parts=["parties", "objectives", "roles"]
    )
    words = "Chacun apporte ce qu’il peut, et le dit. " * 30
    for number in range(3):
        actions.write_article(discussed.charter, by=alice, title=text(f"Suite {number}"), body=text(f"{words}\n\nFin."))
    return discussed


@pytest.mark.once
def test_every_page_says_that_it_is_a_draft_and_when_and_its_lines_are_numbered(long, alice, tmp_path):
    job = ask(long, alice, "en")
    with oracles.no_complaint():
        data = draft_pdf(content(job), datetime(2026, 3, 2, 9, 5, tzinfo=UTC))
    assert data == draft_pdf(content(job), datetime(2026, 3, 2, 9, 5, tzinfo=UTC))
    path = tmp_path / "draft.pdf"
    path.write_bytes(data)
    assert oracles.verapdf(path) == []
    pages = PdfReader(BytesIO(data)).pages
    assert len(pages) >= 3
    written = 0
    for page, told in zip(pages, pdftotext(path).split("\f"), strict=False):
        assert "Working draft – not for signature. 2 March 2026" in told
        numbers, lines = _baselines(page)
        assert sorted(numbers) == list(range(1, 46))
        assert all(min(abs(line - number) for number in numbers.values()) < 0.25 for line in lines)
        written += len(lines)
    assert written > 40
    words = pdftotext(path)
    assert "Qui paie" in words and "Nous tous." in words and "Plus clair." in words and "Une coquille." not in words


def _baselines(page) -> tuple[dict[int, float], list[float]]:
    """Where the numbers of the margin stand, and where what is written does, from the head of the page."""
    numbers: dict[int, float] = {}
    lines: list[float] = []

    def seen(words, _matrix, place, _font, size):
        x, y = place[4], place[5]
        if not words.strip():
            return
        if x < 30 * MM:
            numbers[int(words)] = y
        elif size == BODY:
            lines.append(y)

    page.extract_text(visitor_text=seen)
    return numbers, lines
