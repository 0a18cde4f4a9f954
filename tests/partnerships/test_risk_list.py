"""Risks by their weight, in words: the heaviest first, the closed apart."""

import pytest

from partnerships import actions
from partnerships.contents.risks import band, risks_page
from partnerships.models import Risk
from tests.conftest import text
from tests.partnerships.risks import review


@pytest.mark.parametrize(("weight", "found"), [(1, 1), (5, 1), (6, 2), (12, 2), (15, 3), (25, 3)])
def test_bands_of_weight(weight, found):
    assert band(weight) == found


def test_the_heaviest_first_and_the_closed_apart(partnership, facilitator, risk, at):
    for likelihood, severity in ((1, 5), (5, 5), (2, 5)):
        actions.add_risk(partnership, by=facilitator, title=text("Autre"), likelihood=likelihood, severity=severity)
    review(Risk.objects.get(code="R04"), facilitator, state="closed")
    with at(2026, 1, 6):
        page = risks_page(partnership, by=facilitator)
    assert [row.risk.code for row in page.live] == ["R03", "R01", "R02"]
    assert [row.risk.code for row in page.closed] == ["R04"]
    assert (page.grave, page.warned) == (2, 2)
    cells = {
        (mark, likely): [one.code for one in cell.risks]
        for mark, _word, row in page.matrix
        for likely, cell in enumerate(row, 1)
        if cell.risks
    }
    assert cells == {(5, 5): ["R03"], (4, 4): ["R01"], (5, 1): ["R02"]}
    assert [mark for mark, _word, _row in page.matrix] == [5, 4, 3, 2, 1]
    assert {cell.weight for _mark, _word, row in page.matrix for cell in row} == {
        likely * severe for likely in range(1, 6) for severe in range(1, 6)
    }


def test_the_page_says_it_in_words(partnership, url, login, alice, bob, risk):
    read = login(bob).get(url("risk_list")).text
    assert "1 risk is open or under watch." in read and "1 is grave." in read
    assert '<table class="table matrix">' in read and read.count("<tr>") == 6
    assert "almost certain" in read and "negligible" in read
    assert "16 = 4 × 4" in read and "watched by Logis &amp; Lumière" in read
    assert url("review_risk", "R01") not in read
    assert url("review_risk", "R01") in login(alice).get(url("risk_list")).text
    french = login(alice, "fr").get(url("risk_list")).text
    assert "Retard" in french
    read = login(bob).get(url("risk_detail", "R01")).text
    assert "Grave, 16: likelihood 4 (likely) × severity 4 (major)." in read
    assert "Smaller lots" in read and "After the 15th" in read


def test_an_empty_page_teaches(partnership, url, login, alice, facilitator):
    read = login(alice).get(url("risk_list")).text
    assert "No risk is written down yet." in read and "nobody is accused by a risk" in read
    only = actions.add_risk(partnership, by=facilitator, title=text("Seul"), likelihood=1, severity=1)
    review(only, facilitator, state="closed")
    read = login(alice).get(url("risk_list")).text
    assert "Every risk is closed." in read and "nobody is accused" not in read
