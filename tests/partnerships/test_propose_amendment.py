"""An amendment is proposed: numbered, told, for oneself or for a partner; it changes nothing yet."""

from uuid import uuid4

import pytest

from core.canonical import fingerprint
from core.refusals import Refused
from partnerships import rules
from partnerships.models import JournalEntry
from tests.partnerships.amendments import FIRST, OF_RESEARCHERS, amend, first, shared, version

__all__ = ["amend", "first", "shared", "version"]


def test_an_amendment_is_numbered_journaled_and_changes_nothing(amend, version, bob, first):
    one, two = amend(), amend(OF_RESEARCHERS, by=bob)
    assert (one.number, two.number, one.state, one.version) == (1, 2, "open", version)
    assert version.text.current() == version
    entry = JournalEntry.objects.filter(event="partnerships.amendment_proposed").first()
    assert (entry.params["number"], entry.params["reason"], entry.by.pk) == (1, "They know.", one.made_by_id)


def test_whoever_amends_a_paragraph_that_changed_meanwhile_is_told(amend):
    with pytest.raises(Refused, match="Read what it has become") as refusal:
        amend(read=fingerprint({"en": "Other words."}))
    assert refusal.value.status == 409
    assert amend(read=fingerprint(dict(FIRST))).number == 1


def test_the_facilitator_proposes_on_behalf_of_a_partner(amend, facilitator, bob, carol):
    one = amend(by=facilitator, on_behalf_of=carol.partner)
    assert one.on_behalf_of == carol.partner
    assert JournalEntry.objects.latest("pk").on_behalf_of == carol.partner
    assert rules.withdraw_amendment.allows(carol, one) and not rules.withdraw_amendment.allows(bob, one)


def test_what_cannot_be_proposed(amend, shared, stranger, first):
    with pytest.raises(Refused, match="Change something in them first"):
        amend(FIRST)
    with pytest.raises(Refused, match="Say why"):
        amend(reason="  ")
    with pytest.raises(Refused, match="not in the current version any more"):
        amend(paragraph=uuid4())
