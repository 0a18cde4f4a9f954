"""An action is done when who answers for it, or the facilitator, says so."""

import pytest

from core.refusals import Refused
from governance import actions
from tests.governance.test_add_follow_up import add


def test_with_what_came_of_it(under_way, facilitator, bob):
    done = actions.complete_follow_up(add(under_way(), facilitator, bob), by=bob, note=" Fait. ")
    assert (done.done_by, done.note) == (bob, "Fait.")
    assert done.done_at is not None


def test_not_by_another_nor_twice(under_way, facilitator, alice, bob):
    made = add(under_way(), facilitator, bob)
    with pytest.raises(Refused, match="Only who answers for this action"):
        actions.complete_follow_up(made, by=alice)
    actions.complete_follow_up(made, by=facilitator)
    with pytest.raises(Refused, match="done already"):
        actions.complete_follow_up(made, by=bob)
