from collections.abc import Sequence
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.rules import rule
from impact.models import PeriodLock
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open


@rule
def lock_period(
    by: Member,
    partnership: Partnership,
    starts_on: date | None = None,
    ends_on: date | None = None,
    unanswered: Sequence[str] = (),
):
    """The facilitator locks a period whose figures have all been answered to."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    if starts_on is None or ends_on is None:
        return
    yield starts_on <= ends_on, _("The period ends before it starts.")
    yield ends_on <= partnership.today(), _("This period is not over yet: figures of it are still to come.")
    rows = PeriodLock.objects.filter(partnership=partnership).standing()
    over = rows.filter(starts_on__lte=ends_on, ends_on__gte=starts_on).first()
    yield (
        over is None,
        _("A period that is locked already shares days with this one: %(period)s.") % {"period": over},
    )
    yield (
        not unanswered,
        _("Figures of this period await an answer or are contested: %(figures)s. Settle them first.")
        % {"figures": ", ".join(unanswered)},
    )


@rule
def open_period(by: Member, locked: PeriodLock, reason=None):
    """The facilitator opens a locked period again, and says why."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(locked.partnership), CLOSED
    yield locked.opened_at is None, _("This period has been opened again already.")
    yield reason is None or bool(reason), _("Say why this period is opened again: everybody will read it.")
