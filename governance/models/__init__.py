from governance.models.committee import Body, Mandate, Seat
from governance.models.decisions import Decision, DecisionReview, Wording
from governance.models.lead import Lead, Revocation, Ruling
from governance.models.meetings import (
    AgendaItem,
    Attendance,
    Correction,
    FollowUp,
    Meeting,
    MeetingPaper,
    Minutes,
    MinutesPaper,
)
from governance.models.recusals import Interest, Recusal
from governance.models.rounds import Extension, Mediation, Round
from governance.models.rulebook import CategoryRule, RuleSet
from governance.models.votes import Ballot, Integration, MinorityOpinion, Proxy

__all__ = [
    "AgendaItem",
    "Attendance",
    "Ballot",
    "Body",
    "CategoryRule",
    "Correction",
    "Decision",
    "DecisionReview",
    "Extension",
    "FollowUp",
    "Integration",
    "Interest",
    "Lead",
    "Mandate",
    "Mediation",
    "Meeting",
    "MeetingPaper",
    "MinorityOpinion",
    "Minutes",
    "MinutesPaper",
    "Proxy",
    "Recusal",
    "Revocation",
    "Round",
    "RuleSet",
    "Ruling",
    "Seat",
    "Wording",
]
