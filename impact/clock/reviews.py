"""What time does to a peer review: it reminds the peers, then those who answer for the partnership."""

from core.acts import each
from impact.actions import remind_review_answers, remind_reviewers
from impact.models import ReviewRound
from partnerships.models import Partnership

State = ReviewRound.State


def remind_due_reviewers() -> int:
    """Remind the peers who have not handed in, as the last day nears; in how many rounds."""
    return each(remind_reviewers, _rounds(State.OPEN))


def remind_due_review_answers() -> int:
    """Remind of the end of the check of facts, and of the answers awaited; in how many rounds."""
    return each(remind_review_answers, _rounds(State.REVEALED))


def _rounds(state: str) -> list[ReviewRound]:
    """The rounds in this state, in partnerships that live."""
    rows = ReviewRound.objects.filter(state=state).exclude(partnership__state=Partnership.State.CLOSED)
    return list(rows.select_related("partnership"))
