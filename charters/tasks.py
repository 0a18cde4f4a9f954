"""Long work of this floor: the PDFs of the charter. Loaded by workers alone."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from charters import actions
from charters.actions.versions import EXECUTED_PDF, FREEZE_PDF
from charters.models import CharterVersion
from charters.pdf import executed_pdf, frozen_pdf
from core import jobs

READ, LAID_OUT = 1, 2


@jobs.handler(FREEZE_PDF, finish=actions.record_frozen_pdf)
def make_frozen_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The PDF that will be signed."""
    version = _version(input)
    at_step(READ)
    data = frozen_pdf(version, input["language"])
    at_step(LAID_OUT)
    return data


@jobs.handler(EXECUTED_PDF, finish=actions.record_executed_pdf)
def make_executed_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The copy with its signatures."""
    version = _version(input)
    at_step(READ)
    data = executed_pdf(version, input["language"], input["head"])
    at_step(LAID_OUT)
    return data


def _version(input: dict[str, Any]) -> CharterVersion:
    return CharterVersion.objects.select_related("partnership", "charter").get(uuid=UUID(input["version"]))
