from collections import Counter
from typing import Any

from impact.models import Evidence
from overview.contents.report.asked import Asked, iso


def evidence(asked: Asked) -> dict[str, Any]:
    """What backs the figures and the stories: how much of which strength; for the partners, piece by piece."""
    rows = Evidence.objects.filter(partnership=asked.partnership).select_related("measurement__indicator", "story")
    held = [row for row in rows if _is_of(row, asked)]
    counts = Counter(row.strength for row in held)
    return {
        "counts": [[str(strength.label), counts[strength]] for strength in Evidence.Strength if counts[strength]],
        "pieces": [] if asked.outside else [_piece(row) for row in held],
    }


def _is_of(row: Evidence, asked: Asked) -> bool:
    """Whether what it backs is told: a measure up to the last day, a story that may leave."""
    if row.measurement is not None:
        return row.measurement.measured_on <= asked.until and row.measurement.state != "draft"
    story = row.story
    return story.withdrawn_at is None and story.consent_scope != story.Scope.PARTNERS and asked.covers(story.told_on)


def _piece(row: Evidence) -> dict[str, Any]:
    backed = row.measurement.indicator.code if row.measurement else row.story.code
    on = row.measurement.measured_on if row.measurement else row.story.told_on
    return {"of": backed, "on": iso(on), "title": str(row.title), "strength": str(row.get_strength_display())}
