"""What people do in the committee, one function per act."""

from governance.actions.committee import add_seat, end_mandate, give_mandate, seat_committee
from governance.actions.decisions import propose_decision, take_effect, withdraw_decision
from governance.actions.interests import declare_interest, end_interest
from governance.actions.lead import elect_lead, settle_decision
from governance.actions.proxies import give_proxy, revoke_proxy
from governance.actions.recusals import confirm_recusal, declare_recusal, propose_recusal, refuse_recusal
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
    "cast_vote",
    "close_mediation",
    "close_round",
    "confirm_recusal",
    "declare_interest",
    "declare_recusal",
    "elect_lead",
    "end_interest",
    "end_mandate",
    "give_mandate",
    "give_proxy",
    "open_mediation",
    "open_round",
    "propose_decision",
    "propose_recusal",
    "record_attendance",
    "record_vote",
    "refuse_recusal",
    "revoke_proxy",
    "seat_committee",
    "set_rules",
    "settle_decision",
    "take_effect",
    "usual_categories",
    "withdraw_decision",
]
