from django.utils.translation import gettext_lazy as _

from core.rules import rule
from partnerships.models import Member, Partner, Partnership
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, is_open


@rule
def start_partnership(by, thing):
    """Whoever has an account starts a partnership and becomes its facilitator."""
    yield by.is_active, _("This account is closed.")


@rule
def change_partnership(by: Member, partnership: Partnership, changed=None):
    """The facilitator changes the note of intent: the register says which lines."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield changed is None or bool(changed), _("Nothing here differs from what is written already.")


@rule
def change_stage(by: Member, partnership: Partnership, stage="", missing=None, reason=""):
    """The facilitator moves the partnership along; what is missing asks for a reason, it does not forbid."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield stage != partnership.state, _("The partnership is at this stage already.")
    yield not missing or bool(reason.strip()), _("Something is still missing here. Write why you go on all the same.")


@rule
def name_lead_partner(by: Member, partnership: Partnership, partner: Partner | None = None):
    """The facilitator writes down which partner answers to funders."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield (
        partner is None or partner.standing == Partner.Standing.PARTNER,
        _("The lead partner is one of the partners; candidates and observers cannot be."),
    )
