"""What people do in the committee, one function per act."""

from governance.actions.committee import add_body, add_seat, end_mandate, end_seat, give_mandate, seat_committee
from governance.actions.decisions import propose_decision, take_effect, withdraw_decision
from governance.actions.elections import end_lead, propose_lead, propose_revocation
from governance.actions.lead import elect_lead, settle_decision
from governance.actions.mandates import remind_mandates
from governance.actions.proposals import propose_rules
from governance.actions.recusals import declare_recusal
from governance.actions.rounds import (
    close_mediation,
    close_round,
    open_mediation,
    open_round,
    record_attendance,
)
from governance.actions.rulebook import set_rules, usual_categories
from governance.actions.votes import cast_vote, record_vote

__all__ = [
    "add_body",
    "add_seat",
    "cast_vote",
    "close_mediation",
    "close_round",
    "declare_recusal",
    "elect_lead",
    "end_lead",
    "end_mandate",
    "end_seat",
    "give_mandate",
    "open_mediation",
    "open_round",
    "propose_decision",
    "propose_lead",
    "propose_revocation",
    "propose_rules",
    "record_attendance",
    "record_vote",
    "remind_mandates",
    "seat_committee",
    "set_rules",
    "settle_decision",
    "take_effect",
    "usual_categories",
    "withdraw_decision",
]
