"""Who does what: the grid, its totals, its warnings, and changing it."""

from partnerships import actions
from partnerships.contents.tasks import task_grid
from partnerships.models import Involvement, Task
from tests.conftest import text


def test_the_grid(made, facilitator, alice, bob, carol):
    parts = {
        "accountable": carol.partner,
        "responsible": [carol.partner],
        "consulted": [bob.partner],
        "informed": [alice.partner],
    }
    actions.add_task(made.partnership, by=facilitator, title=text("Mesurer"), **parts)
    grid = task_grid(made.partnership)
    cells = [["".join(role.letter for role in roles) for roles in row.cells] for row in grid.rows]
    assert cells == [["A", "R", ""], ["I", "C", "AR"]]
    assert (grid.accountable, grid.responsible) == ([1, 0, 1], [0, 1, 1])
    assert (grid.accountable_in_all, grid.responsible_in_all) == (2, 2)
    assert grid.complete
    assert grid.busiest == (alice.partner, 1)


def test_warnings_are_sentences(made, facilitator, alice, bob):
    for number in range(2):
        parts = {"accountable": bob.partner, "responsible": [bob.partner]}
        actions.add_task(made.partnership, by=facilitator, title=text(f"Autre {number}"), **parts)
    Task.objects.create(partnership=made.partnership, code="A09", title=text("Seule"))
    grid = task_grid(made.partnership)
    assert [(warned.what, warned.why) for warned in grid.warnings] == [
        (
            "Ville de Saint-Aubin",
            "accountable for 2 tasks of 4, more than 40 %: if it falters, everything does.",
        ),
        (
            "A01 Visit",
            "Logis & Lumière is accountable and does not do the work itself: that can be right, say it.",
        ),
        ("A09 Seule", "Nobody is accountable for it."),
    ]
    assert not grid.complete
    assert [task.code for task in grid.orphans] == ["A09"]


def test_the_page_says_it(made, url, login, alice):
    read = login(alice).get(url("task_list")).text
    assert "In place: 1 task, with one accountable partner." in read
    assert "Logis &amp; Lumière answers for 1 of 1; the alert is at 40 %." in read
    Task.objects.create(partnership=made.partnership, code="A09", title=text("Seule"))
    assert "1 task of 2 has no accountable partner." in login(alice).get(url("task_list")).text


def test_assigning_again(made, url, login, facilitator):
    browser = login(facilitator)
    read = browser.get(url("assign_task", "A01")).text
    assert '<option value="LLU" selected>' in read
    typed = {"accountable": "CAL", "responsible": ["LLU", "CAL"], "informed": ["VSA"]}
    assert browser.post(url("assign_task", "A01"), typed).status_code == 302
    held = set(Involvement.objects.filter(task=made.task).values_list("part", "partner__code"))
    assert held == {("A", "CAL"), ("R", "LLU"), ("R", "CAL"), ("I", "VSA")}


def test_one_stronger_part_is_enough(made, url, login, facilitator):
    typed = {"accountable": "CAL", "responsible": ["LLU"], "consulted": ["CAL"], "informed": ["LLU"]}
    answer = login(facilitator).post(url("assign_task", "A01"), typed)
    assert answer.status_code == 422
    assert "Calorane SA has a stronger part in this task already." in answer.text
    assert "Logis &amp; Lumière has a stronger part in this task already." in answer.text


def test_a_task_has_one_accountable_and_someone_who_does_it(made, url, login, facilitator):
    answer = login(facilitator).post(url("assign_task", "A01"), {"accountable": "CAL"})
    assert answer.status_code == 422
    assert login(facilitator).post(url("assign_task", "A01"), {"responsible": ["CAL"]}).status_code == 422
