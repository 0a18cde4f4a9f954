"""Who may do what in the committee, when, and why not: one rule per act."""

from governance.rules.committee import (
    add_body,
    add_seat,
    end_mandate,
    end_seat,
    give_mandate,
    seat_committee,
    set_rules,
)
from governance.rules.decisions import declare_recusal, propose_decision, take_effect, withdraw_decision
from governance.rules.elections import elect_lead, end_lead, propose_lead, propose_revocation, remind_mandates
from governance.rules.lead import settle_decision
from governance.rules.rounds import (
    close_mediation,
    close_round,
    open_mediation,
    open_round,
    record_attendance,
)
from governance.rules.rulebook import propose_rules
from governance.rules.votes import cast_vote, record_vote

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
    "withdraw_decision",
]
