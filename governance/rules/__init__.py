"""Who may do what in the committee, when, and why not: one rule per act."""

from governance.rules.committee import (
    add_seat,
    elect_lead,
    end_mandate,
    give_mandate,
    seat_committee,
    set_rules,
)
from governance.rules.decisions import declare_recusal, propose_decision, take_effect, withdraw_decision
from governance.rules.lead import settle_decision
from governance.rules.paper import ask_decision_pdf
from governance.rules.reminders import remind_now, remind_voters
from governance.rules.rounds import (
    close_mediation,
    close_round,
    open_mediation,
    open_round,
    record_attendance,
)
from governance.rules.votes import cast_vote, record_vote

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
    "withdraw_decision",
]
