"""What a kept report may no longer tell."""

import json

from impact.models import Story
from overview.models import Report


def taken_back(report: Report) -> list[str]:
    """The codes of the stories that a kept report tells although their tellers took their consent back since."""
    told = {story["code"] for story in json.loads(report.data)["stories"]}
    gone = Story.objects.filter(partnership=report.partnership_id, withdrawn_at__isnull=False, code__in=told)
    return list(gone.values_list("code", flat=True))
