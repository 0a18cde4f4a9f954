"""Who may do what while a partnership is built, when, and why not; one module per noun."""

from partnerships.rules.invitations import (
    accept_invitation,
    invite_member,
    invite_partner,
    resend_invitation,
    revoke_invitation,
)
from partnerships.rules.needs import (
    add_need,
    confirm_offer,
    make_offer,
)
from partnerships.rules.objectives import (
    add_objective,
    change_objective,
    drop_objective,
    move_objective,
)
from partnerships.rules.partners import (
    describe_partner,
)
from partnerships.rules.partnership import (
    change_stage,
    name_lead_partner,
    start_partnership,
)
from partnerships.rules.risks import (
    REVIEWED_WITHIN,
    add_risk,
    change_risk,
    overdue,
    review_awaited_from,
    review_risk,
    reviewable_by,
)
from partnerships.rules.tasks import (
    add_task,
    assign_task,
)
from partnerships.rules.texts import (
    awaiting_consent_from,
    give_consent,
    propose_version,
)
from partnerships.rules.values import (
    add_value,
    change_value,
    drop_value,
    move_value,
)
from partnerships.rules.who import (
    CLOSED,
    FACILITATOR_ONLY,
    NOT_IN,
    OWN_OR_FACILITATOR,
    is_open,
    speaks_for,
)

__all__ = [
    "CLOSED",
    "FACILITATOR_ONLY",
    "NOT_IN",
    "OWN_OR_FACILITATOR",
    "REVIEWED_WITHIN",
    "accept_invitation",
    "add_need",
    "add_objective",
    "add_risk",
    "add_task",
    "add_value",
    "assign_task",
    "awaiting_consent_from",
    "change_objective",
    "change_risk",
    "change_stage",
    "change_value",
    "confirm_offer",
    "describe_partner",
    "drop_objective",
    "drop_value",
    "give_consent",
    "invite_member",
    "invite_partner",
    "is_open",
    "make_offer",
    "move_objective",
    "move_value",
    "name_lead_partner",
    "overdue",
    "propose_version",
    "resend_invitation",
    "review_awaited_from",
    "review_risk",
    "reviewable_by",
    "revoke_invitation",
    "speaks_for",
    "start_partnership",
]
