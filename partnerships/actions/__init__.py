"""What people do while a partnership is built, one function per act."""

from partnerships.actions.contributions import (
    change_contribution,
    promise_contribution,
    record_delivery,
    withdraw_contribution,
)
from partnerships.actions.invitations import (
    accept_invitation,
    invite_member,
    invite_partner,
    open_account,
    resend_invitation,
    revoke_invitation,
)
from partnerships.actions.needs import add_need, change_need, drop_need, explain_absence
from partnerships.actions.objectives import add_objective, change_objective
from partnerships.actions.offers import change_offer, commit_offer, confirm_offer, make_offer, withdraw_offer
from partnerships.actions.partners import bind_partner, describe_partner
from partnerships.actions.partnership import change_stage, name_lead_partner, start_partnership
from partnerships.actions.tasks import add_task, assign_task
from partnerships.actions.texts import give_consent, lock_text, propose_version, write_text

__all__ = [
    "accept_invitation",
    "add_need",
    "add_objective",
    "add_task",
    "assign_task",
    "bind_partner",
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
    "lock_text",
    "make_offer",
    "name_lead_partner",
    "open_account",
    "promise_contribution",
    "propose_version",
    "record_delivery",
    "resend_invitation",
    "revoke_invitation",
    "start_partnership",
    "withdraw_contribution",
    "withdraw_offer",
    "write_text",
]
