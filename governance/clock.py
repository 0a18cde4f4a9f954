"""What time does in the committee."""

from core import clock
from core.acts import CLOCK
from core.refusals import Refused
from governance.actions import close_round
from governance.models import Round


def close_due_rounds() -> int:
    """Close the rounds whose time is over; how many were. One that somebody just closed is left alone."""
    closed = 0
    for round_ in Round.objects.due(clock.now()).select_related("decision").order_by("closes_at"):
        try:
            close_round(round_.decision, by=CLOCK)
        except Refused:
            continue
        closed += 1
    return closed
