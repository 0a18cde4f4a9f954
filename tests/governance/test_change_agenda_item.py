"""Wording a point again; what was voted on at the meeting stays."""

import pytest

from core import clock
from core.refusals import Refused
from governance import actions
from tests.conftest import text
from tests.governance.meetings import STARTS


def change(item, by, **more):
    given = {"title": text("Autre titre"), "nature": item.nature, "decision": item.decision}
    return actions.change_agenda_item(item, by=by, **{**given, **more})


def test_title_time_and_nature_change(convened, propose, alice):
    item = convened().items.get()
    decision = propose()
    changed = change(item, alice, nature="decision", decision=decision, minutes_planned=45)
    assert (str(changed.title), changed.decision, changed.minutes_planned) == ("Autre titre", decision, 45)


def test_the_same_conditions_as_a_new_point(convened, propose, facilitator):
    decision = propose()
    first, _second = convened(decision).items.all()
    with pytest.raises(Refused, match="Propose the decision first"):
        change(first, facilitator, nature="decision", decision=None)
    with pytest.raises(Refused, match="on the agenda already"):
        change(first, facilitator, nature="decision", decision=decision)


def test_a_point_that_was_voted_on_keeps_its_decision(under_way, propose, facilitator):
    decision = propose()
    meeting = under_way(decision)
    with clock.at(STARTS):
        actions.open_round(decision, by=facilitator, meeting=meeting)
    item = meeting.items.get(decision=decision)
    assert str(change(item, facilitator).title) == "Autre titre"
    with pytest.raises(Refused, match="opened at this meeting: the point stays"):
        change(item, facilitator, nature="discussion", decision=None)


def test_not_by_others_nor_once_it_is_over(held, committee, facilitator, bob):
    item = held().items.get()
    with pytest.raises(Refused, match="change no more"):
        change(item, facilitator)
    committee.seats["VSA"].mandates.update(ended_on="2026-01-08")
    with pytest.raises(Refused, match="people who hold a seat"):
        change(item, bob)
