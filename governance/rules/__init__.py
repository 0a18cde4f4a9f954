"""Who may do what in the committee, when, and why not: one rule per act."""

from governance.rules.afterwards import assign_decision, carry_out_decision, review_decision, write_minority_opinion
from governance.rules.agenda import (
    add_agenda_item,
    add_paper,
    change_agenda_item,
    drop_agenda_item,
    drop_paper,
    move_agenda_item,
    note_item,
)
from governance.rules.attendance import take_attendance
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
from governance.rules.follow_ups import add_follow_up, complete_follow_up
from governance.rules.interests import declare_interest, end_interest
from governance.rules.lead import contest_ruling, settle_decision
from governance.rules.meetings import (
    cancel_meeting,
    change_meeting,
    convene_meeting,
    end_meeting,
    open_meeting,
    plan_meeting,
    reconvene_meeting,
)
from governance.rules.minutes import answer_correction, ask_correction, confirm_minutes, retry_minutes, send_minutes
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
    "add_agenda_item",
    "add_body",
    "add_follow_up",
    "add_paper",
    "add_seat",
    "answer_correction",
    "ask_correction",
    "ask_decision_pdf",
    "assign_decision",
    "cancel_meeting",
    "carry_out_decision",
    "cast_vote",
    "change_agenda_item",
    "change_meeting",
    "change_wording",
    "close_mediation",
    "close_round",
    "complete_follow_up",
    "confirm_minutes",
    "confirm_recusal",
    "contest_ruling",
    "convene_meeting",
    "declare_interest",
    "declare_recusal",
    "draft_decision",
    "drop_agenda_item",
    "drop_draft",
    "drop_paper",
    "elect_lead",
    "end_interest",
    "end_lead",
    "end_mandate",
    "end_meeting",
    "end_seat",
    "extend_round",
    "give_mandate",
    "give_proxy",
    "move_agenda_item",
    "note_item",
    "open_mediation",
    "open_meeting",
    "open_round",
    "plan_meeting",
    "propose_decision",
    "propose_lead",
    "propose_recusal",
    "propose_revocation",
    "propose_rules",
    "reconvene_meeting",
    "record_attendance",
    "record_vote",
    "refuse_recusal",
    "remind_mandates",
    "remind_now",
    "remind_voters",
    "retry_minutes",
    "review_decision",
    "revoke_proxy",
    "seat_committee",
    "send_minutes",
    "set_rules",
    "settle_decision",
    "take_attendance",
    "take_effect",
    "withdraw_decision",
    "write_minority_opinion",
]
