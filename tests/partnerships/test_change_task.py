"""A task corrected and deleted; the person named behind A on its own page."""

import re
from datetime import date

import pytest
from django.db.models import ProtectedError

from core import clock
from core.refusals import Refused
from partnerships import actions
from partnerships.journal import sentence
from partnerships.models import Involvement, JournalEntry, Member, Partner, Partnership, Task
from tests.conftest import text
from tests.partnerships.grids import parts


def last() -> str:
    return sentence(JournalEntry.objects.latest("pk"), {str(row.uuid): row.user.name for row in Member.objects.all()})


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
    assert last() == "Bruno changed the task A01, “Visit all”."


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


def test_a_task_is_deleted_with_its_parts_and_the_register_keeps_it(made, url, login, facilitator):
    browser = login(facilitator)
    assert "Delete “Visit”?" in browser.get(url("drop_task", "A01")).text
    assert browser.post(url("drop_task", "A01")).status_code == 302
    assert not Task.objects.exists()
    assert not Involvement.objects.exists()
    assert last() == "Bruno deleted the task A01, “Visit”, with its parts."
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


def test_assigning_again_with_a_person(made, url, login, facilitator, carol):
    browser = login(facilitator)
    read = browser.get(url("assign_task", "A01")).text
    assert '<option value="LLU" selected>' in read
    assert f'<option value="{carol.uuid}">Carol (Calorane SA)</option>' in re.sub(r"\s*\n\s*", "", read)
    typed = {"accountable": "CAL", "responsible": ["LLU", "CAL"], "informed": ["VSA"], "answerable": str(carol.uuid)}
    assert browser.post(url("assign_task", "A01"), typed).status_code == 302
    assert parts(made.task) == {"CAL": "AR", "LLU": "R", "VSA": "I"}
    assert last() == "Bruno made Calorane SA accountable for the task A01, in the person of Carol."
    assert f'<option value="{carol.uuid}" selected>' in browser.get(url("assign_task", "A01")).text


def test_who_speaks_for_another_partner_is_refused(made, url, login, facilitator, bob):
    typed = {"accountable": "LLU", "responsible": ["LLU"], "answerable": str(bob.uuid)}
    answer = login(facilitator).post(url("assign_task", "A01"), typed)
    assert answer.status_code == 403
    assert "Bob does not speak here for Logis &amp; Lumière. Choose one of its people, or nobody." in answer.text
    assert f'<option value="{bob.uuid}" selected>' in answer.text


def test_who_left_cannot_be_named(made, url, login, facilitator, alice):
    alice.ended_at = clock.now()
    alice.save()
    typed = {"accountable": "LLU", "responsible": ["LLU"], "answerable": str(alice.uuid)}
    assert login(facilitator).post(url("assign_task", "A01"), typed).status_code == 422
    with pytest.raises(Refused, match="Alice does not speak here for Logis & Lumière"):
        held = {"accountable": alice.partner, "responsible": [alice.partner], "answerable": alice}
        actions.assign_task(made.task, by=facilitator, **held)


@pytest.mark.parametrize("answerable", ["nobody", "11111111-1111-4111-8111-111111111111"])
def test_who_is_nobody_here_cannot_be_named(made, url, login, facilitator, answerable):
    typed = {"accountable": "LLU", "responsible": ["LLU"], "answerable": answerable}
    assert login(facilitator).post(url("assign_task", "A01"), typed).status_code == 422


def test_a_partner_that_left_keeps_its_box_and_answers_no_more(made, url, login, facilitator, bob, alice):
    Partner.objects.filter(pk=bob.partner_id).update(standing="former")
    browser = login(facilitator)
    assert "Ville de Saint-Aubin (former partner)" in browser.get(url("assign_task", "A01")).text
    refused = browser.post(url("assign_task", "A01"), {"accountable": "LLU", "responsible": ["VSA"]})
    assert "At least one partner does the work." in refused.text
    kept = browser.post(url("assign_task", "A01"), {"accountable": "LLU", "responsible": ["LLU", "VSA"]})
    assert kept.status_code == 302
    assert parts(made.task) == {"LLU": "AR", "VSA": "R"}
    Partner.objects.filter(pk=alice.partner_id).update(standing="former")
    with pytest.raises(Refused, match="Logis & Lumière is not a partner any more"):
        gone = Partner.objects.get(pk=alice.partner_id)
        actions.assign_task(made.task, by=facilitator, accountable=gone, responsible=[gone])


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
    with pytest.raises(Refused, match="A task has exactly one accountable partner"):
        actions.assign_task(made.task, by=facilitator, accountable=None, responsible=[])


def test_saying_again_what_is_written_leaves_no_line(made, facilitator, alice, bob):
    before = JournalEntry.objects.count()
    actions.assign_task(made.task, by=facilitator, accountable=alice.partner, responsible=[bob.partner])
    assert JournalEntry.objects.count() == before
    actions.assign_task(made.task, by=facilitator, accountable=alice.partner, responsible=[alice.partner])
    assert last() == "Bruno changed who works with Logis & Lumière on the task A01, is consulted or informed."
