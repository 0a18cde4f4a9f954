"""A grid that cannot be is refused row by row, and nothing of it is written."""

import pytest

from partnerships.models import Partnership
from tests.partnerships.grids import edit, fields, lines, parts, second

__all__ = ["edit", "second"]

ONE_A = "A task has exactly one accountable partner"
REFUSED = {
    "nobody": ({"part:A01:LLU": ""}, f"{ONE_A}. Choose it."),
    "two": ({"part:A01:CAL": "A"}, f"{ONE_A}, not several (Logis &amp; Lumière, Calorane SA)."),
    "no work": ({"part:A01:VSA": ""}, "At least one partner does the work. Choose who is responsible."),
    "elsewhere": ({"person:A01": "bob"}, "Bob does not speak here for Logis &amp; Lumière."),
}


@pytest.mark.parametrize("case", REFUSED)
def test_a_row_that_cannot_be_is_refused_by_name_and_nothing_is_written(made, second, edit, bob, case):
    browser, address, sent = edit
    typed, reason = REFUSED[case]
    typed = {name: str(bob.uuid) if value == "bob" else value for name, value in typed.items()}
    before = lines()
    answer = browser.post(address, sent | typed | {"part:A02:CAL": "C"})
    assert answer.status_code == 422
    assert answer.text.count(reason) == 1
    assert '<a href="#t-A01">To correct: A01 Visit</a>' in answer.text
    assert 'aria-describedby="e-A01" autofocus>' in answer.text and answer.text.count("autofocus") == 1
    assert (parts(made.task), parts(second)) == ({"LLU": "A", "VSA": "R"}, {"VSA": "AR"})
    assert lines() == before
    again = fields(answer.text)
    assert {name: again[name] for name in typed} == typed  # what was typed stays
    assert again["part:A02:CAL"] == "C"


def test_every_wrong_row_has_its_sentence(edit):
    browser, address, sent = edit
    answer = browser.post(address, sent | {"part:A01:LLU": "", "part:A02:VSA": "A"})
    assert "To correct: A01 Visit" in answer.text and f"{ONE_A}. Choose it." in answer.text
    assert "To correct: A02 Count" in answer.text and "At least one partner does the work." in answer.text
    assert answer.text.count("autofocus") == 1
    first = answer.text.partition("autofocus")[0].rpartition("<select")[2]
    assert 'name="part:A01:LLU"' in first


def test_a_row_corrected_after_a_refusal_is_written(made, edit):
    browser, address, sent = edit
    again = fields(browser.post(address, sent | {"part:A01:CAL": "A"}).text)
    assert browser.post(address, again | {"part:A01:LLU": "R"}).status_code == 302
    assert parts(made.task) == {"CAL": "A", "LLU": "R", "VSA": "R"}


def test_only_the_facilitator_and_only_while_it_is_open(made, edit, login, alice, facilitator):
    _browser, address, sent = edit
    for method in ("get", "post"):
        answer = getattr(login(alice), method)(address, sent)
        assert answer.status_code == 403
        assert "Only the facilitator of this partnership can do this." in answer.text
    Partnership.objects.update(state="closed")
    answer = login(facilitator).post(address, sent | {"part:A01:CAL": "C"})
    assert "This partnership is closed" in answer.text
    assert parts(made.task) == {"LLU": "A", "VSA": "R"}


def test_nothing_sent(edit):
    browser, address, _sent = edit
    answer = browser.post(address, {})
    assert answer.status_code == 422
    assert "No row of the grid was sent." in answer.text
