"""The criteria on which peers' marks lie far apart, as long as nobody has written down what was said of it."""

from collections import defaultdict

from impact import marks
from impact.models import Reviewer, ReviewMark, ReviewRound
from partnerships.models import Partnership


def open_spreads(place: Partnership) -> dict[ReviewRound, list[str]]:
    """The rounds that are read together, each with its criteria on which marks lie far apart and nothing is written."""
    standing = {"reviewer__in": Reviewer.objects.standing(), "reviewer__round__state": ReviewRound.State.REVEALED}
    rows = ReviewMark.objects.filter(**standing, reviewer__round__partnership=place)
    rows = rows.select_related("reviewer__round").prefetch_related("reviewer__round__discussions")
    given: dict[tuple[ReviewRound, str], list[int | None]] = defaultdict(list)
    for row in rows.order_by("reviewer__round", "criterion", "pk"):
        row.reviewer.round.partnership = place
        given[row.reviewer.round, row.criterion].append(row.mark)
    wide: dict[ReviewRound, list[str]] = defaultdict(list)
    for (round_, criterion), found in given.items():
        if marks.together(found).is_wide:
            wide[round_].append(criterion)
    said = {round_: {note.criterion for note in round_.discussions.all()} for round_ in wide}
    left = {round_: [one for one in found if one not in said[round_]] for round_, found in wide.items()}
    return {round_: criteria for round_, criteria in left.items() if criteria}
