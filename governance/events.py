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
DECISION_DRAFTED = Event(
    "governance.decision_drafted", "draft_decision", _("%(who)s prepares a question: “%(title)s”."), mark="now"
)
DRAFT_DROPPED = Event(
    "governance.draft_dropped", "drop_draft", _("%(who)s gave up preparing “%(title)s”."), mark="against"
)
WORDING_CHANGED = Event(
    "governance.wording_changed",
    "change_wording",
    _("%(who)s changed the words of %(number)s, “%(title)s” (version %(version)s): %(reason)s"),
)
WORDING_TO_CONFIRM = Event(
    "governance.wording_to_confirm",
    "change_wording",
    _(
        "%(who)s changed the words of %(number)s, “%(title)s” (version %(version)s), while answers are given: "
        "%(reason)s Answers given before are to be confirmed."
    ),
    subject=_("the words of %(number)s have changed: confirm or change your answer"),
    mark="wait",
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
    subject=_("%(number)s, “%(title)s”, is withdrawn"),
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
VOTERS_REMINDED = Event(
    "governance.voters_reminded",
    "remind_voters",
    _(
        "%(who)s reminded those who have not answered %(number)s, “%(title)s”: %(partners)s. "
        "Answers are taken until %(until)s."
    ),
    subject=_("reminder: your answer to %(number)s, “%(title)s”, by %(until)s"),
    mark="wait",
)
VOTERS_REMINDED_NOW = Event(
    "governance.voters_reminded_now",
    "remind_now",
    VOTERS_REMINDED.sentence,
    subject=VOTERS_REMINDED.subject,
    mark="wait",
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
ROUND_EXTENDED = Event(
    "governance.round_extended",
    "extend_round",
    _("%(who)s gave more time to answer %(number)s, until %(until)s: %(reason)s"),
    subject=_("more time for your answer to %(number)s, “%(title)s”: until %(until)s"),
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
    subject=_("your answer to %(number)s, noted by the facilitator"),
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
RECUSAL_PROPOSED = Event(
    "governance.recusal_proposed",
    "propose_recusal",
    _("%(who)s proposed that %(whom)s has an interest in %(number)s: %(reason)s"),
    subject=_("an interest of your seat in %(number)s, to confirm or not"),
    mark="wait",
)
RECUSAL_CONFIRMED = Event(
    "governance.recusal_confirmed",
    "confirm_recusal",
    _("%(who)s confirmed that %(whom)s has an interest in %(number)s and takes no part in it. %(answer)s"),
    mark="wait",
)
RECUSAL_REFUSED = Event(
    "governance.recusal_refused",
    "refuse_recusal",
    _("%(who)s did not retain the interest of %(whom)s that was proposed in %(number)s: %(answer)s"),
)
INTEREST_DECLARED = Event(
    "governance.interest_declared",
    "declare_interest",
    _("%(who)s declared a lasting interest of %(whom)s: %(words)s"),
)
INTEREST_ENDED = Event(
    "governance.interest_ended",
    "end_interest",
    _("%(who)s wrote that a declared interest of %(whom)s has ended: %(reason)s"),
)
PROXY_GIVEN = Event(
    "governance.proxy_given",
    "give_proxy",
    _("%(who)s gave the proxy of %(partner)s to %(holder)s, from %(since)s to %(until)s, for every decision."),
)
DECISION_PROXY_GIVEN = Event(
    "governance.decision_proxy_given",
    "give_proxy",
    _("%(who)s gave the proxy of %(partner)s to %(holder)s, from %(since)s to %(until)s, for %(number)s alone."),
)
PROXY_REVOKED = Event(
    "governance.proxy_revoked",
    "revoke_proxy",
    _("%(who)s revoked the proxy that %(partner)s had given to %(holder)s."),
    mark="against",
)
PROXY_VOTE_CAST = Event(
    "governance.proxy_vote_cast",
    "cast_vote",
    _("%(who)s answered “%(position)s” to %(number)s by proxy."),
)
ROUND_CLOSED = Event(
    "governance.round_closed",
    "close_round",
    _("%(who)s closed round %(round)s of %(number)s, “%(title)s”. %(explanation)s"),
    subject=_("result of %(number)s, “%(title)s”: %(outcome)s"),
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
    subject=_("%(number)s, “%(title)s”, settled by the lead: %(outcome)s"),
)
RULING_CONTESTED = Event(
    "governance.ruling_contested",
    "contest_ruling",
    _("%(who)s asked the committee to overturn what the lead settled in %(number)s, “%(title)s”: %(reason)s"),
    mark="wait",
)
RULING_UPHELD = Event(
    "governance.ruling_upheld",
    "close_round",
    _("What the lead settled in %(number)s, “%(title)s”, stands: two thirds did not want to overturn it."),
)
RULING_OVERTURNED = Event(
    "governance.ruling_overturned",
    "close_round",
    _("The committee overturned what the lead had settled in %(number)s, “%(title)s”: it is now %(outcome)s."),
    subject=_("the committee overturned the lead’s ruling on %(number)s, “%(title)s”"),
    mark="against",
)
MINORITY_OPINION_WRITTEN = Event(
    "governance.minority_opinion_written",
    "write_minority_opinion",
    _("%(who)s wrote the minority opinion of %(partner)s on %(number)s, “%(title)s”."),
)
DECISION_ASSIGNED = Event(
    "governance.decision_assigned",
    "assign_decision",
    _("%(who)s wrote that %(person)s answers for %(number)s, “%(title)s”."),
    subject=_("you answer for %(number)s, “%(title)s”"),
)
DECISION_UNASSIGNED = Event(
    "governance.decision_unassigned",
    "assign_decision",
    _("%(who)s changed the dates of %(number)s, “%(title)s”; nobody answers for it yet."),
    mark="wait",
)
DECISION_CARRIED_OUT = Event(
    "governance.decision_carried_out",
    "carry_out_decision",
    _("%(who)s wrote that %(number)s, “%(title)s”, has been carried out: %(words)s"),
)
DECISION_REVIEWED = Event(
    "governance.decision_reviewed",
    "review_decision",
    _("%(who)s wrote the review of %(number)s, “%(title)s”: %(finding)s. %(words)s"),
)
