"""The register on paper: frozen when it is asked for, the same file for the same lines, nobody else's."""

import json
from datetime import date
from uuid import uuid4

import pytest

from core import jobs
from core.models import Job
from core.refusals import Refused
from partnerships import actions, rules
from partnerships.models import JournalEntry
from partnerships.pdf import journal_pdf
from partnerships.tasks import JOURNAL_PDF, make_journal_pdf
from tests.conftest import text


def content(job: Job) -> dict:
    return json.loads(job.input["content"])


def test_the_same_lines_are_the_same_work_made_once(made, alice, bob):
    first = actions.ask_journal_pdf(made.partnership, by=alice, language="fr")
    assert actions.ask_journal_pdf(made.partnership, by=bob, language="fr") == first
    assert actions.ask_journal_pdf(made.partnership, by=bob, language="en") != first
    held = content(first)
    assert [row["line"] for row in held["lines"]] == list(range(1, JournalEntry.objects.count() + 1))
    assert held["register"]["sha256"] == JournalEntry.objects.latest("sequence").digest
    assert held["asked"] == []


def test_asking_leaves_no_line(made, alice):
    before = JournalEntry.objects.count()
    actions.ask_journal_pdf(made.partnership, by=alice, language="fr")
    assert JournalEntry.objects.count() == before


def test_what_was_asked_for_stands_on_it_in_words(made, alice, bob):
    asked = {"about": "partnerships.texts", "person": str(bob.uuid), "partner": bob.partner}
    days = {"since": date(2000, 1, 1), "until": date(2200, 1, 1)}
    held = content(actions.ask_journal_pdf(made.partnership, by=alice, language="en", **asked, **days))
    assert held["asked"] == [
        "about: Vision and shared texts",
        "by: Bob",
        "partner: Ville de Saint-Aubin",
        "from 1 January 2000",
        "until 1 January 2200",
    ]
    assert ["proposed version v2" in row["said"] for row in held["lines"]] == [True]
    floor = content(actions.ask_journal_pdf(made.partnership, by=alice, language="en", about="partnerships"))
    assert floor["asked"] == ["about: Partnerships"]


def test_the_same_bytes_twice_with_the_chain_s_head_on_them(made, alice):
    job = actions.ask_journal_pdf(made.partnership, by=alice, language="fr")
    steps = []
    data = make_journal_pdf(job.input, steps.append)
    assert steps == [1, 2]
    assert data.startswith(b"%PDF")
    assert data == journal_pdf(content(job))


def test_nothing_to_put_on_paper(made, alice):
    with pytest.raises(Refused, match="there is nothing to put on paper"):
        actions.ask_journal_pdf(made.partnership, by=alice, language="fr", until=date(2001, 1, 1))


def test_too_much_for_paper(made, alice):
    reason = rules.ask_journal_pdf.refusal(alice, made.partnership, lines=2001)
    assert "A PDF holds two thousand lines at most" in reason


def test_who_has_left_asks_for_nothing(made, alice, facilitator):
    actions.withdraw_partner(alice.partner, by=facilitator, reason="Elections")
    alice.refresh_from_db()
    with pytest.raises(Refused, match="Only those who have a place in this partnership"):
        actions.ask_journal_pdf(made.partnership, by=alice, language="fr")


def test_from_the_link_to_the_file(made, url, login, alice, stranger):
    browser = login(alice)
    page = browser.get(url("journal"), {"partner": "VSA"}).text
    assert f"{url('ask_journal_pdf')}?partner=VSA" in page
    form = browser.get(url("ask_journal_pdf"), {"partner": "VSA"}).text
    assert '<option value="VSA" selected>' in form
    there = browser.post(url("ask_journal_pdf"), {"partner": "VSA", "language": "fr"})["Location"]
    job = Job.objects.get(kind=JOURNAL_PDF)
    assert there == url("journal_paper", job.uuid)
    shown = browser.get(there).text
    assert "<progress" in shown and "Reading the register" in shown
    assert browser.get(url("journal_pdf", job.uuid)).status_code == 404
    assert "HX-Redirect" not in browser.get(url("_journal_paper_progress", job.uuid))
    assert jobs.run_one(job.pk)
    assert browser.get(url("_journal_paper_progress", job.uuid))["HX-Redirect"] == there
    assert "Download the PDF" in browser.get(there).text
    answer = browser.get(url("journal_pdf", job.uuid))
    assert answer.content.startswith(b"%PDF") and answer["Content-Disposition"].startswith("attachment")
    for name in ("journal_paper", "_journal_paper_progress", "journal_pdf"):
        assert login(stranger).get(url(name, job.uuid)).status_code == 404
        assert browser.get(url(name, uuid4())).status_code == 404


def test_a_given_up_work_is_asked_again(made, url, login, alice):
    job = actions.ask_journal_pdf(made.partnership, by=alice, language="en")
    Job.objects.filter(pk=job.pk).update(state=Job.State.DEAD, error="OSError: no space")
    assert "It could not be made." in login(alice).get(url("journal_paper", job.uuid)).text
    assert actions.ask_journal_pdf(made.partnership, by=alice, language="en") == job
    job.refresh_from_db()
    assert job.state == Job.State.QUEUED


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ({"language": "de"}, "Select a valid choice"),
        ({"language": "fr", "since": "2026-02-01", "until": "2026-01-01"}, "This period ends before it begins."),
        ({"language": "fr", "until": "2001-01-01"}, "there is nothing to put on paper"),
    ],
)
def test_what_means_nothing_is_sent_back_with_a_sentence(made, url, login, alice, typed, why):
    answer = login(alice).post(url("ask_journal_pdf"), typed)
    assert answer.status_code in (403, 422)
    assert why in answer.text
    assert not Job.objects.filter(kind=JOURNAL_PDF).exists()


def test_a_long_word_and_a_formula_do_no_harm_on_paper(made, alice, facilitator):
    odd = text("x" * 160, "=HYPERLINK(1)")
    actions.add_need(made.partnership, by=facilitator, title=odd, criticality=1, required=1)
    job = actions.ask_journal_pdf(made.partnership, by=alice, language="fr")
    assert journal_pdf(content(job)).startswith(b"%PDF")
