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
BODY_ADDED = Event("governance.body_added", "add_body", _("%(who)s added a committee that advises: %(body)s."))
SEAT_ENDED = Event(
    "governance.seat_ended",
    "end_seat",
    _("%(who)s ended the seat of %(partner)s, %(body)s: %(reason)s"),
    mark="against",
)
MANDATE_ENDING = Event(
    "governance.mandate_ending",
    "remind_mandates",
    _("Mandate of %(person)s on the seat of %(partner)s: its last day is %(until)s."),
    subject=_("mandate on the seat of %(partner)s, last day %(until)s"),
    mark="wait",
)
LEAD_ENDING = Event(
    "governance.lead_ending",
    "remind_mandates",
    _("Mandate of %(person)s as strategic lead: its last day is %(until)s."),
    subject=_("mandate of the strategic lead, last day %(until)s"),
    mark="wait",
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
RULES_PROPOSED = Event(
    "governance.rules_proposed",
    "propose_rules",
    _("%(who)s proposed version %(version)s of the decision rules, to be decided as %(number)s."),
    mark="now",
)
LEAD_ELECTED = Event(
    "governance.lead_elected",
    "elect_lead",
    _("%(who)s wrote down %(person)s as strategic lead, from %(since)s to %(until)s."),
)
LEAD_PROPOSED = Event(
    "governance.lead_proposed",
    "propose_lead",
    _("%(who)s proposed %(person)s as strategic lead, from %(since)s to %(until)s, to be decided as %(number)s."),
    mark="now",
)
REVOCATION_PROPOSED = Event(
    "governance.revocation_proposed",
    "propose_revocation",
    _("%(who)s asked to end the mandate of %(person)s as strategic lead, to be decided as %(number)s."),
    mark="now",
)
LEAD_ENDED = Event(
    "governance.lead_ended",
    "end_lead",
    _("%(who)s wrote that %(person)s is strategic lead no more: %(reason)s"),
    mark="against",
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
LEAD_NOT_SEATED = Event(
    "governance.lead_not_seated",
    "close_round",
    _("%(number)s chose %(person)s as strategic lead, who cannot be: the seat or the period is no longer theirs."),
    mark="against",
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
