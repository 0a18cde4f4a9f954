from django.utils.translation import gettext_lazy as _

from core.acts import CLOCK, Clock
from core.rules import rule
from partnerships.models import Partnership
from partnerships.rules import CLOSED, is_open


@rule
def remind_measurements(by: Clock, partnership: Partnership):
    """Time reminds those who measure and those who confirm, in a partnership that lives."""
    yield by is CLOCK, _("Only time does this.")
    yield is_open(partnership), CLOSED
