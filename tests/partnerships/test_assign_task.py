"""Who is accountable for one task, and who does the work."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import JournalEntry, Partner
from tests.partnerships.grids import parts
from tests.partnerships.saying import last_in_names


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
    said = "Bruno changed who does the task A01 with Logis & Lumière, who is consulted and who is informed."
    assert last_in_names() == said
