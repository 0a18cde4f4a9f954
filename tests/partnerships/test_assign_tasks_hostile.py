"""A hostile grid is sent back and writes nothing."""

import pytest

from partnerships import actions
from tests.conftest import text
from tests.partnerships.grids import edit, fields, lines, parts, second

__all__ = ["edit", "second"]

HOSTILE = {
    "a foreign partner": {"part:A01:ELSE": "A"},
    "an unknown task": {"read:A77": "x", "part:A77:LLU": "A"},
    "a part that does not exist": {"part:A01:LLU": "Z"},
    "parts the grid does not offer": {"part:A01:LLU": "AC"},
    "control characters": {"part:A01:LLU": "A\x00"},
    "control characters in a name": {"read:A\x07": "x"},
    "a long name": {"read:" + "A" * 500: "x"},
    "a field of another form": {"accountable": "LLU"},
    "somebody of elsewhere": {"person:A01": "11111111-1111-4111-8111-111111111111"},
    "no identity at all": {"person:A01": "<script>"},
    "a cell twice": {"part:A01:CAL": ["C", "A"]},
    "an odd token": {"once": "not-a-token"},
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_form_is_sent_back_and_writes_nothing(made, edit, case):
    browser, address, sent = edit
    before = lines()
    answer = browser.post(address, sent | {"part:A02:CAL": "I"} | HOSTILE[case])
    assert answer.status_code == 422
    assert 'class="errors' in answer.text
    assert '<script>"' not in answer.text
    assert "A" * 100 not in answer.text
    assert fields(answer.text)["part:A02:CAL"] == "I"
    assert parts(made.task) == {"LLU": "A", "VSA": "R"}
    assert lines() == before


def test_people_of_another_partnership_are_nobody_here(made, edit, stranger):
    browser, address, sent = edit
    other = actions.start_partnership(by=stranger, name=text("Autre"), issue=text("x"), territory=text("y"))
    answer = browser.post(address, sent | {"person:A01": str(other.members.get().uuid)})
    assert answer.status_code == 422


def test_thousands_of_fields_are_refused_before_they_are_read(edit):
    browser, address, sent = edit
    answer = browser.post(address, sent | {f"part:A01:{number}": "A" for number in range(5000)})
    assert answer.status_code == 400
