"""A peer writes a review as often as they wish, then hands it in once."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from core.rules import rule
from impact.models import Reviewer, ReviewMark
from impact.rules.reviewers import SAY_LINKS, still_writing

Criterion = ReviewMark.Criterion
ASKS_EVIDENCE = (1, 2, 5)  # what is very good or weak is shown, not felt
MARKS = range(1, 6)


@rule
def write_review(by: Reviewer, reviewer: Reviewer, marks: Mapping[str, int | None] | None = None):
    """A peer writes a draft that nobody else reads."""
    yield from still_writing(by, reviewer)
    given = marks or {}
    yield set(given) <= set(Criterion.values), _("One of these criteria is not asked.")
    yield all(mark is None or mark in MARKS for mark in given.values()), _("A mark goes from 1 to 5.")


@rule
def submit_review(by: Reviewer, reviewer: Reviewer):
    """A peer hands in a whole review: every criterion answered, evidence where it is asked, links declared."""
    yield from still_writing(by, reviewer)
    yield bool(reviewer.links.strip()), SAY_LINKS
    rows = {row.criterion: row for row in reviewer.marks.all()}
    missing = [criterion.label for criterion in Criterion if criterion not in rows]
    yield (
        not missing,
        _("Answer every criterion, or say “not observed”. Missing: %(criteria)s.") % {"criteria": _listed(missing)},
    )
    bare = [
        row.get_criterion_display() for row in rows.values() if row.mark in ASKS_EVIDENCE and not row.evidence.strip()
    ]
    yield (
        not bare,
        _("A mark of 1, 2 or 5 says what it rests on. Missing: %(criteria)s.") % {"criteria": _listed(bare)},
    )
    yield (
        reviewer.recommendations.exists(),
        _("Recommend one thing at least: the partnership answers it in writing."),
    )


def _listed(labels: list) -> str:
    return ", ".join(str(label) for label in labels)
