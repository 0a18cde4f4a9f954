"""What time does in the committee."""

from core import clock
from core.acts import CLOCK
from core.refusals import Refused
from governance.actions import close_round, remind_mandates
from governance.actions.mandates import due
from governance.models import Round
from partnerships.models import Partnership


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


def remind_ending_mandates() -> int:
    """Tell of the mandates near their end what has not been told yet; in how many partnerships there were any."""
    reminded = 0
    for partnership in Partnership.objects.exclude(state=Partnership.State.CLOSED).iterator(100):
        if not due(partnership):
            continue
        try:
            remind_mandates(partnership, by=CLOCK)
        except Refused:
            continue
        reminded += 1
    return reminded
