from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.acts import CLOCK, Clock
from core.rules import Condition, rule
from partnerships.models import Member, Partnership
from partnerships.rules.who import CLOSED, is_open


@rule
def remind_duties(by: Member | Clock, partnership: Partnership) -> Iterator[Condition]:
    """Time reminds of tasks near their day, of risks not reviewed for six months, of invitations nobody answered."""
    yield by is CLOCK, _("Time sends these reminders; nobody does it by hand.")
    yield is_open(partnership), CLOSED
