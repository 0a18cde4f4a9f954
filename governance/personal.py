"""What is held of a person because they take part in decisions."""

from django.utils.translation import gettext_lazy as _

from core.personal import Fate, Held, Purpose, held
from partnerships.personal import ALWAYS, WRITTEN

MANDATE = Purpose(
    _("My mandates, the lead I was given, where I was present, where I stood back"),
    _("To show that those who decided had the right to, and that nobody decided in their own cause."),
    ALWAYS,
    _("They stay, without my name; minutes that were handed out keep it, like any paper that was sent."),
    Fate.KEPT,
)
VOTE = Purpose(
    _("How I voted for a seat, and why"),
    _("A decision is only worth what can be counted again."),
    ALWAYS,
    _("It stays, without my name: the seat voted."),
    Fate.KEPT,
)
TABLE: tuple[Held, ...] = (
    *held(
        MANDATE,
        {
            "governance.Mandate.member": "capacity since_on until_on appointed ended_on end_reason",
            "governance.Mandate.given_by": "appointed",
            "governance.Lead.member": "limits succession elected end_reason",
            "governance.Attendance.member": "",
            "governance.Recusal.member": "reason",
            "governance.Recusal.declared_by": "reason",
            "governance.Recusal.answered_by": "answer",
            "governance.Interest.member": "words end_reason",
            "governance.Interest.declared_by": "words",
            "governance.Proxy.given_by": "instructions",
        },
    ),
    *held(VOTE, {"governance.Ballot.cast_by": "position reason"}),
    *held(
        WRITTEN,
        {
            "governance.RuleSet.set_by": "source",
            "governance.Decision.owner": "title",
            "governance.Decision.prepared_by": "title",
            "governance.Decision.proposed_by": "title question text conditions withdrawal_reason",
            "governance.Wording.made_by": "title question text conditions reason",
            "governance.DecisionReview.reviewed_by": "words",
            "governance.Meeting.chair": "title place",
            "governance.Meeting.planned_by": "title place short_notice cancel_reason",
            "governance.MeetingPaper.added_by": "name",
            "governance.FollowUp.owner": "what note",
            "governance.FollowUp.done_by": "what note",
            "governance.Minutes.made_by": "",
            "governance.Correction.asked_by": "words",
            "governance.Correction.answered_by": "answer",
            "governance.Round.opened_by": "skipped_consent",
            "governance.Round.closed_by": "",
            "governance.Extension.extended_by": "reason",
            "governance.Mediation.opened_by": "",
            "governance.Mediation.closed_by": "findings",
            "governance.MinorityOpinion.written_by": "words",
        },
    ),
)
