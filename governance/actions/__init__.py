"""What people do in the committee, one function per act."""

from governance.actions.afterwards import assign_decision, carry_out_decision, review_decision, write_minority_opinion
from governance.actions.committee import add_body, add_seat, end_mandate, end_seat, give_mandate, seat_committee
from governance.actions.decisions import draft_decision, drop_draft, propose_decision, take_effect, withdraw_decision
from governance.actions.elections import end_lead, propose_lead, propose_revocation
from governance.actions.interests import declare_interest, end_interest
from governance.actions.lead import contest_ruling, elect_lead, settle_decision
from governance.actions.mandates import remind_mandates
from governance.actions.paper import ask_decision_pdf
from governance.actions.proposals import propose_rules
from governance.actions.proxies import give_proxy, revoke_proxy
from governance.actions.recusals import confirm_recusal, declare_recusal, propose_recusal, refuse_recusal
from governance.actions.reminders import remind_now, remind_voters
from governance.actions.rounds import (
    close_mediation,
    close_round,
    extend_round,
    open_mediation,
    open_round,
    record_attendance,
)
from governance.actions.rulebook import set_rules, usual_categories
from governance.actions.votes import cast_vote, record_vote
from governance.actions.wordings import change_wording

__all__ = [
    "add_body",
    "add_seat",
    "ask_decision_pdf",
    "assign_decision",
    "carry_out_decision",
    "cast_vote",
    "change_wording",
    "close_mediation",
    "close_round",
    "confirm_recusal",
    "contest_ruling",
    "declare_interest",
    "declare_recusal",
    "draft_decision",
    "drop_draft",
    "elect_lead",
    "end_interest",
    "end_lead",
    "end_mandate",
    "end_seat",
    "extend_round",
    "give_mandate",
    "give_proxy",
    "open_mediation",
    "open_round",
    "propose_decision",
    "propose_lead",
    "propose_recusal",
    "propose_revocation",
    "propose_rules",
    "record_attendance",
    "record_vote",
    "refuse_recusal",
    "remind_mandates",
    "remind_now",
    "remind_voters",
    "review_decision",
    "revoke_proxy",
    "seat_committee",
    "set_rules",
    "settle_decision",
    "take_effect",
    "usual_categories",
    "withdraw_decision",
    "write_minority_opinion",
]
