"""Points of the agenda: what they are for, and that one for decision points to a decision of this committee."""

import pytest

from core.refusals import Refused
from governance import actions
from governance.models import Body, Decision
from tests.conftest import text
from tests.governance.meetings import STARTS, add_item, plan


@pytest.fixture
def meeting(partnership, committee, facilitator):
    return plan(partnership, committee.body, facilitator)


def test_points_come_last_and_decisions_are_pointed_to(meeting, propose, alice):
    add_item(meeting, alice)
    decision = propose()
    item = add_item(meeting, alice, decision)
    assert (item.rank, item.nature, item.decision) == (2, "decision", decision)


def test_a_point_for_decision_points_to_one_and_the_others_to_none(meeting, propose, facilitator):
    with pytest.raises(Refused, match="Propose the decision first"):
        actions.add_agenda_item(meeting, by=facilitator, title=text("Voter"), nature="decision")
    with pytest.raises(Refused, match="points to no decision"):
        actions.add_agenda_item(meeting, by=facilitator, title=text("Voir"), nature="discussion", decision=propose())


def test_not_a_decision_that_is_over_or_there_already(meeting, propose, play, facilitator):
    closed, waiting = propose(), propose()
    play(closed, LLU="for", VSA="for", CAL="for")
    closed.refresh_from_db()
    with pytest.raises(Refused, match="not waiting to be taken"):
        add_item(meeting, facilitator, closed)
    add_item(meeting, facilitator, waiting)
    with pytest.raises(Refused, match="on the agenda already"):
        add_item(meeting, facilitator, waiting)


def test_not_another_committees_decision(meeting, propose, partnership, facilitator):
    decision = propose()
    other = Body.objects.create(partnership=partnership, kind="advisory", name=text("Technique"), seated_at=STARTS)
    Decision.objects.filter(pk=decision.pk).update(body=other)
    decision.refresh_from_db()
    with pytest.raises(Refused, match="another committee’s"):
        add_item(meeting, facilitator, decision)


def test_not_by_who_holds_no_seat_nor_once_it_is_over(meeting, committee, held, facilitator, bob):
    committee.seats["VSA"].mandates.update(ended_on="2026-01-08")
    with pytest.raises(Refused, match="people who hold a seat"):
        add_item(meeting, bob)
    with pytest.raises(Refused, match="its agenda and its papers change no more"):
        add_item(held(VSA="absent"), facilitator)
