"""What happens while a partnership is built, and how the register says it; one module per noun."""

from partnerships.events.contributions import (
    CONTRIBUTION_CHANGED,
    CONTRIBUTION_PROMISED,
    CONTRIBUTION_WITHDRAWN,
    DELIVERY_RECORDED,
)
from partnerships.events.invitations import (
    INVITATION_ACCEPTED,
    INVITATION_RESENT,
    INVITATION_REVOKED,
    MEMBER_INVITED,
    PARTNER_INVITED,
    PARTNER_JOINED,
)
from partnerships.events.needs import (
    ABSENCE_EXPLAINED,
    NEED_ADDED,
    NEED_CHANGED,
    NEED_DROPPED,
)
from partnerships.events.objectives import (
    OBJECTIVE_ADDED,
    OBJECTIVE_CHANGED,
)
from partnerships.events.offers import (
    OFFER_CHANGED,
    OFFER_COMMITTED,
    OFFER_CONFIRMED,
    OFFER_MADE,
    OFFER_WITHDRAWN,
)
from partnerships.events.partners import (
    PARTNER_BOUND,
    PARTNER_DESCRIBED,
)
from partnerships.events.partnership import (
    LEAD_PARTNER_NAMED,
    PARTNERSHIP_STARTED,
    STAGE_CHANGED,
    STAGE_FORCED,
)
from partnerships.events.tasks import (
    TASK_ADDED,
    TASK_ASSIGNED,
)
from partnerships.events.texts import (
    CONSENT_GIVEN,
    VERSION_PROPOSED,
    VISION_SHARED,
)

__all__ = [
    "ABSENCE_EXPLAINED",
    "CONSENT_GIVEN",
    "CONTRIBUTION_CHANGED",
    "CONTRIBUTION_PROMISED",
    "CONTRIBUTION_WITHDRAWN",
    "DELIVERY_RECORDED",
    "INVITATION_ACCEPTED",
    "INVITATION_RESENT",
    "INVITATION_REVOKED",
    "LEAD_PARTNER_NAMED",
    "MEMBER_INVITED",
    "NEED_ADDED",
    "NEED_CHANGED",
    "NEED_DROPPED",
    "OBJECTIVE_ADDED",
    "OBJECTIVE_CHANGED",
    "OFFER_CHANGED",
    "OFFER_COMMITTED",
    "OFFER_CONFIRMED",
    "OFFER_MADE",
    "OFFER_WITHDRAWN",
    "PARTNERSHIP_STARTED",
    "PARTNER_BOUND",
    "PARTNER_DESCRIBED",
    "PARTNER_INVITED",
    "PARTNER_JOINED",
    "STAGE_CHANGED",
    "STAGE_FORCED",
    "TASK_ADDED",
    "TASK_ASSIGNED",
    "VERSION_PROPOSED",
    "VISION_SHARED",
]
