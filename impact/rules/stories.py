from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Member, Partner, Partnership
from partnerships.rules import CLOSED, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for


@rule
def tell_story(by: Member, partnership: Partnership, partner: Partner | None = None, told_on=None, consent_on=None):
    """A partner writes a story of change down, with its teller's consent."""
    partner = partner or by.partner
    yield partner is not None, NOT_IN
    yield speaks_for(by, partner), OWN_OR_FACILITATOR
    yield is_open(partnership), CLOSED
    today = partnership.today()
    yield told_on is None or told_on <= today, _("This date has not come yet.")
    yield (
        consent_on is None or consent_on <= today,
        _("The teller's consent comes before the story is written down."),
    )
