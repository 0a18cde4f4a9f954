"""The grid changed at once: what is changed is written, and only that."""

from partnerships.models import JournalEntry
from tests.partnerships.grids import edit, lines, parts, second

__all__ = ["edit", "second"]


def test_an_untouched_grid_writes_nothing(made, second, edit):
    browser, address, sent = edit
    before, held = lines(), list(made.partnership.involvements.order_by("pk").values_list("pk", flat=True))
    answer = browser.post(address, sent, follow=True)
    assert "You changed nothing; the grid stays as it was." in answer.text
    assert lines() == before
    assert list(made.partnership.involvements.order_by("pk").values_list("pk", flat=True)) == held


def test_what_is_changed_is_written_at_once_and_only_that(made, second, edit, carol):
    browser, address, sent = edit
    before, kept = lines(), list(second.involvements.order_by("pk").values_list("pk", flat=True))
    typed = {"part:A01:LLU": "C", "part:A01:VSA": "I", "part:A01:CAL": "AR", "person:A01": str(carol.uuid)}
    answer = browser.post(address, sent | typed, follow=True)
    assert "1 task changed." in answer.text
    made.task.refresh_from_db()
    assert parts(made.task) == {"CAL": "AR", "LLU": "C", "VSA": "I"}
    assert made.task.answerable == carol
    assert list(second.involvements.order_by("pk").values_list("pk", flat=True)) == kept
    assert lines() == before + 1
    entry = JournalEntry.objects.latest("pk")
    assert (entry.event, entry.params["code"]) == ("partnerships.task_entrusted", "A01")


def test_each_changed_row_is_one_line_that_says_what_changed(edit):
    browser, address, sent = edit
    before = lines()
    browser.post(address, sent | {"part:A01:CAL": "I", "part:A02:VSA": "R", "part:A02:LLU": "A", "person:A02": ""})
    told = [(row.event, row.params["code"]) for row in JournalEntry.objects.order_by("pk")[before:]]
    assert told == [("partnerships.task_shared", "A01"), ("partnerships.task_assigned", "A02")]


def test_a_cell_that_was_not_sent_stays_as_it_is_written(made, edit):
    """Its partner came while the page was open."""
    browser, address, sent = edit
    del sent["part:A01:CAL"], sent["part:A02:VSA"], sent["person:A02"]
    assert browser.post(address, sent | {"part:A01:LLU": "AR"}).status_code == 302
    assert parts(made.task) == {"LLU": "AR", "VSA": "R"}
    assert JournalEntry.objects.filter(event__startswith="partnerships.task_").count() == 5


def test_sent_twice_it_acts_once(edit):
    browser, address, sent = edit
    typed = sent | {"part:A01:CAL": "C"}
    assert browser.post(address, typed).status_code == 302
    before = lines()
    assert browser.post(address, typed).status_code == 409
    assert lines() == before
