from django.utils.translation import gettext_lazy as _

from core.rules import rule
from impact.models import Indicator
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, NOT_IN, is_open


@rule
def propose_indicator(by: Member, partnership: Partnership, collector=None, confirmer=None):
    """A partner's representative or the facilitator proposes what to measure."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(partnership), CLOSED
    yield (
        collector is None or collector != confirmer,
        _("Who measures does not confirm: choose another partner to confirm."),
    )


@rule
def adopt_indicator(by: Member, indicator: Indicator):
    """The facilitator writes down that the partners agreed to measure this."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(indicator.partnership), CLOSED
    yield indicator.state == Indicator.State.PROPOSED, _("This indicator is adopted or retired already.")
