"""Objectives come in the order chosen, with whole places."""

from partnerships import actions
from partnerships.models import Objective
from tests.conftest import text
from tests.partnerships.objectives import codes, ranks, three
from tests.partnerships.saying import last_line

__all__ = ["three"]


def test_objectives_come_in_the_order_chosen_with_whole_places(partnership, facilitator, three):
    assert (codes(partnership), ranks(partnership)) == (["O01", "O02", "O03"], [1, 2, 3])
    actions.move_objective(three[2], by=facilitator, way="up")
    assert (codes(partnership), ranks(partnership)) == (["O01", "O03", "O02"], [1, 2, 3])
    assert last_line(partnership) == "Bruno moved the objective O03 to place 2."
    actions.move_objective(three[0], by=facilitator, way="down")
    assert (codes(partnership), ranks(partnership)) == (["O03", "O01", "O02"], [1, 2, 3])
    actions.drop_objective(three[0], by=facilitator)
    assert (codes(partnership), ranks(partnership)) == (["O03", "O02"], [1, 2])
    fourth = actions.add_objective(partnership, by=facilitator, title=text("Quatre"), statement=text("Aider 4"))
    assert (codes(partnership)[-1], fourth.rank) == (fourth.code, 3)


def test_places_that_were_never_given_become_whole_at_the_first_step(partnership, facilitator, three):
    Objective.objects.update(rank=0)
    three[1].refresh_from_db()
    actions.move_objective(three[1], by=facilitator, way="up", rank=0)
    assert (codes(partnership), ranks(partnership)) == (["O02", "O01", "O03"], [1, 2, 3])
