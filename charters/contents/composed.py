"""Which composer writes which part of an article."""

from collections.abc import Callable

from charters.contents import governed, held, measured, parts, terms
from charters.contents.words import Composed
from charters.models import Article
from partnerships.models import Partnership

Part = Article.Part

COMPOSERS: dict[str, Callable[[Partnership], Composed]] = {
    Part.PARTIES: parts.parties,
    Part.VISION: parts.vision,
    Part.VALUES: held.values,
    Part.OBJECTIVES: parts.objectives,
    Part.ROLES: parts.roles,
    Part.CONTRIBUTIONS: parts.contributions,
    Part.COMMITTEE: governed.committee,
    Part.RULES: governed.rules,
    Part.LEAD: governed.lead,
    Part.IMPACT: measured.impact,
    Part.RISKS: held.risks,
    Part.TERMS: terms.terms,
    Part.ANNEXES: terms.annexes,
}
