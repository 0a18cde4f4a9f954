from typing import Any

from overview.contents.report.asked import Asked, iso
from partnerships.contents.risks import BANDS, band
from partnerships.models import Risk


def risks(asked: Asked) -> list[dict[str, Any]]:
    """What could go wrong or does, the heaviest first; those that are closed come last."""
    rows = list(asked.partnership.risks.select_related("owner__organisation"))
    rows.sort(key=lambda row: (row.state == Risk.State.CLOSED, -row.weight, row.code))
    return [
        {
            "code": row.code,
            "title": str(row.title),
            "state": str(row.get_state_display()),
            "closed": row.state == Risk.State.CLOSED,
            "weight": row.weight,
            "word": str(BANDS[band(row.weight)]),
            "owner": row.owner.name if row.owner else "",
            "mitigation": str(row.mitigation),
            "trigger": str(row.trigger),
            "reviewed_on": iso(row.reviewed_on),
        }
        for row in rows
    ]
