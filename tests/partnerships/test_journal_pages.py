"""The register: its lines, its filters, its pages, and checking it."""

import hashlib

import pytest

from partnerships import actions
from partnerships.contents import journal as contents
from partnerships.models import JournalEntry
from tests.conftest import text


def test_sentences_the_latest_first(made, url, login, alice):
    read = login(alice).get(url("journal")).text
    assert "Bruno invited Banque." in read
    assert read.index("Bruno invited Banque.") < read.index("Bruno started the partnership.")
    assert "each chained to the one before" in read


def test_pages_by_sequence(made, facilitator):
    for number in range(45):
        actions.add_need(made.partnership, by=facilitator, title=text(f"n{number}"), criticality=1, required=1)
    first, more = contents.lines(made.partnership)
    second, none = contents.lines(made.partnership, before=more)
    assert len(first) == contents.PAGE
    assert none is None
    found = [line.sequence for line in first + second]
    assert found == sorted(range(1, JournalEntry.objects.count() + 1), reverse=True)


def test_filters(made, url, login, alice):
    browser = login(alice)
    mine = browser.get(url("journal"), {"partner": "VSA"}).text
    assert "proposed version v2" in mine
    assert "started the partnership" not in mine
    assert "No line answers this question." in browser.get(url("journal"), {"before": "1"}).text
    kept = browser.get(url("journal"), {"about": "partnerships", "partner": "LLU"}).text
    assert "Show all" in kept


@pytest.mark.parametrize(
    "asked",
    [{"about": "weather"}, {"partner": "ELSE"}, {"before": "0"}, {"before": "x"}, {"before": "9" * 40}],
)
def test_a_question_that_means_nothing(made, url, login, alice, asked):
    answer = login(alice).get(url("journal"), asked)
    assert answer.status_code == 422
    assert "Bruno started the partnership." in answer.text


def test_checking_it_now(made, url, login, alice):
    browser, lines = login(alice), JournalEntry.objects.count()
    read = browser.get(url("verify_journal")).text
    assert "Chain verified" in read
    assert f"The {lines} lines are what was written" in read
    assert JournalEntry.objects.latest("sequence").digest in read
    assert "Chain verified" in browser.get(url("journal")).text
    assert browser.post(url("verify_journal")).status_code == 200


def test_a_register_that_was_changed_says_where(made, url, login, alice, monkeypatch):
    broken = contents.Verification(2, 3, "0" * 64)
    monkeypatch.setattr(contents, "verify", lambda partnership: broken)
    read = login(alice).get(url("verify_journal")).text
    assert "Line 3 is not what was written" in read
    assert "The chain does not hold." in login(alice).get(url("journal")).text


def test_checking_it_oneself(made, url, login, alice):
    answer = login(alice).get(url("journal_file"))
    assert answer.headers["Content-Disposition"] == f'attachment; filename="register-{made.partnership.slug}.txt"'
    before, lines = "0" * 64, b"".join(answer.streaming_content).decode().splitlines()
    for line in lines:
        digest, words = line.split(" ", 1)
        assert hashlib.sha256(f"{before}\n{words}".encode()).hexdigest() == digest
        before = digest
    assert before in login(alice).get(url("verify_journal")).text
    assert len(lines) == JournalEntry.objects.count()
