"""Long work of this floor: the PDFs of the charter. Loaded by workers alone."""

import json
from collections.abc import Callable
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from charters import actions
from charters.actions.exports import DRAFT_PDF
from charters.actions.versions import DEED_PDF, EXECUTED_PDF, FREEZE_PDF
from charters.models import Accession, CharterVersion, Edition
from charters.pdf import draft_pdf, executed_pdf, frozen_pdf, sealed
from charters.pdf.deed import deed_pdf, executed_deed_pdf
from core import jobs
from core.acts import CLOCK, Clock
from core.files import StoredFile
from core.seal import level

READ, LAID_OUT = 1, 2
CHARTER = _("Charter, version %(label)s, with its signatures")
DEED = _("Deed of accession to version %(label)s of the charter, with its signature")


def kept_with_its_work(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK) -> None:
    """The file stays with the row that asked for it: a draft is in no register."""


@jobs.handler(DRAFT_PDF, finish=kept_with_its_work)
def make_draft_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The working draft on paper, from the words and notes frozen when it was asked for."""
    content = json.loads(input["content"])
    at_step(READ)
    data = draft_pdf(content, datetime.fromisoformat(input["as_of"]))
    at_step(LAID_OUT)
    return data


@jobs.handler(FREEZE_PDF, finish=actions.record_frozen_pdf)
def make_frozen_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The PDF that will be signed."""
    version = _version(input)
    at_step(READ)
    data = frozen_pdf(version, input["language"])
    at_step(LAID_OUT)
    return data


def _sealed(input: dict[str, Any], file: StoredFile, *, by: Clock) -> CharterVersion:
    return actions.record_executed_pdf(input, file, by=by, seal=level(file.read()))


@jobs.handler(EXECUTED_PDF, finish=_sealed)
def make_executed_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The copy with its signatures, under the seal of the site."""
    version = _version(input)
    at_step(READ)
    data = executed_pdf(version, input["language"], input.get("head"))
    at_step(LAID_OUT)
    return sealed(data, input["language"], CHARTER, label=version.short)


def _deed_sealed(input: dict[str, Any], file: StoredFile, *, by: Clock) -> Accession:
    executed = input["copy"] == Edition.Copy.EXECUTED
    return actions.record_deed_pdf(input, file, by=by, seal=level(file.read()) if executed else "")


@jobs.handler(DEED_PDF, finish=_deed_sealed)
def make_deed_pdf(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """A deed of accession: the PDF that will be signed, or the copy with its signature."""
    rows = Accession.objects.select_related("partnership", "version__charter", "partner")
    deed, language = rows.get(uuid=UUID(input["accession"])), input["language"]
    at_step(READ)
    executed = input["copy"] == Edition.Copy.EXECUTED
    data = executed_deed_pdf(deed, language, input["head"]) if executed else deed_pdf(deed, language)
    at_step(LAID_OUT)
    return sealed(data, language, DEED, label=deed.version.short) if executed else data


def _version(input: dict[str, Any]) -> CharterVersion:
    return CharterVersion.objects.select_related("partnership", "charter").get(uuid=UUID(input["version"]))
