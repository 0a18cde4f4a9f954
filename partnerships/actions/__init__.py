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
from partnerships.actions.objectives import add_objective, change_objective
from partnerships.actions.partners import bind_partner, describe_partner
from partnerships.actions.partnership import change_stage, name_lead_partner, start_partnership
from partnerships.actions.tasks import add_task, assign_task, assign_tasks, change_task, drop_task
from partnerships.actions.texts import give_consent, lock_text, propose_version, write_text

__all__ = [
    "accept_invitation",
    "add_need",
    "add_objective",
    "add_task",
    "assign_task",
    "assign_tasks",
    "bind_partner",
    "change_objective",
    "change_stage",
    "change_task",
    "confirm_offer",
    "describe_partner",
    "drop_task",
    "give_consent",
    "invite_member",
    "invite_partner",
    "lock_text",
    "make_offer",
    "name_lead_partner",
    "open_account",
    "propose_version",
    "resend_invitation",
    "revoke_invitation",
    "start_partnership",
    "write_text",
]
