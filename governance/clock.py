"""What time does in the committee."""

from datetime import timedelta

from core import clock
from core.acts import CLOCK
from core.refusals import Refused
from governance import rules
from governance.actions import close_round, remind_mandates, remind_voters
from governance.actions.mandates import due
from governance.models import Round
from governance.rules.reminders import DAYS_BEFORE
from partnerships.models import Partnership

SOON = timedelta(days=max(DAYS_BEFORE) + 1)


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


def remind_due_voters() -> int:
    """Remind those who have not answered a consultation that ends soon; how many consultations were concerned.

    A run that was missed is caught up once: only the latest reminder that is due is sent.
    """
    reminded, now = 0, clock.now()
    soon = Round.objects.open().filter(mode=Round.Mode.WRITTEN, closes_at__gt=now, closes_at__lte=now + SOON)
    for round_ in soon.select_related("decision__partnership").order_by("closes_at"):
        try:
            rules.remind_voters.check(CLOCK, round_.decision)
            remind_voters(round_.decision, by=CLOCK)
        except Refused:
            continue
        reminded += 1
    return reminded


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
