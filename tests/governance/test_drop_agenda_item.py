"""Taking a point off: the rest closes up; what was noted or voted on stays."""

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from tests.governance.meetings import STARTS, add_item, plan


def test_the_others_close_up(partnership, committee, facilitator):
    meeting = plan(partnership, committee.body, facilitator)
    first, second = add_item(meeting, facilitator), add_item(meeting, facilitator)
    actions.drop_agenda_item(first, by=facilitator)
    assert [(item.pk, item.rank) for item in meeting.items.all()] == [(second.pk, 1)]
    actions.drop_agenda_item(second, by=facilitator)
    assert not meeting.items.exists()


def test_a_convened_meeting_keeps_a_point(convened, facilitator):
    with pytest.raises(Refused, match="only point of a meeting that was convened"):
        actions.drop_agenda_item(convened().items.get(), by=facilitator)


def test_what_was_noted_or_voted_on_stays(under_way, propose, facilitator):
    decision = propose()
    meeting = under_way(decision)
    talked, voted = meeting.items.all()
    actions.note_item(talked, by=facilitator, notes="Dit.")
    with pytest.raises(Refused, match="Something was noted"):
        actions.drop_agenda_item(talked, by=facilitator)
    with clock.at(STARTS):
        actions.open_round(decision, by=facilitator, meeting=meeting)
    with pytest.raises(Refused, match="opened at this meeting"):
        actions.drop_agenda_item(voted, by=facilitator)


def test_not_by_others_nor_once_it_is_over(held, propose, committee, facilitator, bob):
    item = held().items.get()
    with pytest.raises(Refused, match="change no more"):
        actions.drop_agenda_item(item, by=facilitator)
    committee.seats["VSA"].mandates.update(ended_on="2026-01-08")
    with pytest.raises(Refused, match="people who hold a seat"):
        actions.drop_agenda_item(item, by=bob)
