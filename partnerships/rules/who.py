from django.utils.translation import gettext_lazy as _

from partnerships.models import Member, Partner, Partnership

FACILITATOR_ONLY = _("Only the facilitator of this partnership can do this.")
CLOSED = _("This partnership is closed: it can be read, and nothing in it changes any more.")
OWN_OR_FACILITATOR = _("Only this partner's representatives, or the facilitator on their behalf, can do this.")
LEFT = _("This organisation has left the partnership.")
NOT_HERE = _("Only those who have a place in this partnership can do this.")
NOT_IN = _("Only representatives of partners can do this; your place here is not that of a partner's representative.")


def is_open(partnership: Partnership) -> bool:
    """Whether things still change in this partnership."""
    return partnership.state != Partnership.State.CLOSED


def speaks_for(by: Member, partner: Partner) -> bool:
    """Whether this person answers for this partner, as its representative or as the facilitator on its behalf."""
    return by.is_facilitator or (by.partner_id == partner.pk and "representative" in by.held_roles)
