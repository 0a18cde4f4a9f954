"""Long work of this floor: the PDFs of minutes. Loaded by workers alone."""

import json
from collections.abc import Callable
from typing import Any

from core import jobs
from governance import actions
from governance.actions.minutes import MINUTES_PDF
from governance.models import Minutes
from governance.pdf import minutes_pdf


@jobs.handler(MINUTES_PDF, finish=actions.record_minutes_pdf)
def make_minutes_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The PDF of a version of the minutes in one language, from its frozen data."""
    minutes = Minutes.objects.get(pk=input["minutes"])
    return minutes_pdf(json.loads(minutes.data), minutes.data_sha256, input["language"], at_step)
