"""The committee may end the lead's mandate before its day, by two thirds."""

import pytest
from django.urls import reverse

from core.refusals import Refused
from governance import actions
from governance.models import Decision, Mandate
from governance.rules.lead import lead_of
from tests.conftest import text

WHY = text("La confiance est rompue.", "Trust is gone.")


@pytest.fixture
def revoke(lead, partnership, facilitator, at):
    with at(2026, 3, 2, 9):
        yield lambda by=facilitator, reason=WHY: actions.propose_revocation(partnership, by=by, reason=reason)


def test_adopted_the_mandate_ends_that_day(revoke, lead, play, partnership):
    decision = revoke()
    assert (decision.category, decision.matter) == ("revocation", "mandate")
    assert lead_of(partnership) == lead
    play(decision, LLU="against", VSA="for", CAL="for")
    assert lead_of(partnership) is None
    lead.refresh_from_db()
    assert (lead.ended_on, lead.end_reason) == (partnership.today(), decision.number)
    assert partnership.journal.filter(event="governance.lead_revoked").count() == 1


def test_below_two_thirds_the_lead_stays(revoke, lead, play, partnership):
    decision = revoke()
    play(decision, LLU="against", VSA="for", CAL="abstain")
    decision.refresh_from_db()
    assert decision.outcome == Decision.Outcome.REJECTED
    assert lead_of(partnership) == lead


def test_the_words_voted_on_are_the_reason(revoke):
    assert revoke().text == WHY


def test_a_reason_is_asked_for(revoke):
    with pytest.raises(Refused, match="Write why the mandate should end"):
        revoke(reason=text(""))


def test_only_the_committee_asks(revoke, carol, bob):
    Mandate.objects.filter(member=carol).delete()
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        revoke(by=carol)
    assert revoke(by=bob).proposed_by == bob


def test_once_at_a_time(revoke):
    first = revoke()
    with pytest.raises(Refused, match=f"deciding on this already, in {first.number}"):
        revoke()


def test_there_must_be_a_lead(committee, partnership, facilitator):
    with pytest.raises(Refused, match="no strategic lead with a running mandate"):
        actions.propose_revocation(partnership, by=facilitator, reason=WHY)


def test_stepping_down_meanwhile_is_no_trouble(revoke, lead, play, alice, partnership):
    decision = revoke()
    actions.end_lead(lead, by=alice, reason="Enough.")
    play(decision, VSA="for", CAL="for")
    lead.refresh_from_db()
    assert lead.end_reason == "Enough."


def test_from_the_page(revoke, partnership, bob, login):
    browser, page = login(bob), reverse("governance:propose_revocation", args=[partnership.slug])
    assert "The mandate of Alice runs until" in browser.get(page).content.decode()
    assert browser.post(page, {"reason_fr": ""}).status_code == 422
    answer = browser.post(page, {"reason_fr": "La confiance est rompue."})
    assert answer.url == Decision.objects.get().get_absolute_url()
