from collections.abc import Mapping, Sequence

from core import clock
from core.acts import CLOCK, act
from core.texts import Localized
from impact import events, rules
from impact.actions.reviewers import locked
from impact.actions.rounds import reveal_when_whole, told
from impact.models import Recommendation, Reviewer, ReviewMark


@act
def write_review(
    reviewer: Reviewer,
    *,
    by: Reviewer,
    marks: Mapping[str, int | None],
    evidence: Mapping[str, str] | None = None,
    strengths: str = "",
    concerns: str = "",
    recommendations: Sequence[Localized] = (),
) -> Reviewer:
    """I keep my draft: marks by criterion (None: not observed), what they rest on, strengths, concerns, advice."""
    row = locked(reviewer)
    rules.write_review.check(by, row, marks=marks)
    row.strengths, row.concerns = strengths.strip(), concerns.strip()
    row.save(update_fields=["strengths", "concerns"])
    said = evidence or {}
    row.marks.all().delete()
    ReviewMark.objects.bulk_create(
        ReviewMark(reviewer=row, criterion=criterion, mark=mark, evidence=said.get(criterion, "").strip())
        for criterion, mark in marks.items()
    )
    row.recommendations.all().delete()
    bodies = [body for body in recommendations if body]
    Recommendation.objects.bulk_create(
        Recommendation(reviewer=row, rank=rank, body=body) for rank, body in enumerate(bodies, 1)
    )
    return row


@act
def submit_review(reviewer: Reviewer, *, by: Reviewer) -> Reviewer:
    """I hand in my review, and do not change it any more; the last to hand in lets everybody read all of them."""
    row = locked(reviewer)
    rules.submit_review.check(by, row)
    row.submitted_at = clock.now()
    row.save(update_fields=["submitted_at"])
    told(events.REVIEW_SUBMITTED, row.round, CLOCK, organisation=row.organisation)
    reveal_when_whole(row.round)
    return row
