"""Looking something up in the register: words, filters, what is awaited, paging, and the files taken away."""

import csv
import io
import json
from datetime import date
from urllib.parse import urlencode

import pytest
from django.urls import reverse

from core.cells import table
from governance import actions
from governance.models import Decision
from governance.tally import recount
from partnerships import actions as partnerships
from tests.conftest import text


@pytest.fixture
def shelf(propose, play, facilitator, alice, bob, partnership, at) -> dict[str, Decision]:
    """One adopted with its owner and objective, one open in writing that Alice answered, one withdrawn."""
    goal = partnerships.add_objective(partnership, by=facilitator, title=text("Agir"), statement=text("Aider 600"))
    with at(2026, 2, 2, 9):
        adopted = propose(amount=9600, owner=bob)
        Decision.objects.filter(pk=adopted.pk).update(objective=goal, title=text("Évaluer l’été", "Assess the summer"))
        adopted.refresh_from_db()
        play(adopted, present="LLU VSA", LLU="for", VSA="for")
    with at(2026, 3, 2, 9):
        asked = propose("operational")
        actions.open_round(asked, by=facilitator, mode="written", closes_on=date(2040, 3, 20))
        actions.cast_vote(asked, by=alice, position="consent")
    with at(2027, 1, 4, 9):
        withdrawn = propose("operational")
        actions.withdraw_decision(withdrawn, by=facilitator, reason="Found another way.")
    return {"adopted": adopted, "asked": asked, "withdrawn": withdrawn}


def register(partnership, name: str = "decision_list", **filters: str) -> str:
    return f"{reverse(f'governance:{name}', args=[partnership.slug])}?{urlencode(filters)}"


def kept(browser, partnership, shelf, **filters: str) -> set[str]:
    """Which of the shelf's decisions the page shows."""
    answer = browser.get(register(partnership, **filters))
    assert answer.status_code == 200
    page = answer.content.decode()
    return {name for name, row in shelf.items() if f'<a href="{row.get_absolute_url()}">' in page}


@pytest.mark.parametrize(
    ("filters", "wanted"),
    [
        ({}, {"adopted", "asked", "withdrawn"}),
        ({"words": "evaluer ETE"}, {"adopted"}),
        ({"words": "summer assess"}, {"adopted"}),
        ({"words": "d-2026-02"}, {"asked"}),
        ({"words": "outil absent"}, set()),
        ({"words": "%"}, set()),
        ({"words": "_"}, set()),
        ({"words": "' OR 1=1 --"}, set()),
        ({"state": "open"}, {"asked"}),
        ({"state": "closed"}, {"adopted"}),
        ({"state": "adopted"}, {"adopted"}),
        ({"state": "rejected"}, set()),
        ({"state": "withdrawn"}, {"withdrawn"}),
        ({"category": "budget"}, {"adopted"}),
        ({"year": "2027"}, {"withdrawn"}),
        ({"partner": "LLU"}, {"adopted", "asked"}),
        ({"partner": "CAL"}, {"asked"}),
        ({"settled": "on"}, set()),
        ({"year": "2026", "state": "open"}, {"asked"}),
    ],
)
def test_each_filter_keeps_what_it_says(filters, wanted, shelf, partnership, facilitator, login):
    assert kept(login(facilitator), partnership, shelf, **filters) == wanted


def test_who_answers_for_it(shelf, partnership, alice, bob, login):
    assert kept(login(alice), partnership, shelf, owner=str(bob.uuid)) == {"adopted"}


def test_the_objective_it_serves(shelf, partnership, alice, login):
    code = shelf["adopted"].objective.code
    assert kept(login(alice), partnership, shelf, objective=code) == {"adopted"}


def test_what_waits_for_my_answer_is_mine(shelf, partnership, alice, bob, facilitator, login):
    assert kept(login(bob), partnership, shelf, mine="on") == {"asked"}
    assert kept(login(alice), partnership, shelf, mine="on") == set()
    assert kept(login(facilitator), partnership, shelf, mine="on") == set()


def test_what_the_lead_settled(propose, play, lead, facilitator, alice, partnership, login, at):
    with at(2026, 6, 1, 9):
        decision = propose("operational")
        other = propose()
        play(decision, LLU="for", VSA="against", CAL="abstain", skipped_consent="Known.")
        actions.open_mediation(decision, by=facilitator, mediator="Odile")
    with at(2026, 6, 12, 9):
        actions.close_mediation(decision, by=facilitator, findings="A comparison.")
    with at(2026, 6, 15, 9):
        play(decision, LLU="for", VSA="against", CAL="abstain")
    with at(2026, 6, 17, 9):
        words = {"reasons": text("Parce que."), "minority_opinion": text("Attendre.")}
        actions.settle_decision(decision, by=alice, outcome="adopted", **words)
    both = {"settled": decision, "other": other}
    assert kept(login(alice), partnership, both, settled="on") == {"settled"}


@pytest.mark.parametrize(
    "hostile",
    [
        {"year": "20261"},
        {"year": "-1"},
        {"state": "nonsense"},
        {"owner": "not-a-uuid"},
        {"partner": "XXX"},
        {"objective": "O9"},
        {"words": "\x00"},
        {"words": "x" * 500},
        {"page": "nine"},
        {"partnership__slug": "x", "pk__gt": "0", "proposed_by__user__email": "a"},
    ],
)
def test_what_cannot_be_read_is_left_out(hostile, shelf, partnership, alice, login):
    assert kept(login(alice), partnership, shelf, **hostile) == {"adopted", "asked", "withdrawn"}


