"""What people do in the committee, one function per act."""

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
from governance.actions.committee import add_seat, end_mandate, give_mandate, seat_committee
from governance.actions.decisions import propose_decision, take_effect, withdraw_decision
from governance.actions.follow_ups import add_follow_up, complete_follow_up
from governance.actions.lead import elect_lead, settle_decision
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
    "add_agenda_item",
    "add_follow_up",
    "add_paper",
    "add_seat",
    "answer_correction",
    "ask_correction",
    "cancel_meeting",
    "cast_vote",
    "change_agenda_item",
    "change_meeting",
    "close_mediation",
    "close_round",
    "complete_follow_up",
    "confirm_minutes",
    "convene_meeting",
    "declare_recusal",
    "drop_agenda_item",
    "drop_paper",
    "elect_lead",
    "end_mandate",
    "end_meeting",
    "give_mandate",
    "move_agenda_item",
    "note_item",
    "open_mediation",
    "open_meeting",
    "open_round",
    "plan_meeting",
    "propose_decision",
    "reconvene_meeting",
    "record_attendance",
    "record_minutes_pdf",
    "record_vote",
    "retry_minutes",
    "seat_committee",
    "send_minutes",
    "set_rules",
    "settle_decision",
    "take_attendance",
    "take_effect",
    "usual_categories",
    "withdraw_decision",
]
