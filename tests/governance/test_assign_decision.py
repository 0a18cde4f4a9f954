"""What was adopted has somebody who carries it, a day, and a review date."""

from datetime import date

import pytest

from core.models import Mail
from core.refusals import Refused
from governance import actions
from tests.governance.test_forms import url


@pytest.fixture
def adopted(propose, play):
    decision = propose("budget")
    play(decision, LLU="for", VSA="for", CAL="for")
    decision.refresh_from_db()
    return decision


def test_who_answers_is_told_and_shown(adopted, facilitator, bob, login):
    before = Mail.objects.count()
    days = {"due_on": date(2026, 12, 1), "review_on": date(2027, 6, 1)}
    actions.assign_decision(adopted, by=facilitator, owner=bob, **days)
    told = Mail.objects.order_by("pk").values_list("to", flat=True)[before:]
    assert list(told) == ["bob@example.org"]
    page = login(bob).get(adopted.get_absolute_url()).content.decode()
    assert "To be carried out by" in page
    assert "It has been carried out" in page, "the act is offered to who answers for it"


def test_nobody_may_answer_for_it_yet(adopted, facilitator):
    given = {"owner": None, "due_on": None, "review_on": date(2027, 6, 1)}
    assert actions.assign_decision(adopted, by=facilitator, **given).owner is None


def test_only_what_was_adopted_by_the_facilitator_to_somebody_here(propose, adopted, facilitator, alice, bob):
    none = {"due_on": None, "review_on": None}
    with pytest.raises(Refused, match="Only what was adopted"):
        actions.assign_decision(propose(), by=facilitator, owner=bob, **none)
    with pytest.raises(Refused, match="facilitator"):
        actions.assign_decision(adopted, by=alice, owner=bob, **none)
    bob.ended_at = adopted.closed_at
    with pytest.raises(Refused, match="has left the partnership"):
        actions.assign_decision(adopted, by=facilitator, owner=bob, **none)


def test_the_form_shows_what_is_written(adopted, facilitator, bob, login):
    browser = login(facilitator)
    sent = {"owner": bob.uuid, "due_on": "2026-12-01", "review_on": ""}
    assert browser.post(url("assign_decision", adopted), sent).status_code == 302
    assert 'value="2026-12-01"' in browser.get(url("assign_decision", adopted)).content.decode()
