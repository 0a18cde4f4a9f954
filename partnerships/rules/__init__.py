"""Who may do what while a partnership is built, when, and why not; one module per noun."""

from partnerships.rules.contributions import (
    change_contribution,
    promise_contribution,
    record_delivery,
    withdraw_contribution,
)
from partnerships.rules.invitations import (
    accept_invitation,
    invite_member,
    invite_partner,
    resend_invitation,
    revoke_invitation,
)
from partnerships.rules.needs import (
    add_need,
    change_need,
    drop_need,
    explain_absence,
)
from partnerships.rules.objectives import (
    add_objective,
    change_objective,
)
from partnerships.rules.offers import (
    change_offer,
    commit_offer,
    confirm_offer,
    make_offer,
    withdraw_offer,
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
    "awaiting_consent_from",
    "change_contribution",
    "change_need",
    "change_objective",
    "change_offer",
    "change_stage",
    "commit_offer",
    "confirm_offer",
    "describe_partner",
    "drop_need",
    "explain_absence",
    "give_consent",
    "invite_member",
    "invite_partner",
    "is_open",
    "make_offer",
    "name_lead_partner",
    "promise_contribution",
    "propose_version",
    "record_delivery",
    "resend_invitation",
    "revoke_invitation",
    "speaks_for",
    "start_partnership",
    "withdraw_contribution",
    "withdraw_offer",
]
