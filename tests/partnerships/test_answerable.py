"""The person named behind the accountable partner, on the task's own page."""

import re

import pytest

from core import clock
from core.refusals import Refused
from partnerships import actions
from tests.partnerships.grids import parts
from tests.partnerships.saying import last_in_names


def test_assigning_again_with_a_person(made, url, login, facilitator, carol):
    browser = login(facilitator)
    read = browser.get(url("assign_task", "A01")).text
    assert '<option value="LLU" selected>' in read
    assert f'<option value="{carol.uuid}">Carol (Calorane SA)</option>' in re.sub(r"\s*\n\s*", "", read)
    typed = {"accountable": "CAL", "responsible": ["LLU", "CAL"], "informed": ["VSA"], "answerable": str(carol.uuid)}
    assert browser.post(url("assign_task", "A01"), typed).status_code == 302
    assert parts(made.task) == {"CAL": "AR", "LLU": "R", "VSA": "I"}
    assert last_in_names() == "Bruno made Calorane SA accountable for the task A01, in the person of Carol."
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
