"""What an amendment is read against, whose it stays, and which amendments cannot be merged."""

import pytest

from core.refusals import Refused
from partnerships import actions, rules
from partnerships.awaits import awaits
from partnerships.contents.amendments import proposed_of
from partnerships.contents.texts import paragraphs_of
from partnerships.models import Member
from tests.partnerships.amendments import BOTH, OF_RESEARCHERS, WITH_KNOWLEDGE, amend, first, shared, version

__all__ = ["amend", "first", "shared", "version"]


def shown(text, number):
    now = text.current()
    return proposed_of(text.amendments.filter(number=number), now, dict(paragraphs_of(now)))[0]


def test_an_accepted_amendment_is_read_against_the_words_it_was_made_on(amend, facilitator, shared):
    actions.accept_amendment(amend(), by=facilitator)
    one = shown(shared, 1)
    assert not one.moved and not one.gone
    assert ("ins", " and knowledge") in dict(one.redlines)["en"]


def test_removing_against_replacing_is_chosen_by_refusing_one(amend, facilitator, bob, shared, first):
    amend()
    gone = actions.propose_amendment(shared, by=bob, kind="remove", paragraph=first, reason="Too long.")
    for number in (1, 2):
        with pytest.raises(Refused, match="One open amendment removes this paragraph and another keeps it"):
            actions.accept_amendment(shared.amendments.get(number=number), by=facilitator)
    amend(OF_RESEARCHERS)
    with pytest.raises(Refused, match="One open amendment removes this paragraph"):
        actions.merge_amendments(shared, by=facilitator, paragraph=first, body=BOTH, reason="Both.")
    actions.refuse_amendment(gone, by=facilitator, reason="It says much.")
    actions.merge_amendments(shared, by=facilitator, paragraph=first, body=BOTH, reason="Both.")


def test_a_paragraph_that_changed_meanwhile_is_not_removed(facilitator, bob, shared, first):
    gone = actions.propose_amendment(shared, by=bob, kind="remove", paragraph=first, reason="Too long.")
    rows = [(first, WITH_KNOWLEDGE), *paragraphs_of(shared.current())[1:]]
    actions.propose_version(shared.partnership, by=bob, paragraphs=rows)
    with pytest.raises(Refused, match="it would undo that change"):
        actions.accept_amendment(gone, by=facilitator)


def test_only_what_was_on_the_screen_is_merged(amend, facilitator, bob, carol, shared, first):
    amend()
    amend(OF_RESEARCHERS, by=bob)
    late = amend(OF_RESEARCHERS | {"en": "Late."}, by=carol)
    merge = {"by": facilitator, "paragraph": first, "body": BOTH, "reason": "Both."}
    with pytest.raises(Refused, match="The text has changed since you opened this page"):
        actions.merge_amendments(shared, shown="1, 2", **merge)
    actions.withdraw_amendment(late, by=carol)
    actions.merge_amendments(shared, shown="1, 2", **merge)


def test_the_screen_that_was_overtaken_shows_what_is_there_now_and_can_be_sent_again(
    amend, url, login, facilitator, bob, carol, first
):
    amend()
    amend(OF_RESEARCHERS, by=bob)
    amend(OF_RESEARCHERS | {"en": "Late words."}, by=carol)
    given = {"body_fr": BOTH["fr"], "body_en": BOTH["en"], "reason": "All.", "after": "1", "shown": "1, 2"}
    told = login(facilitator).post(url("merge_amendments", first), given)
    assert told.status_code == 403
    assert "Late words" in told.text and 'name="shown" value="1, 2, 3"' in told.text and BOTH["en"] in told.text
    sent = login(facilitator).post(url("merge_amendments", first), given | {"shown": "1, 2, 3"}, follow=True)
    assert "Merged into version v0.5" in sent.text


def test_an_amendment_stays_that_of_whom_it_was_made_for(amend, bob, carol):
    one = amend(by=bob)
    assert one.on_behalf_of.code == "VSA"
    Member.objects.filter(pk=bob.pk).update(partner=carol.partner)
    one.refresh_from_db()
    assert not rules.withdraw_amendment.allows(carol, one), "it is not of whoever its author speaks for today"


def test_nobody_amends_for_another_partner(shared, first, alice, bob):
    with pytest.raises(Refused, match="Only this partner's representatives, or the facilitator"):
        actions.propose_amendment(
            shared, by=alice, kind="remove", paragraph=first, reason="Theirs.", on_behalf_of=bob.partner
        )
    rows = paragraphs_of(shared.current())[:1]
    with pytest.raises(Refused, match="Only this partner's representatives, or the facilitator"):
        actions.propose_version(shared.partnership, by=alice, paragraphs=rows, on_behalf_of=bob.partner)


def test_a_closed_partnership_awaits_nothing(amend, partnership, facilitator, bob):
    amend()
    assert list(awaits(bob)) and list(awaits(facilitator))
    actions.change_stage(partnership, by=facilitator, stage="closed")
    for member in (bob, facilitator):
        fresh = Member.objects.standing_of(member.user, partnership)
        assert list(awaits(fresh)) == []
