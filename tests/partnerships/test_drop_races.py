"""What is dropped while somebody rests something on it: one of the two wins, and the other is told."""

from functools import partial

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Objective, Task
from tests.conftest import text
from tests.racing import emptied, together

__all__ = ["emptied"]
ROUNDS = 5
GONE, RESTS = "This is not there any more", "Something still rests on this objective"
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def objective(partnership, facilitator):
    """Another objective each time."""
    words = {"title": text("Agir"), "statement": text("Aider")}
    return lambda: actions.add_objective(partnership, by=facilitator, **words)


@pytest.fixture
def held(alice):
    return {"title": text("Visiter"), "accountable": alice.partner, "responsible": [alice.partner]}


def one_wins(aim: Objective, drop, rest) -> None:
    """Either the objective is dropped or a task serves it; who did not win is told why in a sentence."""
    dropped, rested = together(drop, rest)
    gone = isinstance(dropped, Objective)
    loser = rested if gone else dropped
    assert isinstance(loser, Refused), (dropped, rested)
    assert (GONE if gone else RESTS) in loser.reason
    assert Objective.objects.filter(pk=aim.pk).exists() is not gone
    assert Task.objects.filter(objective_id=aim.pk).exists() is not gone


def test_dropping_an_objective_against_adding_a_task_on_it(partnership, facilitator, objective, held):
    for _number in range(ROUNDS):
        aim = objective()
        drop = partial(actions.drop_objective, aim, by=facilitator)
        one_wins(aim, drop, partial(actions.add_task, partnership, by=facilitator, objective=aim, **held))


def test_dropping_an_objective_against_putting_a_task_on_it(partnership, facilitator, objective, held):
    task = actions.add_task(partnership, by=facilitator, **held)
    for number in range(ROUNDS):
        aim, said = objective(), {"title": text(f"Visiter {number}"), "due_on": None}
        drop = partial(actions.drop_objective, aim, by=facilitator)
        one_wins(aim, drop, partial(actions.change_task, task, by=facilitator, objective=aim, **said))
        actions.change_task(task, by=facilitator, objective=None, title=text("Visiter"), due_on=None)


@pytest.mark.parametrize("name", ["need", "objective", "task", "value"])
def test_who_drops_something_holds_its_key_so_that_nothing_comes_to_point_at_it(partnership, facilitator, alice, name):
    words = {"title": text("Agir")}
    given = {
        "need": words | {"criticality": 1, "required": 1},
        "objective": words | {"statement": text("Aider")},
        "task": words | {"accountable": alice.partner, "responsible": [alice.partner]},
        "value": {"name": text("Équité"), "behaviour": text("Une voix")},
    }
    thing = getattr(actions, f"add_{name}")(partnership, by=facilitator, **given[name])
    with CaptureQueriesContext(connection) as queries:
        getattr(actions, f"drop_{name}")(thing, by=facilitator)
    assert any(query["sql"].endswith(f'FOR UPDATE OF "partnerships_{name}"') for query in queries)
