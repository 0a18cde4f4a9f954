"""A lead steps down; everybody is told why."""

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.rules.lead import lead_of
from partnerships.models import Notice


def test_the_lead_steps_down_and_all_are_told(lead, alice, partnership, bob):
    actions.end_lead(lead, by=alice, reason="A new job.")
    assert lead_of(partnership) is None
    told = Notice.objects.filter(entry__event="governance.lead_ended")
    assert told.filter(user=bob.user).exists()
    assert told.count() == partnership.members.filter(ended_at=None).count()


def test_the_facilitator_may_write_it_down(lead, facilitator):
    assert actions.end_lead(lead, by=facilitator, reason="Left.").end_reason == "Left."


def test_others_propose_a_revocation(lead, bob):
    with pytest.raises(Refused, match="Otherwise propose a revocation"):
        actions.end_lead(lead, by=bob, reason="I want it.")


def test_a_reason_is_asked_for(lead, alice):
    with pytest.raises(Refused, match="Write why this mandate ends"):
        actions.end_lead(lead, by=alice, reason=" ")


def test_a_mandate_ends_once(lead, alice):
    actions.end_lead(lead, by=alice, reason="A new job.")
    with pytest.raises(Refused, match="has already ended"):
        actions.end_lead(lead, by=alice, reason="Again.")


def test_a_candidate_has_nothing_to_end(lead, alice):
    lead.elected_at = None
    lead.save()
    with pytest.raises(Refused, match="has not been elected"):
        actions.end_lead(lead, by=alice, reason="Never mind.")


def test_from_the_page_the_lead_then_stands_among_those_before(lead, alice, partnership, login, at):
    browser = login(alice)
    page = reverse("governance:end_lead", args=[partnership.slug, lead.uuid])
    committee = reverse("governance:committee", args=[partnership.slug])
    with at(2026, 3, 2, 9):
        assert "Settled 0 deadlocks in this mandate, 0 overturned." in browser.get(committee).content.decode()
        assert "The mandate of Alice ends today." in browser.get(page).content.decode()
        assert browser.post(page, {"reason": "A new job."}).status_code == 302
        shown = browser.get(committee).content.decode()
    assert "Leads before and after" in shown
    assert "Propose a lead" in shown
    assert "Write down the lead" not in shown
    assert "Ended on 2 March 2026: A new job." in shown
