"""An amendment is taken in as it stands or changed: the next version, with a paragraph new, other or gone."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import Consent, Notice
from tests.conftest import text
from tests.partnerships.amendments import FIRST, SECOND, WITH_KNOWLEDGE, amend, first, shared, version, words

__all__ = ["amend", "first", "shared", "version"]


def test_taken_as_it_stands_it_makes_the_next_version(amend, facilitator, version, alice):
    actions.give_consent(version, by=alice, position="consent")
    taken = actions.accept_amendment(amend(), by=facilitator)
    new = version.text.current()
    assert (taken.state, taken.taken_into, taken.closed_by) == ("accepted", new, facilitator)
    assert (new.label, new.number, new.proposed_by) == ("v0.5", 2, alice)
    assert words(new) == [WITH_KNOWLEDGE["en"], SECOND["en"]]
    assert [row.uuid for row in new.paragraphs.all()] == [row.uuid for row in version.paragraphs.all()]
    assert str(new.reason) == "Amendment 1: They know."
    assert not Consent.objects.filter(version=new).exists(), "the consent to v0.4 is to be confirmed"
    told = Notice.objects.filter(entry__event="partnerships.amendment_accepted").values_list("user__email", flat=True)
    assert sorted(told) == ["alice@example.org", "bob@example.org", "carol@example.org"]


def test_taken_with_changes_it_says_which_and_why(amend, facilitator):
    one = amend()
    changed = text("La présence et l’expérience des habitants.", "The presence and experience of residents.")
    with pytest.raises(Refused, match="Say what you changed, and why"):
        actions.accept_amendment(one, by=facilitator, body=changed)
    taken = actions.accept_amendment(one, by=facilitator, body=changed, reason="Experience says more.")
    assert (taken.state, taken.outcome_reason) == ("changed", "Experience says more.")
    assert words(taken.taken_into)[0] == changed["en"]


def test_a_paragraph_is_added_after_another_or_at_the_beginning_and_removed(shared, first, alice, facilitator):
    added = text("Nous dirons ce qui n’a pas marché.", "We will say what did not work.")
    by = {"by": alice, "reason": "Honesty."}
    end = actions.propose_amendment(shared, kind="add", paragraph=first, body=added, **by)
    start = actions.propose_amendment(shared, kind="add", body=text("Ensemble.", "Together."), **by)
    actions.accept_amendment(end, by=facilitator)
    actions.accept_amendment(start, by=facilitator)
    assert words(shared.current()) == ["Together.", FIRST["en"], added["en"], SECOND["en"]]
    gone = actions.propose_amendment(shared, kind="remove", paragraph=first, body=added, **by)
    assert gone.body == {}
    actions.accept_amendment(gone, by=facilitator)
    assert words(shared.current()) == ["Together.", added["en"], SECOND["en"]]


def test_the_last_paragraph_stays(partnership, facilitator, alice):
    only = actions.propose_version(partnership, by=facilitator, paragraphs=[(None, SECOND)])
    gone = only.paragraphs.get().uuid
    one = actions.propose_amendment(only.text, by=alice, kind="remove", paragraph=gone, reason="Empty.")
    with pytest.raises(Refused, match="at least one paragraph"):
        actions.accept_amendment(one, by=facilitator)