def test_another_partnerships_people_and_partners_are_not_offered(shelf, partnership, facilitator, login, founder):
    other = partnerships.start_partnership(
        by=founder, name=text("Ailleurs"), issue=text("X"), territory=text("Y"), other_languages="en"
    )
    page = login(facilitator).get(register(other)).content.decode()
    assert "No decision has been proposed yet." in page and "Bob" not in page
    assert kept(login(facilitator), other, shelf) == set()


def test_filters_are_said_in_words_and_can_be_cleared(shelf, partnership, alice, login):
    page = login(alice).get(register(partnership, year="2026", partner="LLU", state="adopted")).content.decode()
    said = page.partition("1 decision answers these filters:")[2].partition("</p>")[0]
    for name, value in (("State", "adopted"), ("Year", "2026"), ("Seat that answered or is awaited", "Logis")):
        assert f"<strong>{name}</strong> {value}" in said
    assert register(partnership).rstrip("?") in said


def test_the_list_says_who_has_not_answered(shelf, partnership, alice, login):
    page = login(alice).get(register(partnership)).content.decode()
    assert "1 of 3 seats have answered; waiting for: Ville de Saint-Aubin, Calorane SA." in page


def test_filters_survive_paging(partnership, propose, facilitator, login):
    for _number in range(31):
        propose()
    browser = login(facilitator)
    first = browser.get(register(partnership, year=str(partnership.today().year), words="outil")).content.decode()
    assert 'rel="next"' in first
    following = first.partition('rel="next"')[0].rpartition('href="')[2].partition('"')[0].replace("&amp;", "&")
    assert "words=outil" in following and "page=2" in following
    second = browser.get(reverse("governance:decision_list", args=[partnership.slug]) + following).content.decode()
    assert "31 decisions answer these filters:" in second and "Later decisions" in second


def test_one_row_or_thirty_take_the_same_queries(
    partnership, propose, facilitator, alice, login, django_assert_max_num_queries, django_assert_num_queries
):
    browser, everything = login(alice), {"words": "outil", "partner": "VSA", "mine": "on"}
    actions.open_round(propose(), by=facilitator, mode="written")
    pages = [register(partnership), register(partnership, **everything)]
    pages += [register(partnership, "decision_export", **{"as": kind}) for kind in ("csv", "json")]
    browser.get(pages[0])
    counts = []
    for page in pages:
        with django_assert_max_num_queries(27) as one:
            browser.get(page)
        counts.append(len(one))
    for _number in range(29):
        decision = propose(owner=alice)
        actions.open_round(decision, by=facilitator, mode="written")
        actions.record_vote(decision, by=facilitator, answers={decision.body.seats.first(): ("for", "Yes.")})
    for page, count in zip(pages, counts, strict=True):
        with django_assert_num_queries(count):
            browser.get(page)


def test_every_verdict_of_the_export_is_worked_out_again(shelf, partnership, alice, login):
    data = json.loads(login(alice).get(register(partnership, "decision_export", **{"as": "json"})).content)
    assert [row["number"] for row in data["decisions"]] == ["D-2026-01", "D-2026-02", "D-2027-01"]
    records = [turn["record"] for row in data["decisions"] for turn in row["rounds"]]
    assert len(records) == 2
    for record in records:
        assert recount(record).as_dict() == record["verdict"]
    stored = shelf["adopted"].rounds.get()
    assert records[0] == stored.verdict and data["decisions"][0]["rounds"][0]["result"] == stored.result
    entry = partnership.journal.order_by("-sequence").first()
    assert data["register"] == {"line": entry.sequence, "sha256": entry.digest}


def test_the_table_holds_the_filtered_rows(shelf, partnership, alice, login):
    answer = login(alice).get(register(partnership, "decision_export", year="2026"))
    assert answer["Content-Type"].startswith("text/csv") and answer["Cache-Control"] == "no-store"
    assert answer["Content-Disposition"].startswith("attachment")
    head, *rows = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert head[:2] == ["Number", "Title"]
    assert [row[0] for row in rows] == ["D-2026-02", "D-2026-01"]
    assert rows[1][3] == "adopted" and rows[1][4] == "9600.00" and rows[1][6] == "Bob"
    french = login(alice, "fr").get(register(partnership, "decision_export", year="2026")).content.decode("utf-8-sig")
    assert list(csv.reader(io.StringIO(french), delimiter=";"))[2][4] == "9600,00", "a French spreadsheet adds it up"


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t=", " =", "\u00a0="])
def test_no_cell_is_a_formula(start, propose, partnership, alice, login):
    decision = propose()
    title = f'{start}HYPERLINK("https://evil.example","x")'
    Decision.objects.filter(pk=decision.pk).update(title=text(title))
    answer = login(alice).get(register(partnership, "decision_export"))
    _head, row = csv.reader(io.StringIO(answer.content.decode("utf-8-sig")))
    assert row[1] == f"'{title}"


def test_numbers_stay_numbers():
    assert table([[-3, None, "-3", "a"]]).splitlines()[0].lstrip("\ufeff") == "-3,,'-3,a"


@pytest.mark.parametrize("kind", ["xml", "", "csv/../..", "\x00"])
def test_another_kind_of_file_is_not_there(kind, shelf, partnership, alice, login):
    assert login(alice).get(register(partnership, "decision_export", **{"as": kind})).status_code == 404
