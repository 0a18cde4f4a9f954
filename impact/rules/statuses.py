from django.utils.translation import gettext_lazy as _

from core.rules import rule
from impact.models import Indicator, StatusOverride
from impact.rules.indicators import NOT_ADOPTED
from partnerships.models import Member
from partnerships.rules import CLOSED, NOT_IN, is_open


@rule
def override_status(by: Member, indicator: Indicator, status=None, reason=None):
    """A partner's representative or the facilitator sets a status by hand, and says why; the computed one stays."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(indicator.partnership), CLOSED
    yield indicator.state == Indicator.State.ADOPTED, NOT_ADOPTED
    yield status is None or status in StatusOverride.Status.values, _("This status cannot be set by hand.")
    yield (
        reason is None or bool(reason),
        _("Say why the computed status does not tell the truth: everybody reads both, with your reason."),
    )


@rule
def lift_status_override(by: Member, indicator: Indicator, stands: bool = True):
    """A partner's representative or the facilitator lets the computed status speak again."""
    yield by.is_facilitator or by.represents, NOT_IN
    yield is_open(indicator.partnership), CLOSED
    yield stands, _("No status is set by hand here.")
