"""Closing a mediation: by the facilitator, when one is under way, with what came out of it."""

import pytest

from core.refusals import Refused
from governance import actions


@pytest.fixture
def mediated(propose, play, facilitator):
    decision = propose()
    play(decision, LLU="for", VSA="against")
    actions.open_mediation(decision, by=facilitator, mediator="Odile")
    return decision


def test_only_the_facilitator_closes(mediated, alice):
    with pytest.raises(Refused, match="Only the facilitator"):
        actions.close_mediation(mediated, by=alice, findings="Agreed.")


def test_with_what_came_out_of_it(mediated, facilitator):
    with pytest.raises(Refused, match="Write what came out"):
        actions.close_mediation(mediated, by=facilitator, findings=" ")


def test_when_one_is_under_way(propose, facilitator):
    with pytest.raises(Refused, match="No mediation is under way"):
        actions.close_mediation(propose(), by=facilitator, findings="Agreed.")
