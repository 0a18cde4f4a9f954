"""What was said, noted while the meeting is under way."""

import pytest

from core.refusals import Refused
from governance import actions
from partnerships.models import JournalEntry


def test_the_same_note_twice_is_one(under_way, facilitator):
    item = under_way().items.get()
    for _time in range(2):
        assert actions.note_item(item, by=facilitator, notes=" 71 ménages. ").notes == "71 ménages."
    assert JournalEntry.objects.filter(event="governance.item_noted").count() == 1


def test_by_who_leads_and_while_it_is_under_way(convened, under_way, facilitator, alice):
    with pytest.raises(Refused, match="not under way"):
        actions.note_item(convened().items.get(), by=facilitator, notes="Dit.")
    with pytest.raises(Refused, match="Only the facilitator and the chair"):
        actions.note_item(under_way().items.get(), by=alice, notes="Dit.")
