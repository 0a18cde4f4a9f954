from django.db.models import Count, Q

from impact.models import RecommendationStep, ReviewRound
from overview.contents.facts.place import Place
from overview.recipe.facts import Review

HANDED_IN = Q(reviewers__submitted_at__isnull=False, reviewers__released_at=None)
ANSWERED = Q(reviewers__recommendations__answered_at__isnull=False)


def _reviews(place: Place) -> dict:
    """The looks from outside, the first one first, with the decisions that came of each."""
    rows = ReviewRound.objects.filter(partnership=place.partnership).exclude(state=ReviewRound.State.ABANDONED)
    rows = rows.annotate(
        peers=Count("reviewers", filter=HANDED_IN, distinct=True),
        advised=Count("reviewers__recommendations", filter=HANDED_IN, distinct=True),
        answered=Count("reviewers__recommendations", filter=HANDED_IN & ANSWERED, distinct=True),
    )
    decided = _decided(place)
    return {"reviews": tuple(_review(row, decided.get(row.pk, [])) for row in rows.order_by("number"))}


def _decided(place: Place) -> dict[int, list[str]]:
    """The numbers of the decisions that came of each round's recommendations, in one query."""
    rows = RecommendationStep.objects.filter(recommendation__reviewer__round__partnership=place.partnership)
    rows = rows.exclude(decision=None).select_related("decision", "recommendation__reviewer")
    found: dict[int, list[str]] = {}
    for step in rows:
        numbers = found.setdefault(step.recommendation.reviewer.round_id, [])
        if step.decision.number not in numbers:
            numbers.append(step.decision.number)
    return found


def _review(row: ReviewRound, decisions: list[str]) -> Review:
    return Review(
        number=row.number,
        state=row.state,
        closes_on=row.closes_on,
        read_on=row.revealed_on,
        answered_on=row.answered_on,
        answer_by=row.answer_by,
        peers=row.peers,
        recommendations=row.advised,
        answered=row.answered,
        decisions=tuple(decisions),
    )


GATHERERS = (_reviews,)
