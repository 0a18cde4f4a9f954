"""A task is corrected."""

from datetime import date

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import JournalEntry, Partnership
from tests.conftest import text
from tests.partnerships.grids import parts
from tests.partnerships.saying import last_in_names


def test_its_words_objective_and_date_are_corrected(made, url, login, facilitator):
    browser = login(facilitator)
    page = browser.get(url("change_task", "A01")).text
    assert 'value="Visiter"' in page
    assert '<option value="O01" selected>' in page
    typed = {"title_fr": "Visiter tout", "title_en": "Visit all", "objective": "", "due_on": "2028-06-30"}
    assert browser.post(url("change_task", "A01"), typed).status_code == 302
    made.task.refresh_from_db()
    assert (str(made.task.title), made.task.objective, made.task.due_on) == ("Visit all", None, date(2028, 6, 30))
    assert parts(made.task) == {"LLU": "A", "VSA": "R"}
    assert last_in_names() == "Bruno changed the task A01, “Visit all”: task, objective, by when."


def test_saved_unchanged_it_writes_nothing(made, url, login, facilitator):
    lines = JournalEntry.objects.count()
    typed = {"title_fr": "Visiter", "title_en": "Visit", "objective": "O01", "due_on": ""}
    assert login(facilitator).post(url("change_task", "A01"), typed).status_code == 302
    assert JournalEntry.objects.count() == lines


@pytest.mark.parametrize(
    "bad",
    [
        {"title_fr": ""},
        {"title_fr": "x" * 161},
        {"title_fr": "a\x07"},
        {"objective": "O99"},
        {"due_on": "yesterday"},
        {"due_on": "2028-02-30"},
    ],
)
def test_badly_corrected(made, url, login, facilitator, bad):
    answer = login(facilitator).post(url("change_task", "A01"), {"title_fr": "Neuf", "title_en": "New", **bad})
    assert answer.status_code == 422
    assert "New" in answer.text
    made.task.refresh_from_db()
    assert str(made.task.title) == "Visit"


def test_what_somebody_else_deleted_is_said(made, facilitator):
    actions.drop_task(made.task, by=facilitator)
    made.task.pk = 999_999
    with pytest.raises(Refused, match="This is not there any more"):
        actions.change_task(made.task, by=facilitator, title=text("Neuf"), objective=None, due_on=None)


@pytest.mark.parametrize("name", ["change_task", "drop_task", "assign_task"])
def test_only_the_facilitator_and_only_while_it_is_open(made, url, login, alice, facilitator, name):
    typed = {"title_fr": "Neuf", "accountable": "LLU", "responsible": ["LLU"]}
    for method in ("get", "post"):
        answer = getattr(login(alice), method)(url(name, "A01"), typed)
        assert answer.status_code == 403
        assert "Only the facilitator of this partnership can do this." in answer.text
    Partnership.objects.update(state="closed")
    assert "This partnership is closed" in login(facilitator).post(url(name, "A01"), typed).text
    made.task.refresh_from_db()
    assert (str(made.task.title), parts(made.task)) == ("Visit", {"LLU": "A", "VSA": "R"})
