"""Long work of this floor, and what time does everywhere. Loaded by workers alone."""

import json
from collections.abc import Callable
from typing import Any

from celery import shared_task

from core import jobs
from overview import actions, clock
from overview.models import Report
from overview.pdf import report_pdf


@jobs.handler(actions.REPORT, finish=actions.deliver_report)
def make_report(input: dict[str, Any], at_step: Callable[[int], None]) -> bytes:
    """The PDF of a progress report, from the data frozen when it was asked for."""
    report = Report.objects.select_related("partnership").get(uuid=input["report"])
    return report_pdf(json.loads(report.data), report.data_sha256, report.partnership.time_zone, at_step)


@shared_task(name="overview.tasks.tick")
def tick() -> None:
    """Every minute: what is due because time passed."""
    clock.tick()
