"""What people do in the committee, one function per act."""

from governance.actions.committee import add_seat, end_mandate, give_mandate, seat_committee
from governance.actions.decisions import propose_decision, take_effect, withdraw_decision
from governance.actions.lead import elect_lead, settle_decision
from governance.actions.paper import ask_decision_pdf
from governance.actions.recusals import declare_recusal
from governance.actions.reminders import remind_now, remind_voters
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
    "add_seat",
    "ask_decision_pdf",
    "cast_vote",
    "close_mediation",
    "close_round",
    "declare_recusal",
    "elect_lead",
    "end_mandate",
    "give_mandate",
    "open_mediation",
    "open_round",
    "propose_decision",
    "record_attendance",
    "record_vote",
    "remind_now",
    "remind_voters",
    "seat_committee",
    "set_rules",
    "settle_decision",
    "take_effect",
    "usual_categories",
    "withdraw_decision",
]
