"""What people do while a partnership is built, one function per act."""

from partnerships.actions.invitations import (
    accept_invitation,
    invite_member,
    invite_partner,
    open_account,
    resend_invitation,
    revoke_invitation,
)
from partnerships.actions.needs import add_need, confirm_offer, make_offer
from partnerships.actions.objectives import (
    add_objective,
    change_objective,
    drop_objective,
    move_objective,
)
from partnerships.actions.partners import bind_partner, describe_partner
from partnerships.actions.partnership import change_stage, name_lead_partner, start_partnership
from partnerships.actions.risks import (
    add_risk,
    change_risk,
    review_risk,
)
from partnerships.actions.tasks import add_task, assign_task
from partnerships.actions.texts import give_consent, lock_text, propose_version, write_text
from partnerships.actions.values import (
    add_value,
    change_value,
    drop_value,
    move_value,
)

__all__ = [
    "accept_invitation",
    "add_need",
    "add_objective",
    "add_risk",
    "add_task",
    "add_value",
    "assign_task",
    "bind_partner",
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
    "lock_text",
    "make_offer",
    "move_objective",
    "move_value",
    "name_lead_partner",
    "open_account",
    "propose_version",
    "resend_invitation",
    "review_risk",
    "revoke_invitation",
    "start_partnership",
    "write_text",
]
