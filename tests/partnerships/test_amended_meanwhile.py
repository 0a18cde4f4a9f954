"""What changed between an amendment and its acceptance is never undone, and is told."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.contents.amendments import proposed_of
from partnerships.contents.texts import paragraphs_of
from tests.partnerships.amendments import BOTH, OF_RESEARCHERS, SECOND, amend, first, second, shared, version, words

__all__ = ["amend", "first", "second", "shared", "version"]


def test_what_changed_meanwhile_is_never_undone(amend, facilitator, bob, carol, shared, first):
    one = amend()
    actions.refuse_amendment(amend(OF_RESEARCHERS, by=bob), by=facilitator, reason="Later.")
    rows = [(first, OF_RESEARCHERS), *paragraphs_of(shared.current())[1:]]
    actions.propose_version(shared.partnership, by=carol, paragraphs=rows)
    one.refresh_from_db()
    with pytest.raises(Refused, match="it would undo that change"):
        actions.accept_amendment(one, by=facilitator)
    now = shared.current()
    shown = proposed_of(shared.amendments.open(), now, dict(paragraphs_of(now)))[0]
    assert shown.moved and dict(shown.merged()) == dict(BOTH)
    taken = actions.accept_amendment(one, by=facilitator, body=shown.merged(), reason="With the change of meanwhile.")
    assert words(taken.taken_into)[0] == BOTH["en"]


def test_a_paragraph_removed_under_an_amendment(amend, facilitator, shared, second):
    one = amend()
    actions.propose_version(shared.partnership, by=facilitator, paragraphs=[(second, SECOND)])
    with pytest.raises(Refused, match="not in the text any more"):
        actions.accept_amendment(one, by=facilitator)
    now = shared.current()
    assert proposed_of(shared.amendments.open(), now, dict(paragraphs_of(now)))[0].gone
    assert actions.refuse_amendment(one, by=facilitator, reason="Its paragraph is gone.").state == "refused"


def test_whoever_decides_on_an_older_version_is_told(amend, facilitator, shared, first, bob):
    one = amend()
    with pytest.raises(Refused, match="The text has changed since you opened this page"):
        actions.accept_amendment(one, by=facilitator, after=7)
    amend(OF_RESEARCHERS, by=bob)
    with pytest.raises(Refused, match="The text has changed since you opened this page"):
        actions.merge_amendments(shared, by=facilitator, paragraph=first, body=BOTH, reason="x", after=7)
