from django.utils.translation import gettext_lazy as _

from charters.models import Charter
from core.acts import CLOCK, Clock
from core.rules import rule
from partnerships.models import Member
from partnerships.rules import CLOSED, is_open


@rule
def remind_terms(by: Member | Clock, charter: Charter):
    """Time says that the charter in force nears its end, or the date on which it is looked at again."""
    yield by is CLOCK, _("Time sends this reminder; nobody does it by hand.")
    yield is_open(charter.partnership), CLOSED
