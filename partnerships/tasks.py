"""Long work of this floor: the register on paper. Loaded by workers alone."""

import json
from collections.abc import Callable
from typing import Any

from core import jobs
from core.acts import CLOCK, Clock
from core.files import StoredFile
from partnerships.actions.extracts import JOURNAL_PDF
from partnerships.pdf import journal_pdf

SET, STORE = 1, 2


def kept_with_its_work(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK) -> None:
    """The file stays with the row that asked for it: nothing else is to be written."""


@jobs.handler(JOURNAL_PDF, finish=kept_with_its_work)
def make_journal_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The register on paper, from the lines frozen when it was asked for."""
    at_step(SET)
    data = journal_pdf(json.loads(input["content"]))
    at_step(STORE)
    return data
