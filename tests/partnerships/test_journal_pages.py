"""The register: its lines, its filters, its pages, and checking it."""

import hashlib
from dataclasses import replace
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from benchmarks.register import fill
from core import clock
from core.acts import CLOCK
from partnerships import actions
from partnerships.contents import journal as contents
from partnerships.events import NEED_DROPPED
from partnerships.journal import EVENTS, emit
from partnerships.models import JournalEntry, Member, Role
from tests.conftest import text
from tests.partnerships.restricted import line, restrict


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


def test_who_in_which_capacity_and_for_whom(made, url, login, alice):
    read = login(alice).get(url("journal")).text
    assert "as representative of Logis &amp; Lumière" in read
    assert "as facilitator" in read
    one = login(alice).get(url("journal_line", 1)).text
    assert "Line 1 of the register" in one
    assert "0" * 64 in one


def test_the_capacity_is_that_of_the_day(made, alice, facilitator):
    later = clock.now() + timedelta(days=2)
    Role.objects.filter(member=alice).update(ended_at=clock.now() + timedelta(days=1))
    assert any(line.capacity == "as representative of Logis & Lumière" for line in contents.lines(made.partnership)[0])
    with clock.at(later):
        emit(NEED_DROPPED, made.partnership, by=alice, code="B1", title=text("x"))
        emit(NEED_DROPPED, made.partnership, by=facilitator, on_behalf_of=alice.partner, code="B1", title=text("x"))
        emit(NEED_DROPPED, made.partnership, by=alice, on_behalf_of=alice.partner, code="B1", title=text("x"))
        emit(NEED_DROPPED, made.partnership, by=CLOCK, code="B1", title=text("x"))
    Member.objects.filter(pk=alice.pk).update(partner=None)
    with clock.at(later):
        emit(NEED_DROPPED, made.partnership, by=alice, code="B1", title=text("x"))
    shown = [line.capacity for line in contents.lines(made.partnership, size=5)[0]]
    said = "on behalf of Logis & Lumière"
    assert shown == ["", "", said, f"as facilitator, {said}", ""]
    assert "for Logis" not in str(shown)


def test_a_person_who_speaks_for_nobody_any_more_acts_for_their_organisation(made, alice):
    Role.objects.filter(member=alice).update(ended_at=clock.now())
    emit(NEED_DROPPED, made.partnership, by=alice, code="B1", title=text("x"))
    assert contents.lines(made.partnership, size=1)[0][0].capacity == "for Logis & Lumière"


def test_by_person_place_and_period(made, url, login, alice, bob, at):
    def found(**asked):
        return [line.sentence for line in contents.lines(made.partnership, contents.Asked(**asked))[0]]

    his = contents.lines(made.partnership, contents.Asked(person=str(bob.uuid)))[0]
    assert {row.who for row in his} == {"Bob"}
    assert found(about="partnerships.risks") == ["Bruno added the risk R01, “Delay”: likelihood 4, severity 4."]
    assert found(about="partnerships") == found()
    assert found(about="governance") == []
    today = made.partnership.today()
    emit(NEED_DROPPED, made.partnership, by=alice, code="B1", title=text("Tomorrow"))
    assert found(since=today, until=today)
    assert found(since=today + timedelta(days=1)) == []
    assert found(until=date(2025, 1, 1)) == []


def test_a_period_is_of_days_where_the_partnership_lives(made, facilitator, at):
    with at(2026, 1, 31, 23, 30):  # the first of February has begun in Paris
        emit(NEED_DROPPED, made.partnership, by=facilitator, code="B9", title=text("Minuit"))
    february = contents.Asked(since=date(2026, 2, 1), until=date(2026, 2, 1))
    assert [line.sentence for line in contents.lines(made.partnership, february)[0]] == [
        "Bruno dropped the need B9, “Minuit”."
    ]


def test_an_event_that_is_known_no_more_keeps_its_place(made, facilitator):
    emit(replace(NEED_DROPPED, code="weather.storm"), made.partnership, by=facilitator, code="x", title=text("x"))
    EVENTS.pop("weather.storm")
    line = contents.lines(made.partnership, size=1)[0][0]
    assert (line.sentence, line.pin, line.about) == ("weather.storm", "todo", "")


def test_places_are_offered_in_words(made, url, login, alice):
    read = login(alice).get(url("journal")).text
    for words in ("Governance: everything", "Meetings and minutes", "Stories of change", "everybody", "Risks"):
        assert words in read
    assert "The weekly letter" not in read
    kept = login(alice).get(url("journal"), {"about": "partnerships.texts", "since": "2020-01-01"}).text
    assert "about=partnerships.texts&amp;since=2020-01-01" in kept


def test_the_page_asks_five_things_of_its_own_on_the_first_page_and_on_the_400th(made, url, login, alice):
    browser, counts = login(alice), set()
    restrict(line("partnerships.offer_made"), alice, until_on=made.partnership.today() + timedelta(days=9))
    for pages in (0, 400):
        fill(made.partnership, pages * contents.PAGE)
        for asked in ({}, {"before": "45"}, {"partner": "LLU", "about": "partnerships"}):
            browser.get(url("journal"), asked)
            with CaptureQueriesContext(connection) as found:
                assert browser.get(url("journal"), asked).status_code == 200
            counts.add(len(found))
    door = 4  # the session, the person, their place with their roles, the marks beside the places
    assert counts == {door + 5}


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
    [
        *({"about": "weather"}, {"partner": "ELSE"}, {"person": "x"}),
        *({"before": "0"}, {"before": "x"}, {"before": "9" * 40}),
        *({"since": "0001-01-01"}, {"until": "soon"}, {"since": "2026-02-01", "until": "2026-01-01"}),
    ],
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
    for told in lines:
        digest, words = told.split(" ", 1)
        assert hashlib.sha256(f"{before}\n{words}".encode()).hexdigest() == digest
        before = digest
    assert before in login(alice).get(url("verify_journal")).text
    assert len(lines) == JournalEntry.objects.count()
