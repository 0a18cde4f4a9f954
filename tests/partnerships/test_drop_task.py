"""A task is deleted with its parts, and the register keeps it."""

from django.db.models import ProtectedError

from partnerships import actions
from partnerships.models import Involvement, Task
from tests.conftest import text
from tests.partnerships.grids import parts
from tests.partnerships.saying import last_in_names


def test_a_task_is_deleted_with_its_parts_and_the_register_keeps_it(made, url, login, facilitator):
    browser = login(facilitator)
    assert "Delete “Visit”?" in browser.get(url("drop_task", "A01")).text
    assert browser.post(url("drop_task", "A01")).status_code == 302
    assert not Task.objects.exists()
    assert not Involvement.objects.exists()
    assert last_in_names() == "Bruno deleted the task A01, “Visit”, with its parts."
    assert browser.post(url("drop_task", "A01")).status_code == 404


def test_the_code_of_a_deleted_task_is_not_given_again(made, facilitator, alice):
    actions.drop_task(made.task, by=facilitator)
    held = {"accountable": alice.partner, "responsible": [alice.partner]}
    assert actions.add_task(made.partnership, by=facilitator, title=text("Neuf"), **held).code == "A02"


def test_a_task_on_which_something_rests_stays(made, url, login, facilitator, monkeypatch):
    def protected(self):
        raise ProtectedError("kept", {self})

    monkeypatch.setattr(Task, "delete", protected)
    answer = login(facilitator).post(url("drop_task", "A01"))
    assert answer.status_code == 409
    assert "The task A01 stays: something written elsewhere rests on it. Change it instead." in answer.text
    assert parts(made.task) == {"LLU": "A", "VSA": "R"}
