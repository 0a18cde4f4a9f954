"""What was decided is looked at again: it stays, changes by a new decision, or ends."""

from datetime import date

import pytest

from core.refusals import Refused
from governance import actions
from tests.conftest import text
from tests.governance.test_assign_decision import adopted
from tests.governance.test_forms import url

__all__ = ["adopted"]


def test_a_review_says_what_was_found_and_when_to_look_next(adopted, alice, login, at):
    with at(2026, 12, 1):
        sent = {"finding": "kept", "words": "Used every week.", "next_on": "2027-06-01"}
        browser = login(alice)
        assert browser.get(url("review_decision", adopted)).status_code == 200
        page = browser.post(url("review_decision", adopted), sent, follow=True).content.decode()
    assert "Review: it stays as it is" in page
    adopted.refresh_from_db()
    assert adopted.review_on == date(2027, 6, 1)


def test_what_has_served_its_purpose_is_not_reviewed_again(adopted, alice):
    with pytest.raises(Refused, match="leave the next date empty"):
        actions.review_decision(adopted, by=alice, finding="ended", words="Over.", next_on=date(2099, 1, 1))
    actions.review_decision(adopted, by=alice, finding="ended", words="Over.")
    with pytest.raises(Refused, match="nothing more to review"):
        actions.review_decision(adopted, by=alice, finding="kept", words="Again.")


def test_refused(adopted, propose, alice):
    with pytest.raises(Refused, match="Only what was adopted"):
        actions.review_decision(propose(), by=alice, finding="kept", words="Fine.")
    with pytest.raises(Refused, match="Write what you saw"):
        actions.review_decision(adopted, by=alice, finding="kept", words="")
    with pytest.raises(Refused, match="on a day to come"):
        actions.review_decision(adopted, by=alice, finding="kept", words="Fine.", next_on=date(2020, 1, 1))


def test_only_by_the_committee(adopted, committee, alice):
    committee.seats["LLU"].mandates.update(ended_on="2026-01-02")
    with pytest.raises(Refused, match="Only the people of the steering committee"):
        actions.review_decision(adopted, by=alice, finding="kept", words="Fine.")


def test_a_new_decision_replaces_it_once_adopted(adopted, propose, play, facilitator, login):
    newer = propose("budget", supersedes=adopted)
    browser = login(facilitator)
    assert "Replaced by" not in browser.get(adopted.get_absolute_url()).content.decode()
    play(newer, LLU="for", VSA="for", CAL="for")
    assert "Replaced by" in browser.get(adopted.get_absolute_url()).content.decode()
    assert "Replaces" in browser.get(newer.get_absolute_url()).content.decode()


def test_what_was_not_adopted_is_not_replaced(propose, partnership, facilitator):
    other = propose("budget")
    with pytest.raises(Refused, match="was not adopted"):
        actions.propose_decision(
            partnership, by=facilitator, title=text("A"), text=text("B"), category="budget", supersedes=other
        )
