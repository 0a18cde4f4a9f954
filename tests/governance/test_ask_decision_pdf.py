"""A decision on paper: asked for once, made by a worker, downloaded by those of the partnership alone."""

import json
from datetime import UTC, datetime

import pytest
from celery import current_app
from django.urls import reverse

from core import clock, jobs
from core.canonical import fingerprint
from core.models import Job
from core.refusals import Refused
from governance import actions
from governance.actions.paper import DECISION_PDF
from governance.models import Decision
from governance.tally import recount
from partnerships import actions as partnerships
from tests.conftest import text


@pytest.fixture(autouse=True)
def handlers():
    """What a worker does at its start: load the handlers."""
    current_app.loader.import_default_modules()


@pytest.fixture
def adopted(propose, play) -> Decision:
    """Adopted at a meeting, two for, one against."""
    decision = propose(amount=9600)
    play(decision, LLU="for", VSA="for", CAL="against")
    return Decision.objects.get(pk=decision.pk)


def url(name: str, decision: Decision, *more: object) -> str:
    return reverse(f"governance:{name}", args=[decision.partnership.slug, decision.address, *more])


def content(job: Job) -> dict:
    return json.loads(job.input["content"])


def test_the_same_content_is_the_same_work_made_once(adopted, alice, bob):
    first = actions.ask_decision_pdf(adopted, by=alice, language="fr")
    assert actions.ask_decision_pdf(adopted, by=bob, language="fr") == first
    assert actions.ask_decision_pdf(adopted, by=bob, language="en") != first
    assert Job.objects.filter(kind=DECISION_PDF).count() == 2
    assert first.input_digest == fingerprint(content(first))


def test_asking_leaves_no_line_in_the_register(adopted, alice, partnership):
    before = partnership.journal.count()
    actions.ask_decision_pdf(adopted, by=alice, language="fr")
    assert partnership.journal.count() == before


def test_every_verdict_is_worked_out_again_from_what_it_carries(adopted, alice):
    held = content(actions.ask_decision_pdf(adopted, by=alice, language="en"))
    assert [row["result"] for row in held["rounds"]] == ["adopted"]
    for row in held["rounds"]:
        assert recount(row["record"]).as_dict() == row["record"]["verdict"]
    assert held["as_of"] is None


def test_it_names_the_last_line_of_the_register_about_it(adopted, propose, alice, partnership):
    told = partnership.journal.order_by("-sequence").first()
    propose("operational")
    held = content(actions.ask_decision_pdf(adopted, by=alice, language="en"))
    assert held["register"] == {"line": told.sequence, "sha256": told.digest}


def test_while_it_is_open_it_is_provisional_as_of_the_minute(propose, alice, facilitator, at):
    decision = propose()
    actions.open_round(decision, by=facilitator)
    with clock.at(datetime(2026, 3, 2, 10, 0, 7, tzinfo=UTC)):
        first = actions.ask_decision_pdf(decision, by=alice, language="en")
    with clock.at(datetime(2026, 3, 2, 10, 0, 51, tzinfo=UTC)):
        assert actions.ask_decision_pdf(decision, by=alice, language="en") == first
    with at(2026, 3, 2, 10, 1):
        later = actions.ask_decision_pdf(decision, by=alice, language="en")
    assert content(first)["as_of"] == "2026-03-02T10:00:00Z"
    assert content(later)["as_of"] == "2026-03-02T10:01:00Z"


def test_a_draft_is_not_on_paper(committee, partnership, alice):
    words = {"title": text("Louer"), "text": text("Nous louons."), "category": "budget"}
    draft = actions.draft_decision(partnership, by=alice, **words)
    with pytest.raises(Refused, match="A draft has no number yet"):
        actions.ask_decision_pdf(draft, by=alice, language="en")


def test_who_has_left_asks_for_nothing(adopted, alice, facilitator):
    partnerships.withdraw_partner(alice.partner, by=facilitator, reason="Elections")
    alice.refresh_from_db()
    with pytest.raises(Refused, match="Only"):
        actions.ask_decision_pdf(adopted, by=alice, language="en")


def test_from_the_button_to_the_file(adopted, alice, login):
    browser = login(alice)
    assert url("ask_decision_pdf", adopted) in browser.get(url("decision_detail", adopted)).content.decode()
    assert "Make the PDF" in browser.get(url("ask_decision_pdf", adopted)).content.decode()
    page = browser.post(url("ask_decision_pdf", adopted), {"language": "fr"})["Location"]
    job = Job.objects.get(kind=DECISION_PDF)
    assert page == url("decision_paper", adopted, job.uuid)
    shown = browser.get(page).content.decode()
    assert "<progress" in shown and "Reading the decision" in shown
    assert browser.get(url("decision_pdf", adopted, job.uuid)).status_code == 404
    waiting = browser.get(url("_decision_paper_progress", adopted, job.uuid))
    assert "HX-Redirect" not in waiting
    assert jobs.run_one(job.pk)
    assert browser.get(url("_decision_paper_progress", adopted, job.uuid))["HX-Redirect"] == page
    assert "Download the PDF" in browser.get(page).content.decode()
    answer = browser.get(url("decision_pdf", adopted, job.uuid))
    assert answer.content.startswith(b"%PDF") and answer["Content-Type"] == "application/pdf"
    assert answer["Content-Disposition"].startswith("attachment")


def test_what_could_not_be_made_says_so_and_can_be_asked_again(adopted, alice, login):
    job = actions.ask_decision_pdf(adopted, by=alice, language="en")
    Job.objects.filter(pk=job.pk).update(state=Job.State.DEAD, error="OSError: no space")
    browser = login(alice)
    shown = browser.get(url("decision_paper", adopted, job.uuid)).content.decode()
    assert "It could not be made." in shown
    browser.post(url("ask_decision_pdf", adopted), {"language": "en"})
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


def test_another_decisions_paper_is_not_there(adopted, propose, alice, login):
    other = propose("operational")
    job = actions.ask_decision_pdf(adopted, by=alice, language="en")
    assert jobs.run_one(job.pk)
    for name in ("decision_paper", "_decision_paper_progress", "decision_pdf"):
        assert login(alice).get(url(name, other, job.uuid)).status_code == 404
        assert login(alice).get(url(name, adopted, other.uuid)).status_code == 404


def test_a_stranger_learns_nothing_of_it(adopted, alice, stranger, login):
    job = actions.ask_decision_pdf(adopted, by=alice, language="en")
    assert jobs.run_one(job.pk)
    for name in ("decision_paper", "_decision_paper_progress", "decision_pdf"):
        assert login(stranger).get(url(name, adopted, job.uuid)).status_code == 404
    assert login(stranger).post(url("ask_decision_pdf", adopted), {"language": "en"}).status_code == 404


def test_another_works_file_is_not_served_here(adopted, alice, login):
    """A job of another kind, even with this decision in its input, is nobody's paper."""
    job = jobs.ask(DECISION_PDF, {"decision": str(adopted.uuid), "language": "en", "content": "{}"}, digest="x")
    Job.objects.filter(pk=job.pk).update(kind="overview.report")
    assert login(alice).get(url("decision_paper", adopted, job.uuid)).status_code == 404


@pytest.mark.parametrize("language", ["", "de", "x" * 200, "\x00"])
def test_an_unknown_language_is_sent_back_with_a_sentence(language, adopted, alice, login):
    answer = login(alice).post(url("ask_decision_pdf", adopted), {"language": language})
    assert answer.status_code == 422
    assert not Job.objects.filter(kind=DECISION_PDF).exists()
