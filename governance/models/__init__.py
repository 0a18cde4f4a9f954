from governance.models.committee import Body, Mandate, Seat
from governance.models.decisions import Decision
from governance.models.lead import Lead, Ruling
from governance.models.recusals import Recusal
from governance.models.rounds import Mediation, Round
from governance.models.rulebook import CategoryRule, RuleSet
from governance.models.votes import Ballot

__all__ = [
    "Ballot",
    "Body",
    "CategoryRule",
    "Decision",
    "Lead",
    "Mandate",
    "Mediation",
    "Recusal",
    "Round",
    "RuleSet",
    "Ruling",
    "Seat",
]
