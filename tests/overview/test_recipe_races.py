"""Two acts end at the same moment: the recipe is read twice, and what changed is noted once."""

from functools import partial

import pytest

from overview import actions
from partnerships import actions as building
from tests.conftest import text
from tests.overview.test_refresh_marks import states
from tests.racing import emptied, together

__all__ = ["emptied"]
pytestmark = [pytest.mark.postgres_only, pytest.mark.django_db(transaction=True)]


def test_two_at_once_note_one_change(partnership, facilitator):
    actions.refresh_marks(partnership)
    for number in range(3):
        if number % 2:
            partnership.needs.all().delete()
        else:
            building.add_need(partnership, by=facilitator, title=text("Visites"), criticality=3, required=2)
        gave = together(*[partial(actions.refresh_marks, partnership)] * 4)
        assert gave == [partnership] * 4
        assert states(partnership, "D3")[-1][0] == number + 2
    assert [state for _rank, state in states(partnership, "D3")] == ["not_yet", "under_way", "not_yet", "under_way"]
    assert states(partnership, "D1") == [(1, "not_yet")]
