"""What time does while a partnership is built."""

from core.acts import each
from partnerships.actions import remind_duties
from partnerships.actions.duties import due
from partnerships.models import Partnership


def remind_due_duties() -> int:
    """Remind of tasks, risks and invitations what was not said yet; in how many partnerships there was anything."""
    living = Partnership.objects.exclude(state=Partnership.State.CLOSED).iterator(100)
    return each(remind_duties, (partnership for partnership in living if due(partnership)))
