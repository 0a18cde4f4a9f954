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
)
from partnerships.rules.partners import (
    describe_partner,
)
from partnerships.rules.partnership import (
    change_stage,
    name_lead_partner,
    start_partnership,
)
from partnerships.rules.tasks import (
    add_task,
    assign_task,
    assign_tasks,
    change_task,
    drop_task,
)
from partnerships.rules.texts import (
    awaiting_consent_from,
    give_consent,
    propose_version,
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
    "accept_invitation",
    "add_need",
    "add_objective",
    "add_task",
    "assign_task",
    "assign_tasks",
    "awaiting_consent_from",
    "change_objective",
    "change_stage",
    "change_task",
    "confirm_offer",
    "describe_partner",
    "drop_task",
    "give_consent",
    "invite_member",
    "invite_partner",
    "is_open",
    "make_offer",
    "name_lead_partner",
    "propose_version",
    "resend_invitation",
    "revoke_invitation",
    "speaks_for",
    "start_partnership",
]
