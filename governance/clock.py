"""What time does in the committee."""

from datetime import timedelta

from core import clock
from core.acts import CLOCK, each
from governance import rules
from governance.actions import close_round, remind_mandates, remind_voters
from governance.actions.mandates import due
from governance.models import Round
from governance.rules.reminders import DAYS_BEFORE
from partnerships.models import Partnership

SOON = timedelta(days=max(DAYS_BEFORE) + 1)


def close_due_rounds() -> int:
    """Close the rounds whose time is over; how many were. One that somebody just closed is left alone."""
    due_now = Round.objects.due(clock.now()).select_related("decision").order_by("closes_at")
    return each(close_round, [round_.decision for round_ in due_now])


def remind_due_voters() -> int:
    """Remind those who have not answered a consultation that ends soon; how many consultations were concerned.

    A run that was missed is caught up once: only the latest reminder that is due is sent.
    """
    now = clock.now()
    soon = Round.objects.open().filter(mode=Round.Mode.WRITTEN, closes_at__gt=now, closes_at__lte=now + SOON)
    rounds = soon.select_related("decision__partnership").order_by("closes_at")
    return each(remind_voters, [row.decision for row in rounds if rules.remind_voters.allows(CLOCK, row.decision)])


def remind_ending_mandates() -> int:
    """Tell of the mandates near their end what has not been told yet; in how many partnerships there were any."""
    living = Partnership.objects.exclude(state=Partnership.State.CLOSED).iterator(100)
    return each(remind_mandates, (partnership for partnership in living if due(partnership)))
