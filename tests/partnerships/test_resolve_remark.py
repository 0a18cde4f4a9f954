"""A remark is answered and closed with how it was resolved, by those who may."""

import pytest

from core.refusals import Refused
from partnerships import actions
from partnerships.models import JournalEntry, Notice, Reply


def test_a_remark_is_answered_and_closed_with_how(remark, bob, alice, facilitator):
    actions.reply_to_remark(remark, by=bob, body="They are in the next line.")
    closed = actions.resolve_remark(remark, by=facilitator, resolution=" Left as it is. ")
    assert (closed.resolved_by, closed.resolution) == (facilitator, "Left as it is.")
    events = JournalEntry.objects.filter(event__contains="remark").values_list("event", flat=True)
    assert [event.partition(".")[2] for event in events] == ["remark_made", "remark_answered", "remark_resolved"]
    assert Notice.objects.filter(user=alice.user, entry__event__contains="remark").count() == 2, "its author is told"
    assert Reply.objects.get().body == "They are in the next line."


def test_who_may_close(remark, bob, alice):
    with pytest.raises(Refused, match="closed by those who made it"):
        actions.resolve_remark(remark, by=bob, resolution="No")
    with pytest.raises(Refused, match="Say how this remark was resolved"):
        actions.resolve_remark(remark, by=alice, resolution=" ")
    actions.resolve_remark(remark, by=alice, resolution="Seen.")
    with pytest.raises(Refused, match="closed already"):
        actions.resolve_remark(remark, by=alice, resolution="Seen.")
    with pytest.raises(Refused, match="Make a new one"):
        actions.reply_to_remark(remark, by=bob, body="Late.")
