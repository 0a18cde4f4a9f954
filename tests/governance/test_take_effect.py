"""What the committee adopted about the charter takes effect with the last signature."""

import pytest

from core.refusals import Refused
from governance import actions
from governance.contents import line


@pytest.fixture
def adopted(propose, play):
    decision = propose("charter")
    play(decision, LLU="for", VSA="for", CAL="for")
    decision.refresh_from_db()
    return decision


def test_it_waits_for_the_signatures(adopted):
    assert line(adopted).state == "adopted, pending signatures"
    actions.take_effect(adopted)
    adopted.refresh_from_db()
    assert line(adopted).state == "adopted"


def test_nobody_does_it_by_hand(adopted, facilitator):
    with pytest.raises(Refused, match="nobody does it by hand"):
        actions.take_effect(adopted, by=facilitator)


def test_only_once(adopted):
    actions.take_effect(adopted)
    with pytest.raises(Refused, match="not waiting for signatures"):
        actions.take_effect(adopted)
