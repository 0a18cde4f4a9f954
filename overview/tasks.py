"""Long work of this floor, and what time does everywhere. Loaded by workers alone."""

import json
from collections.abc import Callable
from typing import Any

from celery import shared_task
from django.utils.translation import gettext as _
from django.utils.translation import override

from core import jobs
from core.acts import Clock
from core.files import StoredFile
from core.seal import level, seal
from overview import actions, clock
from overview.models import ReportEdition
from overview.pdf import STORE, report_pdf

SEALED = STORE + 1


@jobs.handler(actions.REPORT, finish=actions.deliver_edition)
def make_report(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The PDF of an edition of a report, from the data frozen with its version."""
    return _pdf(_edition(input), at_step)


def _sealed(input: dict[str, Any], file: StoredFile, *, by: Clock) -> ReportEdition:
    return actions.deliver_edition(input, file, by=by, seal=level(file.read()))


@jobs.handler(actions.APPROVED, finish=_sealed)
def make_approved_report(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The approved copy of an edition: the same data, the approval on its cover, under the seal of the site."""
    edition = _edition(input)
    decision = edition.version.decision
    adopted = decision.closed_at.astimezone(edition.partnership.zone).date()
    pdf = _pdf(edition, at_step, approved={"decision": decision.address, "on": adopted.isoformat()})
    with override(edition.language):
        said = {"number": edition.version.report.number, "version": edition.version.number}
        made = seal(pdf, _("Progress report no. %(number)s, version %(version)s, approved by the committee") % said)
    at_step(SEALED)
    return made.data


def _pdf(edition: ReportEdition, at_step: Callable[[int], None], **more: Any) -> bytes:
    data, zone = json.loads(edition.data), edition.partnership.time_zone
    return report_pdf(data, edition.data_sha256, zone, at_step, **more)


def _edition(input: dict[str, Any]) -> ReportEdition:
    rows = ReportEdition.objects.select_related("partnership", "version__report", "version__decision")
    return rows.get(uuid=input["edition"])


@shared_task(name="overview.tasks.tick")
def tick() -> None:
    """Every minute: what is due because time passed."""
    clock.tick()
