"""What happens in the committee, and how the register says it."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

COMMITTEE_SEATED = Event(
    "governance.committee_seated", "seat_committee", _("%(who)s seated the committee: %(seats)s seats.")
)
SEAT_ADDED = Event("governance.seat_added", "add_seat", _("%(who)s added a seat for %(partner)s."))
OBSERVER_ADDED = Event(
    "governance.observer_added", "add_seat", _("%(who)s added a seat without a vote for %(partner)s.")
)
MANDATE_GIVEN = Event(
    "governance.mandate_given",
    "give_mandate",
    _("%(who)s wrote that %(person)s answers for the seat of %(partner)s: %(capacity)s."),
)
MANDATE_ENDED = Event(
    "governance.mandate_ended",
    "end_mandate",
    _("%(who)s ended the mandate of %(person)s on the seat of %(partner)s: %(reason)s"),
    mark="against",
)
RULES_SET = Event("governance.rules_set", "set_rules", _("%(who)s set the decision rules, version %(version)s."))
LEAD_ELECTED = Event(
    "governance.lead_elected",
    "elect_lead",
    _("%(who)s wrote down %(person)s as strategic lead, from %(since)s to %(until)s."),
)
RULES_ADOPTED = Event(
    "governance.rules_adopted",
    "close_round",
    _("Version %(version)s of the decision rules is in force, by %(number)s."),
)
LEAD_CHOSEN = Event(
    "governance.lead_chosen",
    "close_round",
    _("%(person)s is the strategic lead from %(since)s to %(until)s, by %(number)s."),
)
LEAD_REVOKED = Event(
    "governance.lead_revoked",
    "close_round",
    _("The mandate of %(person)s as strategic lead ended, by %(number)s."),
    mark="against",
)
DECISION_PROPOSED = Event(
    "governance.decision_proposed",
    "propose_decision",
    _("%(who)s proposed %(number)s, “%(title)s”."),
    mark="now",
)
DECISION_WITHDRAWN = Event(
    "governance.decision_withdrawn",
    "withdraw_decision",
    _("%(who)s withdrew %(number)s, “%(title)s”: %(reason)s"),
    mark="against",
)
DECISION_TOOK_EFFECT = Event(
    "governance.decision_took_effect", "take_effect", _("%(number)s, “%(title)s”, took effect.")
)
CONSULTATION_OPENED = Event(
    "governance.consultation_opened",
    "open_round",
    _("%(who)s opened round %(round)s of %(number)s, “%(title)s”, in writing until %(until)s."),
    subject=_("your answer to %(number)s, “%(title)s”, by %(until)s"),
    mark="now",
)
MEETING_ROUND_OPENED = Event(
    "governance.meeting_round_opened",
    "open_round",
    _("%(who)s opened round %(round)s of %(number)s, “%(title)s”, at a meeting."),
    mark="now",
)
CONSENT_SKIPPED = Event(
    "governance.consent_skipped",
    "open_round",
    _("%(who)s put %(number)s to the vote without a consent round first: %(reason)s"),
    mark="wait",
)
ATTENDANCE_RECORDED = Event(
    "governance.attendance_recorded",
    "record_attendance",
    _("%(who)s noted who is present for %(number)s: %(present)s of %(seats)s seats."),
)
VOTE_CAST = Event("governance.vote_cast", "cast_vote", _("%(who)s answered “%(position)s” to %(number)s."), mark="done")
VOTE_RECORDED = Event(
    "governance.vote_recorded",
    "record_vote",
    _("%(who)s noted the answer of %(partner)s to %(number)s, given %(means)s: “%(position)s”."),
)
RECUSAL_DECLARED = Event(
    "governance.recusal_declared",
    "declare_recusal",
    _("%(who)s declared that %(partner)s has an interest in %(number)s and takes no part in it: %(reason)s"),
    mark="wait",
)
PERSON_RECUSED = Event(
    "governance.person_recused",
    "declare_recusal",
    _("%(who)s declared that %(person)s has a personal interest in %(number)s: %(reason)s"),
    mark="wait",
)
ROUND_CLOSED = Event(
    "governance.round_closed",
    "close_round",
    _("%(who)s closed round %(round)s of %(number)s, “%(title)s”. %(explanation)s"),
)
MEDIATION_OPENED = Event(
    "governance.mediation_opened",
    "open_mediation",
    _("%(who)s opened a mediation about %(number)s, by %(mediator)s."),
    mark="wait",
)
MEDIATION_CLOSED = Event(
    "governance.mediation_closed",
    "close_mediation",
    _("%(who)s closed the mediation about %(number)s: %(findings)s"),
)
DECISION_SETTLED = Event(
    "governance.decision_settled",
    "settle_decision",
    _("%(who)s, strategic lead, settled %(number)s, “%(title)s”: %(outcome)s. %(reasons)s"),
)
MEETING_PLANNED = Event(
    "governance.meeting_planned", "plan_meeting", _("%(who)s planned the meeting %(number)s on %(starts)s, %(place)s.")
)
MEETING_CHANGED = Event(
    "governance.meeting_changed",
    "change_meeting",
    _("%(who)s changed the meeting %(number)s: on %(starts)s, %(place)s."),
)
MEETING_MOVED = Event(
    "governance.meeting_moved",
    "change_meeting",
    _("%(who)s moved the meeting %(number)s: it is now on %(starts)s, %(place)s."),
    subject=_("the meeting %(number)s is now on %(starts)s"),
    mark="wait",
)
MEETING_CONVENED = Event(
    "governance.meeting_convened",
    "convene_meeting",
    _("%(who)s convened the meeting %(number)s on %(starts)s, %(place)s. Agenda: %(agenda)s."),
    subject=_("meeting %(number)s on %(starts)s"),
    mark="now",
)
SHORT_NOTICE_GIVEN = Event(
    "governance.short_notice_given",
    "convene_meeting",
    _("%(who)s convened %(number)s %(given)s days ahead, where the rules ask for %(wanted)s: %(reason)s"),
    mark="wait",
)
MEETING_CANCELLED = Event(
    "governance.meeting_cancelled",
    "cancel_meeting",
    _("%(who)s cancelled the meeting %(number)s of %(starts)s: %(reason)s"),
    subject=_("the meeting %(number)s of %(starts)s is cancelled"),
    mark="against",
)
MEETING_OPENED = Event(
    "governance.meeting_opened",
    "open_meeting",
    _("%(who)s opened the meeting %(number)s, chaired by %(chair)s."),
    mark="now",
)
MEETING_ENDED = Event(
    "governance.meeting_ended",
    "end_meeting",
    _("%(who)s ended the meeting %(number)s; its minutes are frozen under the fingerprint %(fingerprint)s."),
)
MEETING_RECONVENED = Event(
    "governance.meeting_reconvened",
    "reconvene_meeting",
    _("%(who)s planned %(number)s on %(starts)s, %(place)s: the second meeting on the questions of %(first)s."),
    mark="wait",
)
AGENDA_ITEM_ADDED = Event(
    "governance.agenda_item_added", "add_agenda_item", _("%(who)s put “%(title)s” on the agenda of %(number)s.")
)
AGENDA_ITEM_CHANGED = Event(
    "governance.agenda_item_changed",
    "change_agenda_item",
    _("%(who)s changed the point “%(title)s” of the agenda of %(number)s."),
)
AGENDA_ITEM_DROPPED = Event(
    "governance.agenda_item_dropped",
    "drop_agenda_item",
    _("%(who)s took “%(title)s” off the agenda of %(number)s."),
    mark="against",
)
AGENDA_ITEM_MOVED = Event(
    "governance.agenda_item_moved",
    "move_agenda_item",
    _("%(who)s moved “%(title)s” to place %(rank)s of the agenda of %(number)s."),
)
ITEM_NOTED = Event(
    "governance.item_noted", "note_item", _("%(who)s noted what was said about “%(title)s” at %(number)s.")
)
PAPER_ADDED = Event(
    "governance.paper_added",
    "add_paper",
    _("%(who)s joined “%(name)s” to the agenda of %(number)s (fingerprint %(sha256)s)."),
)
PAPER_DROPPED = Event(
    "governance.paper_dropped",
    "drop_paper",
    _("%(who)s took the document “%(name)s” off the agenda of %(number)s."),
    mark="against",
)
ATTENDANCE_TAKEN = Event(
    "governance.attendance_taken",
    "take_attendance",
    _("%(who)s noted who is at the meeting %(number)s: %(present)s of %(seats)s voting seats."),
)
FOLLOW_UP_ADDED = Event(
    "governance.follow_up_added",
    "add_follow_up",
    _("%(who)s noted at %(number)s that %(owner)s does this by %(due)s: %(what)s"),
)
FOLLOW_UP_DONE = Event(
    "governance.follow_up_done", "complete_follow_up", _("%(who)s wrote that this is done: %(what)s")
)
MINUTES_MADE = Event(
    "governance.minutes_made",
    "record_minutes_pdf",
    _("The PDF of the minutes of %(number)s, version %(version)s, is made."),
)
MINUTES_SENT = Event(
    "governance.minutes_sent",
    "send_minutes",
    _("%(who)s sent the minutes of %(number)s, version %(version)s; corrections can be asked for until %(until)s."),
    subject=_("minutes of %(number)s, corrections until %(until)s"),
)
CORRECTION_ASKED = Event(
    "governance.correction_asked",
    "ask_correction",
    _("%(who)s asked for a correction of the minutes of %(number)s, for %(partner)s: %(words)s"),
    mark="wait",
)
CORRECTION_TAKEN_IN = Event(
    "governance.correction_taken_in",
    "answer_correction",
    _("%(who)s took the correction of %(partner)s into version %(version)s of the minutes of %(number)s: %(answer)s"),
)
CORRECTION_REFUSED = Event(
    "governance.correction_refused",
    "answer_correction",
    _("%(who)s kept the correction of %(partner)s beside the minutes of %(number)s: %(answer)s"),
    mark="against",
)
MINUTES_CONFIRMED = Event(
    "governance.minutes_confirmed",
    "confirm_minutes",
    _("%(who)s noted that the minutes of %(number)s, version %(version)s, were confirmed at %(later)s."),
)
