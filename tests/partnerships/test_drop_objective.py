"""An objective on which nothing rests is removed, and its code is not given again."""

from decimal import Decimal
from functools import partial

import pytest

from core.refusals import Refused
from impact import actions as impact
from partnerships import actions
from partnerships.models import Objective
from tests.conftest import text
from tests.partnerships.objectives import codes, three
from tests.partnerships.saying import last_line, refused

__all__ = ["three"]


def test_one_on_which_nothing_rests_is_removed_and_its_code_not_given_again(
    partnership, url, login, facilitator, three
):
    browser = login(facilitator)
    assert "the code is not given again" in browser.get(url("drop_objective", "O03")).text
    assert browser.post(url("drop_objective", "O03")).status_code == 302
    assert browser.post(url("drop_objective", "O03")).status_code == 404
    assert codes(partnership) == ["O01", "O02"]
    assert last_line(partnership) == "Bruno removed the objective O03, “Objectif 3”."
    again = actions.add_objective(partnership, by=facilitator, title=text("Autre"), statement=text("Aider 9"))
    assert again.code == "O04"


def test_a_task_rests_on_it(made, url, login, facilitator):
    answer = login(facilitator).post(url("drop_objective", "O01"))
    assert answer.status_code == 409
    assert "Something still rests on this objective: A01 Visit. Attach it to another one first." in answer.text
    assert Objective.objects.filter(pk=made.objective.pk).exists()


def test_an_indicator_of_another_floor_rests_on_it(partnership, facilitator, three):
    for number in range(6):
        impact.propose_indicator(
            partnership, by=facilitator, title=text(f"Ménages {number}"), target=Decimal(9), objective=three[0]
        )
    with pytest.raises(Refused, match=r"objective: I01 Ménages 0, .* I05 Ménages 4, …\.") as refused:
        actions.drop_objective(three[0], by=facilitator)
    assert refused.value.status == 409


def test_no_task_serves_an_objective_that_was_read_before_it_was_removed(partnership, facilitator, alice, three):
    held = {"title": text("Visiter"), "accountable": alice.partner, "responsible": [alice.partner]}
    task = actions.add_task(partnership, by=facilitator, **held)
    actions.drop_objective(Objective.objects.get(pk=three[0].pk), by=facilitator)
    gone = {"title": text("Visiter"), "objective": three[0], "due_on": None}
    for act in (
        partial(actions.add_task, partnership, by=facilitator, **held | gone),
        partial(actions.change_task, task, by=facilitator, **gone),
    ):
        assert refused(act) == "This is not there any more: somebody has just taken it off."
