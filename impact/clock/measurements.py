"""What time does to measures that are owed and to figures that await an answer."""

from core.acts import each
from impact.actions import remind_measurements
from impact.actions.reminders import due
from partnerships.models import Partnership


def remind_due_measurements() -> int:
    """Remind of measures and answers that are owed, once each; in how many partnerships there were any."""
    living = Partnership.objects.exclude(state=Partnership.State.CLOSED).iterator(100)
    return each(remind_measurements, (partnership for partnership in living if due(partnership)))
