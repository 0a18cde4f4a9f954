"""What happens while a partnership is built, and how the register says it; one module per noun."""

from partnerships.events.invitations import (
    INVITATION_ACCEPTED,
    INVITATION_RESENT,
    INVITATION_REVOKED,
    MEMBER_INVITED,
    PARTNER_INVITED,
    PARTNER_JOINED,
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
    TASK_CHANGED,
    TASK_DROPPED,
    TASK_ENTRUSTED,
    TASK_SHARED,
)
from partnerships.events.texts import (
    CONSENT_GIVEN,
    VERSION_PROPOSED,
    VISION_SHARED,
)

__all__ = [
    "CONSENT_GIVEN",
    "INVITATION_ACCEPTED",
    "INVITATION_RESENT",
    "INVITATION_REVOKED",
    "LEAD_PARTNER_NAMED",
    "MEMBER_INVITED",
    "NEED_ADDED",
    "OBJECTIVE_ADDED",
    "OBJECTIVE_CHANGED",
    "OFFER_CONFIRMED",
    "OFFER_MADE",
    "PARTNERSHIP_STARTED",
    "PARTNER_BOUND",
    "PARTNER_DESCRIBED",
    "PARTNER_INVITED",
    "PARTNER_JOINED",
    "STAGE_CHANGED",
    "STAGE_FORCED",
    "TASK_ADDED",
    "TASK_ASSIGNED",
    "TASK_CHANGED",
    "TASK_DROPPED",
    "TASK_ENTRUSTED",
    "TASK_SHARED",
    "VERSION_PROPOSED",
    "VISION_SHARED",
]
