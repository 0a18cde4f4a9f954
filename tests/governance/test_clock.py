"""What time does goes on for the others when it breaks for one."""

from datetime import timedelta

from core import clock
from governance import actions
from governance.clock import close_due_rounds
from governance.models import Round


def test_a_round_that_cannot_be_closed_stops_no_other(propose, facilitator):
    broken, sound = propose(), propose()
    for decision in (broken, sound):
        actions.open_round(decision, by=facilitator, mode="written")
    Round.objects.filter(decision=broken).update(electorate=[])  # nobody to count: the tally refuses
    with clock.at(clock.now() + timedelta(days=40)):
        assert close_due_rounds() == 1
    closed = Round.objects.exclude(closed_at=None)
    assert [row.decision_id for row in closed] == [sound.pk]
