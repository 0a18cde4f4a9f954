"""Nothing of what others wrote in the grid meanwhile is lost."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.grid import Row, Typed
from tests.partnerships.grids import edit, fields, lines, parts, second

__all__ = ["edit", "second"]


def test_two_people_who_change_other_rows_lose_nothing(made, second, edit, facilitator, carol):
    browser, address, sent = edit
    actions.assign_task(made.task, by=facilitator, accountable=carol.partner, responsible=[carol.partner])
    assert browser.post(address, sent | {"part:A02:CAL": "C"}).status_code == 302
    assert parts(made.task) == {"CAL": "AR"}
    assert parts(second) == {"CAL": "C", "VSA": "AR"}


def test_a_row_changed_by_both_is_refused_with_both_versions(made, edit, facilitator, carol):
    browser, address, sent = edit
    held = {"accountable": carol.partner, "responsible": [carol.partner], "answerable": carol}
    actions.assign_task(made.task, by=facilitator, **held)
    mine = {"part:A01:VSA": "AR", "part:A01:LLU": "C"}
    answer = browser.post(address, sent | mine)
    assert answer.status_code == 422
    assert "Somebody else changed this row meanwhile." in answer.text
    assert "A: Calorane SA · R: Calorane SA · Carol" in answer.text
    assert parts(made.task) == {"CAL": "AR"}
    again = fields(answer.text)
    assert {name: again[name] for name in mine} == mine
    assert browser.post(address, again).status_code == 302  # with both before their eyes, theirs is written
    assert parts(made.task) == {"LLU": "C", "VSA": "AR"}


def test_both_typed_the_same_and_it_is_written_once(made, edit, facilitator, bob):
    browser, address, sent = edit
    actions.assign_task(made.task, by=facilitator, accountable=bob.partner, responsible=[bob.partner])
    before = lines()
    assert browser.post(address, sent | {"part:A01:VSA": "AR", "part:A01:LLU": ""}).status_code == 302
    assert lines() == before


def test_a_row_that_others_changed_and_i_did_not_is_shown_as_written_now(made, edit, facilitator, carol):
    browser, address, sent = edit
    actions.assign_task(made.task, by=facilitator, accountable=carol.partner, responsible=[carol.partner])
    again = fields(browser.post(address, sent | {"part:A02:VSA": ""}).text)
    assert (again["part:A01:CAL"], again["part:A02:VSA"]) == ("AR", "")


def test_a_task_deleted_meanwhile_is_named_and_the_rest_stays_typed(made, second, edit, facilitator):
    browser, address, sent = edit
    actions.drop_task(made.task, by=facilitator)
    answer = browser.post(address, sent | {"part:A02:CAL": "I"})
    assert answer.status_code == 422
    assert "Somebody else deleted meanwhile: A01." in answer.text
    again = fields(answer.text)
    assert again["part:A02:CAL"] == "I"
    assert browser.post(address, again).status_code == 302
    assert parts(second) == {"CAL": "I", "VSA": "AR"}


def test_a_task_deleted_in_between_is_refused_by_the_act(second, facilitator):
    typed = Typed(Row({"LLU": "AR"}), "read before")
    with pytest.raises(Refused, match="A99: Somebody else deleted this task meanwhile"):
        actions.assign_tasks(second.partnership, by=facilitator, rows={"A99": typed})


def test_a_forged_digest_is_a_row_somebody_else_changed(made, edit):
    browser, address, sent = edit
    answer = browser.post(address, sent | {"read:A01": "forged", "part:A01:CAL": "C"})
    assert "Somebody else changed this row meanwhile." in answer.text
    assert parts(made.task) == {"LLU": "A", "VSA": "R"}
