"""What people do while a partnership is built, one function per act."""

from partnerships.actions.acceptance import accept_invitation, open_account
from partnerships.actions.amendments import (
    accept_amendment,
    give_opinion,
    merge_amendments,
    propose_amendment,
    refuse_amendment,
    withdraw_amendment,
)
from partnerships.actions.answers import confirm_answers, describe_partner
from partnerships.actions.contributions import (
    change_contribution,
    promise_contribution,
    record_delivery,
    withdraw_contribution,
)
from partnerships.actions.duties import remind_duties
from partnerships.actions.extracts import ask_journal_pdf
from partnerships.actions.invitations import (
    invite_facilitator,
    invite_member,
    invite_partner,
    invite_partners,
    resend_invitation,
    revoke_invitation,
)
from partnerships.actions.needs import add_need, change_need, drop_need, explain_absence
from partnerships.actions.notices import choose_messages, read_notices
from partnerships.actions.objectives import add_objective, change_objective, drop_objective, move_objective
from partnerships.actions.offers import change_offer, commit_offer, confirm_offer, make_offer, withdraw_offer
from partnerships.actions.partners import bind_partner, end_member, withdraw_partner
from partnerships.actions.partnership import change_partnership, change_stage, name_lead_partner, start_partnership
from partnerships.actions.remarks import make_remark, reply_to_remark, resolve_remark
from partnerships.actions.restrictions import lift_restriction, restrict_entry
from partnerships.actions.risks import add_risk, change_risk, review_risk
from partnerships.actions.tasks import add_task, assign_task, assign_tasks, change_task, drop_task
from partnerships.actions.texts import give_consent, lock_text, propose_version, unlock_text, write_text
from partnerships.actions.values import add_value, change_value, drop_value, move_value

__all__ = [
    "accept_amendment",
    "accept_invitation",
    "add_need",
    "add_objective",
    "add_risk",
    "add_task",
    "add_value",
    "ask_journal_pdf",
    "assign_task",
    "assign_tasks",
    "bind_partner",
    "change_contribution",
    "change_need",
    "change_objective",
    "change_offer",
    "change_partnership",
    "change_risk",
    "change_stage",
    "change_task",
    "change_value",
    "choose_messages",
    "commit_offer",
    "confirm_answers",
    "confirm_offer",
    "describe_partner",
    "drop_need",
    "drop_objective",
    "drop_task",
    "drop_value",
    "end_member",
    "explain_absence",
    "give_consent",
    "give_opinion",
    "invite_facilitator",
    "invite_member",
    "invite_partner",
    "invite_partners",
    "lift_restriction",
    "lock_text",
    "make_offer",
    "make_remark",
    "merge_amendments",
    "move_objective",
    "move_value",
    "name_lead_partner",
    "open_account",
    "promise_contribution",
    "propose_amendment",
    "propose_version",
    "read_notices",
    "record_delivery",
    "refuse_amendment",
    "remind_duties",
    "reply_to_remark",
    "resend_invitation",
    "resolve_remark",
    "restrict_entry",
    "review_risk",
    "revoke_invitation",
    "start_partnership",
    "unlock_text",
    "withdraw_amendment",
    "withdraw_contribution",
    "withdraw_offer",
    "withdraw_partner",
    "write_text",
]
