"""An objective is completed and changed; the register says which of its lines."""

import pytest

from partnerships import actions, rules
from partnerships.models import JournalEntry, Partnership
from tests.partnerships.objectives import WHOLE
from tests.partnerships.saying import last_line


def test_an_objective_is_completed(made, url, login, facilitator, alice):
    read = login(alice).get(url("objective_list")).text
    assert "1 objective of 1 cannot be measured yet." in read
    assert "zero poverty" in read
    typed = {
        "title_fr": "Agir",
        "statement_fr": "Aider 600",
        "baseline_fr": "0",
        "target_fr": "600",
        "due_on": "2028-12-31",
        "zeros": ["carbon", "poverty"],
        "lead": "VSA",
    }
    assert login(facilitator).post(url("change_objective", "O01"), typed).status_code == 302
    made.objective.refresh_from_db()
    assert (made.objective.zeros, made.objective.lead.code) == ("carbon, poverty", "VSA")
    assert "each with its start" not in login(alice).get(url("objective_list")).text
    assert (
        "<strong>1 objective</strong>, with its start, its target and its date."
        in login(alice).get(url("objective_list")).text
    )


@pytest.mark.parametrize("numbers", ["18", "1.9", "1.4, 7.z"])
def test_numbers_that_the_2030_agenda_does_not_have(made, url, login, facilitator, numbers):
    typed = {"title_fr": "Agir", "statement_fr": "Aider 600", "sdg_targets": numbers}
    answer = login(facilitator).post(url("change_objective", "O01"), typed)
    assert answer.status_code == 422
    assert "The 2030 Agenda has no" in answer.text
    made.objective.refresh_from_db()
    assert made.objective.sdg_targets == ""


def test_numbers_that_take_more_room_once_in_order(made, url, login, facilitator):
    close = " ".join(f"{goal}.1" for goal in range(1, 10)) + " 1.2 2.2 3.2 4.2 5.2 6.2"
    assert len(close) <= 60 < len(close.replace(" ", ", "))
    typed = {"title_fr": "Agir", "statement_fr": "Aider 600", "sdg_targets": close}
    answer = login(facilitator).post(url("change_objective", "O01"), typed)
    assert answer.status_code == 422
    assert "These are too many to be read." in answer.text and close in answer.text


def test_the_register_says_what_was_changed_and_nothing_when_nothing_was(made, url, login, facilitator):
    actions.change_objective(made.objective, by=facilitator, unit=WHOLE["unit"], due_on=WHOLE["due_on"])
    assert last_line(made.partnership) == "Bruno changed the objective O01: unit, by when."
    lines = JournalEntry.objects.count()
    actions.change_objective(made.objective, by=facilitator, unit=WHOLE["unit"])
    assert JournalEntry.objects.count() == lines
    assert "changed the objective O01: unit, by when." in login(facilitator).get(url("objective_detail", "O01")).text


@pytest.mark.parametrize("rule", [rules.change_objective, rules.drop_objective])
def test_only_the_facilitator_and_only_while_it_is_open(made, alice, facilitator, rule):
    assert rule.refusal(alice, made.objective) == "Only the facilitator of this partnership can do this."
    assert rule.refusal(facilitator, made.objective) is None
    made.objective.partnership.state = Partnership.State.CLOSED
    assert rule.refusal(facilitator, made.objective).startswith("This partnership is closed")
