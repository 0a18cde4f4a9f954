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
    OBJECTIVE_DROPPED,
    OBJECTIVE_MOVED,
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
from partnerships.events.risks import (
    NOBODY,
    RISK_ADDED,
    RISK_CHANGED,
    RISK_REVIEWED,
    RISK_UPHELD,
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
from partnerships.events.values import (
    VALUE_ADDED,
    VALUE_CHANGED,
    VALUE_DROPPED,
    VALUE_MOVED,
)

__all__ = [
    "CONSENT_GIVEN",
    "INVITATION_ACCEPTED",
    "INVITATION_RESENT",
    "INVITATION_REVOKED",
    "LEAD_PARTNER_NAMED",
    "MEMBER_INVITED",
    "NEED_ADDED",
    "NOBODY",
    "OBJECTIVE_ADDED",
    "OBJECTIVE_CHANGED",
    "OBJECTIVE_DROPPED",
    "OBJECTIVE_MOVED",
    "OFFER_CONFIRMED",
    "OFFER_MADE",
    "PARTNERSHIP_STARTED",
    "PARTNER_BOUND",
    "PARTNER_DESCRIBED",
    "PARTNER_INVITED",
    "PARTNER_JOINED",
    "RISK_ADDED",
    "RISK_CHANGED",
    "RISK_REVIEWED",
    "RISK_UPHELD",
    "STAGE_CHANGED",
    "STAGE_FORCED",
    "TASK_ADDED",
    "TASK_ASSIGNED",
    "VALUE_ADDED",
    "VALUE_CHANGED",
    "VALUE_DROPPED",
    "VALUE_MOVED",
    "VERSION_PROPOSED",
    "VISION_SHARED",
]
