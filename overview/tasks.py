"""Long work of this floor, and what time does everywhere. Loaded by workers alone."""

import json
from collections.abc import Callable
from typing import Any

from celery import shared_task

from core import jobs
from overview import actions, clock
from overview.actions.archives import WRITING
from overview.actions.archives.asking import ZIP
from overview.archive.faults import Fault
from overview.contents.archives.checked import from_file
from overview.contents.archives.passphrase import opened
from overview.contents.archives.whole import archive
from overview.models import Archive, Report
from overview.pdf import report_pdf


@jobs.handler(actions.REPORT, finish=actions.deliver_report)
def make_report(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The PDF of a progress report, from the data frozen when it was asked for."""
    report = Report.objects.select_related("partnership").get(uuid=input["report"])
    return report_pdf(json.loads(report.data), report.data_sha256, report.partnership.time_zone, at_step)


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
