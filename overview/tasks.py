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
from overview.actions.archives import WRITING
from overview.actions.archives.asking import ZIP
from overview.archive.faults import Fault
from overview.contents.archives.checked import from_file
from overview.contents.archives.passphrase import opened
from overview.contents.archives.whole import archive
from overview.models import Archive, ReportEdition
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


@jobs.handler(actions.EXPORT, finish=actions.deliver_archive, content_type=ZIP)
def make_archive(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The archive of a partnership, what is not everybody's sealed."""
    row = Archive.objects.select_related("partnership").get(uuid=input["archive"])
    return archive(row.partnership, opened(row.passphrase), at_step)


@jobs.handler(actions.IMPORT, finish=actions.record_import, content_type="application/json")
def check_import(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """An archive that comes in, checked whole outside the transaction that writes it: what was found."""
    row = Archive.objects.select_related("file").get(uuid=input["archive"])
    try:
        found = {"partnership": from_file(row.file.path, opened(row.passphrase), at_step).uuid}
    except Fault as fault:
        found = {"refused": fault.code}
    at_step(WRITING)
    return json.dumps({"archive": input["archive"], **found}).encode()


@shared_task(name="overview.tasks.tick")
def tick() -> None:
    """Every minute: what is due because time passed."""
    clock.tick()
