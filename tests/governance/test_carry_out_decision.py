"""Who answers for a decision writes that it is done, and how."""

import pytest

from core.refusals import Refused
from governance import actions
from tests.governance.test_assign_decision import adopted
from tests.governance.test_forms import url

__all__ = ["adopted"]


def test_by_who_answers_for_it(adopted, facilitator, bob, login):
    actions.assign_decision(adopted, by=facilitator, owner=bob, due_on=None, review_on=None)
    browser = login(bob)
    assert browser.get(url("carry_out_decision", adopted)).status_code == 200
    sent = browser.post(url("carry_out_decision", adopted), {"words": "Signed in May."}, follow=True)
    assert "Signed in May." in sent.content.decode()
    with pytest.raises(Refused, match="has been carried out"):
        actions.carry_out_decision(adopted, by=facilitator, words="Again.")
    with pytest.raises(Refused, match="has been carried out"):
        actions.assign_decision(adopted, by=facilitator, owner=None, due_on=None, review_on=None)


def test_refused(adopted, propose, facilitator, alice):
    with pytest.raises(Refused, match="Only who answers for this decision"):
        actions.carry_out_decision(adopted, by=alice, words="Done.")
    with pytest.raises(Refused, match="Only what was adopted"):
        actions.carry_out_decision(propose(), by=facilitator, words="Done.")
    with pytest.raises(Refused, match="in a few words"):
        actions.carry_out_decision(adopted, by=facilitator, words=" ")


def test_not_while_signatures_are_awaited(propose, play, facilitator):
    decision = propose("charter")
    play(decision, LLU="for", VSA="for", CAL="for")
    with pytest.raises(Refused, match="last signature"):
        actions.carry_out_decision(decision, by=facilitator, words="Done.")
