"""Long work of this floor: what the committee does on paper. Loaded by workers alone."""

import json
from collections.abc import Callable
from typing import Any

from core import jobs
from core.acts import CLOCK, Clock
from core.files import StoredFile
from governance import actions
from governance.actions.minutes import MINUTES_PDF
from governance.actions.paper import DECISION_PDF
from governance.models import Minutes
from governance.pdf import decision_pdf, minutes_pdf

SET, STORE = 1, 2


def kept_with_its_work(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK) -> None:
    """The file stays with the row that asked for it: nothing else is to be written."""


@jobs.handler(DECISION_PDF, finish=kept_with_its_work)
def make_decision_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """A decision on paper, from the content frozen when it was asked for."""
    content = json.loads(input["content"])
    at_step(SET)
    data = decision_pdf(content)
    at_step(STORE)
    return data


@jobs.handler(MINUTES_PDF, finish=actions.record_minutes_pdf)
def make_minutes_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The PDF of a version of the minutes in one language, from its frozen data."""
    minutes = Minutes.objects.get(pk=input["minutes"])
    return minutes_pdf(json.loads(minutes.data), minutes.data_sha256, input["language"], at_step)
