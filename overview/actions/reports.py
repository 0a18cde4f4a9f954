"""What people do with reports."""

import json

from django.db.models import Max
from django.utils.translation import gettext_lazy as _

from core import clock, jobs
from core.acts import CLOCK, Clock, act, lock
from core.canonical import canonical, fingerprint
from core.files import StoredFile, forget
from core.models import Job
from overview import contents, events, rules
from overview.models import Report
from partnerships.journal import emit
from partnerships.models import Member, Partnership

REPORT = jobs.declare(
    "overview.report", (_("Reading the data"), _("Drawing the charts"), _("Setting the pages"), _("Storing the PDF"))
)


@act
def ask_report(partnership: Partnership, *, by: Member, language: str) -> Report:
    """I ask for a progress report: today's data are frozen, and a worker makes the PDF."""
    row = lock(partnership)
    rules.ask_report.check(by, row)
    last = Report.objects.filter(partnership=row).aggregate(last=Max("number"))["last"] or 0
    data = contents.report(row, number=last + 1, language=language)
    report = Report.objects.create(
        partnership=row,
        number=last + 1,
        language=language,
        asked_by=by,
        asked_at=clock.now(),
        data=canonical(data).decode(),
        data_sha256=fingerprint(data),
    )
    report.job = jobs.ask(REPORT, {"report": str(report.uuid)}, digest=str(report.uuid))
    report.save(update_fields=["job"])
    emit(events.REPORT_ASKED, row, by=by, link=report.get_absolute_url(), number=report.number)
    return report


@act
def deliver_report(input: dict, file: StoredFile, *, by: Clock = CLOCK) -> Report:
    """The PDF is made: it joins the report, and who asked is told."""
    report = Report.objects.select_for_update(of=("self",)).select_related("asked_by__user").get(uuid=input["report"])
    report.file, report.delivered_at = file, clock.now()
    report.save(update_fields=["file", "delivered_at"])
    link, tells = report.get_absolute_url(), [report.asked_by.user]
    emit(events.REPORT_DELIVERED, report.partnership, by=by, link=link, tells=tells, number=report.number)
    return report


@act
def retry_report(report: Report, *, by: Member) -> Report:
    """I ask again for a report that could not be made."""
    row = lock(report)
    rules.retry_report.check(by, row)
    jobs.retry(row.job)
    emit(events.REPORT_RETRIED, row.partnership, by=by, link=row.get_absolute_url(), number=row.number)
    return row


@act
def redact_report(report: Report, *, by: Clock = CLOCK) -> Report:
    """A story whose teller took their consent back leaves a report that is kept: it is made again without it."""
    row = lock(report)
    codes = contents.taken_back(row)
    rules.redact_report.check(by, row, codes=codes)
    told = contents.without_stories(json.loads(row.data), codes)
    outdated = {row.file_id, row.job.output_id} - {None}
    Job.objects.filter(pk=row.job_id).update(output=None)
    row.data, row.data_sha256 = canonical(told).decode(), fingerprint(told)
    again = fingerprint({"report": str(row.uuid), "data": row.data_sha256})
    row.job = jobs.ask(REPORT, {"report": str(row.uuid)}, digest=again)
    row.file, row.delivered_at = None, None
    row.save(update_fields=["data", "data_sha256", "job", "file", "delivered_at"])
    for file in StoredFile.objects.filter(pk__in=outdated):
        forget(lock(file, key=True))
    link, said = row.get_absolute_url(), {"number": row.number, "codes": ", ".join(codes)}
    emit(events.REPORT_REDACTED, row.partnership, by=by, link=link, **said)
    return row
