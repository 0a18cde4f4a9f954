"""The recipe and its history, as people read them."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.translation import override

from governance import actions as governance
from overview import actions
from overview.contents.history import SHOWN, history
from overview.contents.lines import marks_of, told
from overview.models import Mark, MarkChange
from partnerships import actions as building
from tests.conftest import text


@pytest.fixture
def address(partnership) -> str:
    return f"/partnerships/{partnership.slug}/recipe/"


@pytest.mark.parametrize("language", ["en", "fr"])
def test_the_kept_reading_is_told_in_the_reader_s_language(partnership, language):
    actions.refresh_marks(partnership)
    with override(language):
        lines = told(partnership, marks_of(partnership))
    assert len(lines) == 15
    assert all("%(" not in line["sentence"] and line["sentence"] for line in lines)
    assert lines[0]["link"] == f"/partnerships/{partnership.slug}/vision/"
    expected = {"en": "No vision is written yet. Expected from the stage “Co-construction” on."}
    expected["fr"] = "Aucune vision n’est encore écrite. Attendu à partir de l’étape «\u202fCo-construction\u202f»."
    assert lines[0]["sentence"] == expected[language]


def test_the_lead_is_named_and_no_reading_keeps_the_name(partnership, facilitator, alice, at):
    with at(2026, 1, 6, 9):
        body = governance.seat_committee(partnership, by=facilitator, name=text("Comité"))
        lines = governance.usual_categories(quorum=2)
        governance.set_rules(partnership, by=facilitator, categories=lines)
        seat, since = body.seats.get(partner=alice.partner), partnership.today()
        governance.give_mandate(seat, by=facilitator, member=alice, capacity="titular", since_on=since)
        days = {"since_on": since, "until_on": since.replace(year=2027), "succession": text("Bob")}
        governance.elect_lead(partnership, by=facilitator, member=alice, seat=seat, **days, categories=[], cap=0)
        actions.refresh_marks(partnership)
        (line,) = [line for line in told(partnership, marks_of(partnership)) if line["code"] == "S4"]
    assert line["sentence"].startswith("The mandate of Alice (Logis & Lumière) runs until 6 January 2027.")
    assert all("Alice" not in str(row.params) for row in [*Mark.objects.all(), *MarkChange.objects.all()])


def test_each_line_says_since_when_and_leads_to_its_history(partnership, alice, login, address, at):
    with at(2026, 3, 12, 9):
        actions.refresh_marks(partnership)
    read = login(alice).get(address).text
    assert f'href="{address}history/#D1"' in read
    assert read.count("Not to be expected yet since 12 March 2026") == 14
    assert "In place since 12 March 2026" in read


def test_before_any_reading_there_is_nothing_to_lead_to(partnership, alice, login, address):
    assert "history/#" not in login(alice).get(address).text
    assert 'class="lived"' not in login(alice).get(f"{address}history/").text


def test_the_history_tells_each_change_with_its_evidence_the_latest_first(
    partnership, facilitator, alice, bob, carol, login, address, at
):
    with at(2026, 3, 12, 9):
        actions.refresh_marks(partnership)
    with at(2026, 4, 2, 9):
        version = building.propose_version(partnership, by=facilitator, paragraphs=[(None, text("Vision"))])
        actions.refresh_marks(partnership)
        for member in (alice, bob, carol):
            building.give_consent(version, by=member, position="consent")
    with at(2026, 5, 20, 9):
        actions.refresh_marks(partnership)
        read = login(alice).get(f"{address}history/").text
    said = [
        "<b>In place.</b> Version v1: 3 of 3 partners consent.",
        "<b>Under way.</b> Version v1: 0 of 3 partners consent. Consent awaited: Logis &amp; Lumière",
        "<b>Not to be expected yet.</b> No vision is written yet.",
    ]
    places = [read.index(one) for one in said]
    assert places == sorted(places)
    assert '<article class="lived" id="D1">' in read
    assert "<title>Share a common vision: in place since 20 May 2026.</title>" in read
    assert "<desc>in place since 20 May 2026; under way since 2 April 2026; not to be" in read
    french = login(bob, "fr").get(f"{address}history/").text
    assert "<b>En place.</b> Version v1" in french and "20 mai 2026" in french


def _changes(partnership, number: int) -> None:
    first = MarkChange.objects.filter(partnership=partnership, line="D2").order_by("-rank").first()
    MarkChange.objects.bulk_create(
        MarkChange(
            partnership=partnership, line="D2", rank=first.rank + n, state=("missing", "under_way")[n % 2],
            params={"key": "none"}, read_at=first.read_at,
        )
        for n in range(1, number + 1)
    )  # fmt: skip


def test_older_changes_are_folded(partnership, alice, login, address):
    actions.refresh_marks(partnership)
    _changes(partnership, SHOWN)
    assert "1 earlier change<" in login(alice).get(f"{address}history/").text
    _changes(partnership, 1)
    assert "2 earlier changes<" in login(alice).get(f"{address}history/").text
    (lived,) = [lived for group in history(partnership) for lived in group["lines"] if lived.line.code == "D2"]
    assert (len(lived.latest), len(lived.older)) == (SHOWN, 2)


def test_the_history_asks_the_same_with_few_changes_and_with_many(partnership, alice, login, address):
    actions.refresh_marks(partnership)
    browser, counts = login(alice), set()
    for number in (1, 10, 100):
        _changes(partnership, number)
        browser.get(f"{address}history/")
        with CaptureQueriesContext(connection) as asked:
            assert browser.get(f"{address}history/").status_code == 200
        counts.add(len(asked))
    assert len(counts) == 1
