"""Who may do what while a partnership is built, when, and why not; one module per noun."""

from partnerships.rules.amendments import (
    OVERTAKEN,
    accept_amendment,
    awaiting_opinion_from,
    give_opinion,
    merge_amendments,
    propose_amendment,
    refuse_amendment,
    withdraw_amendment,
)
from partnerships.rules.answers import confirm_answers, describe_partner
from partnerships.rules.contributions import (
    change_contribution,
    promise_contribution,
    record_delivery,
    withdraw_contribution,
)
from partnerships.rules.duties import remind_duties
from partnerships.rules.extracts import MOST_ON_PAPER, ask_journal_pdf
from partnerships.rules.invitations import (
    accept_invitation,
    invite_facilitator,
    invite_member,
    invite_partner,
    invite_partners,
    opens_organisation,
    resend_invitation,
    revoke_invitation,
)
from partnerships.rules.needs import add_need, change_need, drop_need, explain_absence
from partnerships.rules.objectives import add_objective, change_objective, drop_objective, move_objective
from partnerships.rules.offers import change_offer, commit_offer, confirm_offer, make_offer, withdraw_offer
from partnerships.rules.partners import end_member, withdraw_partner
from partnerships.rules.partnership import change_partnership, change_stage, name_lead_partner, start_partnership
from partnerships.rules.remarks import make_remark, reply_to_remark, resolve_remark
from partnerships.rules.restrictions import lift_restriction, restrict_entry
from partnerships.rules.risks import (
    REVIEWED_WITHIN,
    add_risk,
    change_risk,
    overdue,
    review_awaited_from,
    review_risk,
    reviewable_by,
)
from partnerships.rules.tasks import add_task, assign_task, assign_tasks, change_task, drop_task
from partnerships.rules.texts import give_consent, propose_version
from partnerships.rules.values import add_value, change_value, drop_value, move_value
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, NOT_IN, OWN_OR_FACILITATOR, is_open, speaks_for

__all__ = [
    "CLOSED",
    "FACILITATOR_ONLY",
    "MOST_ON_PAPER",
    "NOT_IN",
    "OVERTAKEN",
    "OWN_OR_FACILITATOR",
    "REVIEWED_WITHIN",
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
    "awaiting_opinion_from",
    "change_contribution",
    "change_need",
    "change_objective",
    "change_offer",
    "change_partnership",
    "change_risk",
    "change_stage",
    "change_task",
    "change_value",
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
    "is_open",
    "lift_restriction",
    "make_offer",
    "make_remark",
    "merge_amendments",
    "move_objective",
    "move_value",
    "name_lead_partner",
    "opens_organisation",
    "overdue",
    "promise_contribution",
    "propose_amendment",
    "propose_version",
    "record_delivery",
    "refuse_amendment",
    "remind_duties",
    "reply_to_remark",
    "resend_invitation",
    "resolve_remark",
    "restrict_entry",
    "review_awaited_from",
    "review_risk",
    "reviewable_by",
    "revoke_invitation",
    "speaks_for",
    "start_partnership",
    "withdraw_amendment",
    "withdraw_contribution",
    "withdraw_offer",
    "withdraw_partner",
]
