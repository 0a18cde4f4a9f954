"""What comes next, day by day: actions that were agreed, decisions to carry out or to look at again, milestones.

The last days of tasks stand beside the tasks.
"""

from collections.abc import Iterator
from datetime import date
from typing import Any

from governance.models import Decision, FollowUp
from overview.contents.report.asked import Asked

Step = tuple[date, str, str, str]  # the day, of which kind, what, who


def ahead(asked: Asked) -> list[dict[str, Any]]:
    """All that has a day and is not done, the earliest first; what is late is said to be."""
    steps = [*_follow_ups(asked), *_decisions(asked), *_milestones(asked)]
    return [
        {"on": on.isoformat(), "kind": kind, "what": what, "who": who, "late": on < asked.today}
        for on, kind, what, who in sorted(steps)
    ]


def _follow_ups(asked: Asked) -> Iterator[Step]:
    rows = FollowUp.objects.filter(partnership=asked.partnership, done_at=None)
    for row in rows.select_related("owner__user", "owner__partner__organisation"):
        yield row.due_on, "action", row.what, asked.who(row.owner)


def _decisions(asked: Asked) -> Iterator[Step]:
    rows = asked.partnership.decisions.filter(state=Decision.State.CLOSED)
    for row in rows.select_related("owner__user", "owner__partner__organisation"):
        said = f"{row.number} {row.title}"
        if row.due_on and row.carried_out_at is None:
            yield row.due_on, "decision", said, asked.who(row.owner)
        if row.review_on and row.review_on >= asked.today:
            yield row.review_on, "review", said, asked.who(row.owner)


def _milestones(asked: Asked) -> Iterator[Step]:
    for card in asked.cards:
        points = [(point.due_on, "milestone", point.value) for point in card.indicator.milestones.all()]
        if card.indicator.target_on is not None:
            points.append((card.indicator.target_on, "target", card.indicator.target))
        for on, kind, value in points:
            if on > asked.until and value is not None:
                collector = card.indicator.collector
                yield on, kind, f"{card.indicator.code}: {card.amount(value)}", collector.name if collector else ""
