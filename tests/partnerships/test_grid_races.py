"""Two people change the grid at the same moment: one row keeps one accountable partner, nothing is half-written."""

from functools import partial

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.grid import Row, Typed
from partnerships.models import JournalEntry, Partnership, Task
from tests.conftest import text
from tests.partnerships.grids import parts
from tests.racing import together

ROUNDS = 5
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def tasks(partnership, facilitator, alice) -> list[Task]:
    held = {"accountable": alice.partner, "responsible": [alice.partner]}
    return [actions.add_task(partnership, by=facilitator, title=text(f"T{n}"), **held) for n in range(3)]


def typed(task: Task, wanted: dict[str, str], read: dict[str, str]) -> dict[str, Typed]:
    return {task.code: Typed(Row(wanted), Row(read).digest)}


def edit(partnership: Partnership, facilitator, rows: dict[str, Typed]):
    return partial(actions.assign_tasks, partnership, by=facilitator, rows=rows)


def test_of_two_who_change_one_row_one_is_told(partnership, facilitator, tasks):
    task, read = tasks[0], {"LLU": "AR"}
    for _number in range(ROUNDS):
        gave = together(
            edit(partnership, facilitator, typed(task, {"VSA": "AR"}, read)),
            edit(partnership, facilitator, typed(task, {"CAL": "AR"}, read)),
        )
        refused = [one for one in gave if isinstance(one, Refused)]
        assert len(refused) == 1, gave
        assert "Somebody else changed this row meanwhile." in refused[0].reason
        assert parts(task) in ({"VSA": "AR"}, {"CAL": "AR"})
        actions.assign_tasks(partnership, by=facilitator, rows=typed(task, read, parts(task)))


def test_two_who_change_other_rows_both_succeed(partnership, facilitator, tasks):
    read = {"LLU": "AR"}
    one, two = (typed(task, {"LLU": "AR", code: "C"}, read) for task, code in zip(tasks, ("VSA", "CAL"), strict=False))
    gave = together(edit(partnership, facilitator, one), edit(partnership, facilitator, two))
    assert [len(changed) for changed in gave] == [1, 1]
    assert (parts(tasks[0]), parts(tasks[1])) == ({"LLU": "AR", "VSA": "C"}, {"CAL": "C", "LLU": "AR"})


def test_what_is_refused_in_part_is_not_written_at_all(partnership, facilitator, tasks):
    """One of the rows of the second collides: none of the others is there."""
    read = {"LLU": "AR"}
    both = typed(tasks[0], {"CAL": "AR"}, read) | typed(tasks[1], {"CAL": "AR"}, read)
    alone = typed(tasks[0], {"VSA": "AR"}, read)
    for _number in range(ROUNDS):
        gave = together(edit(partnership, facilitator, alone), edit(partnership, facilitator, both))
        assert sum(isinstance(one, Refused) for one in gave) == 1
        written = parts(tasks[0]), parts(tasks[1])
        assert written in (({"VSA": "AR"}, read), ({"CAL": "AR"}, {"CAL": "AR"}))
        rows = [typed(task, read, now) for task, now in zip(tasks, written, strict=False)]
        actions.assign_tasks(partnership, by=facilitator, rows=rows[0] | rows[1])


def test_one_row_alone_against_the_whole_grid(partnership, facilitator, tasks, bob):
    """The page of one task and the grid wait for each other: the grid is told, or comes first and is replaced."""
    task, read = tasks[0], {"LLU": "AR"}
    for _number in range(ROUNDS):
        held = {"accountable": bob.partner, "responsible": [bob.partner]}
        gave = together(
            partial(actions.assign_task, task, by=facilitator, **held),
            edit(partnership, facilitator, typed(task, {"CAL": "AR"}, read)),
        )
        assert isinstance(gave[0], Task)
        assert parts(task) == {"VSA": "AR"}
        actions.assign_tasks(partnership, by=facilitator, rows=typed(task, read, parts(task)))


def test_deleted_while_it_is_changed(partnership, facilitator, tasks):
    for task in tasks:
        gave = together(
            partial(actions.drop_task, task, by=facilitator),
            edit(partnership, facilitator, typed(task, {"CAL": "AR"}, {"LLU": "AR"})),
        )
        assert isinstance(gave[0], Task), gave
    assert not Task.objects.exists()
    dropped = JournalEntry.objects.filter(event="partnerships.task_dropped")
    assert sorted(entry.params["code"] for entry in dropped) == ["A01", "A02", "A03"]


def test_without_the_lock_two_overwrite_each_other(partnership, facilitator, tasks, settings):
    """Switched off, the same race is noticed: both believe they wrote, or one fails on the last defence."""
    settings.GUARDS_OFF = frozenset({"row_lock"})
    task, read, unseen = tasks[0], {"LLU": "AR"}, 0
    for _number in range(ROUNDS * 4):
        gave = together(
            edit(partnership, facilitator, typed(task, {"VSA": "AR"}, read)),
            edit(partnership, facilitator, typed(task, {"CAL": "AR"}, read)),
        )
        unseen += not any(isinstance(one, Refused) for one in gave)
        actions.assign_tasks(partnership, by=facilitator, rows=typed(task, read, parts(task)))
    assert unseen > 0
