"""What an objective does not say yet, and what it says vaguely."""

from datetime import date

import pytest

from partnerships import actions
from partnerships.contents.objectives import objective_row, objectives_page
from tests.conftest import text
from tests.partnerships.objectives import WHOLE, three

__all__ = ["three"]


def test_what_is_missing_is_named(made, alice, facilitator):
    row = objective_row(made.objective, date(2026, 3, 1))
    assert [gap.what for gap in row.missing] == [
        *("where we start from", "where we want to be", "unit", "by when", "for whom", "when to expect what"),
        "lead partner",
    ]
    assert not row.measurable
    whole = actions.change_objective(made.objective, by=facilitator, lead=alice.partner, **WHOLE)
    row = objective_row(whole, date(2026, 3, 1))
    assert (row.missing, row.hints, row.measurable, row.past) == ([], [], True, False)
    assert objective_row(whole, date(2029, 1, 1)).past


def test_an_objective_that_no_task_serves(three):
    assert [gap.what for gap in objective_row(three[0], date(2026, 3, 1)).missing][-1] == "a task"


def test_an_objective_due_before_the_partnership_starts_is_a_hint(three, url, login, facilitator):
    three[0].partnership.starts_on, three[0].statement = date(2026, 6, 1), text("600")
    for day, said in ((date(2026, 5, 31), ["It is due before the partnership starts."]), (date(2026, 6, 1), [])):
        three[0].due_on = day
        assert [hint.what for hint in objective_row(three[0], date(2026, 3, 1)).hints] == said


@pytest.mark.parametrize(
    ("statement", "vague"),
    [
        (text("Aider beaucoup", "Help a lot"), True),
        (text("Aider 600 ménages", "Help many"), False),
        (text("Aider", "Help by 2028"), False),
    ],
)
def test_a_statement_without_a_figure_nor_a_date_is_a_hint(three, statement, vague):
    three[0].statement = statement
    assert [hint.what for hint in objective_row(three[0], date(2026, 3, 1)).hints] == (
        ["The statement is perhaps vague."] if vague else []
    )


def test_many_goals_of_the_2030_agenda_are_a_hint(partnership, facilitator, three):
    five = actions.change_objective(three[0], by=facilitator, sdg_targets="1.4, 2.1, 3.1, 4.1, 5.1, 5.2")
    assert objective_row(five, date(2026, 3, 1)).hints == []
    six = actions.change_objective(five, by=facilitator, sdg_targets="1.4, 2.1, 3.1, 4.1, 5.1, 7.1")
    (hint,) = objective_row(six, date(2026, 3, 1)).hints
    assert (hint.what, hint.why) == (
        "It ticks 6 goals of the 2030 Agenda.",
        "A goal is ticked only when it is truly served.",
    )
    actions.change_objective(three[1], by=facilitator, sdg_targets="8.1, 9.1")
    assert objectives_page(partnership).hints == []
    actions.change_objective(three[2], by=facilitator, sdg_targets="13")
    (said,) = objectives_page(partnership).hints
    assert said.startswith("Together they tick 9 goals of the 2030 Agenda out of 17.")
