"""Who may do what in the committee, when, and why not: one rule per act."""

from governance.rules.afterwards import assign_decision, carry_out_decision, review_decision, write_minority_opinion
from governance.rules.committee import (
    add_body,
    add_seat,
    end_mandate,
    end_seat,
    give_mandate,
    seat_committee,
    set_rules,
)
from governance.rules.decisions import (
    change_wording,
    draft_decision,
    drop_draft,
    propose_decision,
    take_effect,
    withdraw_decision,
)
from governance.rules.elections import elect_lead, end_lead, propose_lead, propose_revocation, remind_mandates
from governance.rules.interests import declare_interest, end_interest
from governance.rules.lead import contest_ruling, settle_decision
from governance.rules.paper import ask_decision_pdf
from governance.rules.proxies import give_proxy, revoke_proxy
from governance.rules.recusals import confirm_recusal, declare_recusal, propose_recusal, refuse_recusal
from governance.rules.reminders import remind_now, remind_voters
from governance.rules.rounds import (
    close_mediation,
    close_round,
    extend_round,
    open_mediation,
    open_round,
    record_attendance,
)
from governance.rules.rulebook import propose_rules
from governance.rules.votes import cast_vote, record_vote

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
    "withdraw_decision",
    "write_minority_opinion",
]
