from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Member, Partnership
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, is_open


@rule
def add_task(by: Member, partnership: Partnership):
    """The facilitator writes down who does what."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED


@rule
def assign_task(by: Member, task, accountable=None, responsible=()):
    """Exactly one accountable partner, at least one that does the work."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(task.partnership), CLOSED
    yield accountable is not None, _("A task has exactly one accountable partner. Choose it.")
    yield bool(responsible), _("At least one partner does the work. Choose who is responsible.")
