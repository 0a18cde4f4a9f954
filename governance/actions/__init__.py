"""What people do in the committee, one function per act."""

from governance.actions.afterwards import assign_decision, carry_out_decision, review_decision, write_minority_opinion
from governance.actions.agenda import (
    add_agenda_item,
    add_paper,
    change_agenda_item,
    drop_agenda_item,
    drop_paper,
    move_agenda_item,
    note_item,
)
from governance.actions.attendance import take_attendance
from governance.actions.committee import add_body, add_seat, end_mandate, end_seat, give_mandate, seat_committee
from governance.actions.decisions import draft_decision, drop_draft, propose_decision, take_effect, withdraw_decision
from governance.actions.elections import end_lead, propose_lead, propose_revocation
from governance.actions.follow_ups import add_follow_up, complete_follow_up
from governance.actions.interests import declare_interest, end_interest
from governance.actions.lead import contest_ruling, elect_lead, settle_decision
from governance.actions.mandates import remind_mandates
from governance.actions.meetings import (
    cancel_meeting,
    change_meeting,
    convene_meeting,
    end_meeting,
    open_meeting,
    plan_meeting,
    reconvene_meeting,
)
from governance.actions.minutes import (
    answer_correction,
    ask_correction,
    confirm_minutes,
    record_minutes_pdf,
    retry_minutes,
    send_minutes,
)
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
    "record_minutes_pdf",
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
    "usual_categories",
    "withdraw_decision",
    "write_minority_opinion",
]
