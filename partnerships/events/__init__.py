"""What happens while a partnership is built, and how the register says it; one module per noun."""

from partnerships.events.invitations import (
    FACILITATOR_INVITED,
    INVITATION_ACCEPTED,
    INVITATION_RESENT,
    INVITATION_REVOKED,
    MEMBER_INVITED,
    ORGANISATION_NAMED,
    PARTNER_INVITED,
    PARTNER_JOINED,
    PARTNERS_INVITED,
)
from partnerships.events.needs import (
    NEED_ADDED,
    OFFER_CONFIRMED,
    OFFER_MADE,
)
from partnerships.events.objectives import (
    OBJECTIVE_ADDED,
    OBJECTIVE_CHANGED,
)
from partnerships.events.partners import (
    MEMBER_ENDED,
    PARTNER_BOUND,
    PARTNER_DESCRIBED,
    PARTNER_LEFT,
    PARTNER_WITHDRAWN,
)
from partnerships.events.partnership import (
    LEAD_PARTNER_NAMED,
    PARTNERSHIP_CHANGED,
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
    "CONSENT_GIVEN",
    "FACILITATOR_INVITED",
    "INVITATION_ACCEPTED",
    "INVITATION_RESENT",
    "INVITATION_REVOKED",
    "LEAD_PARTNER_NAMED",
    "MEMBER_ENDED",
    "MEMBER_INVITED",
    "NEED_ADDED",
    "OBJECTIVE_ADDED",
    "OBJECTIVE_CHANGED",
    "OFFER_CONFIRMED",
    "OFFER_MADE",
    "ORGANISATION_NAMED",
    "PARTNERSHIP_CHANGED",
    "PARTNERSHIP_STARTED",
    "PARTNERS_INVITED",
    "PARTNER_BOUND",
    "PARTNER_DESCRIBED",
    "PARTNER_INVITED",
    "PARTNER_JOINED",
    "PARTNER_LEFT",
    "PARTNER_WITHDRAWN",
    "STAGE_CHANGED",
    "STAGE_FORCED",
    "TASK_ADDED",
    "TASK_ASSIGNED",
    "VERSION_PROPOSED",
    "VISION_SHARED",
]
