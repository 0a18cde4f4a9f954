"""What becomes of the editions of a report: delivered once, tried again, made again without what was taken back."""

import json

from core import clock, jobs
from core.acts import CLOCK, Clock, act, lock
from core.canonical import canonical, fingerprint
from core.files import StoredFile, forget
from overview import contents, events, rules
from overview.actions.versions import ask
from overview.models import Report, ReportEdition
from partnerships.journal import emit
from partnerships.models import Member

APPROVED = ReportEdition.Copy.APPROVED


@act
def deliver_edition(input: dict, file: StoredFile, *, by: Clock = CLOCK, seal: str = "") -> ReportEdition:
    """The PDF of an edition is made: it joins its version; with the last of them, who awaits them is told."""
    edition = ReportEdition.objects.select_related("version__report__partnership").get(uuid=input["edition"])
    version = edition.version
    lock(version.report)  # of two editions that are ready at once, the second sees the first
    row = lock(edition)
    row.file, row.seal, row.delivered_at = file, seal, clock.now()
    row.save(update_fields=["file", "seal", "delivered_at"])
    if version.editions.filter(copy=row.copy, file=None).exists():
        return row
    event = events.APPROVED_COPY_DELIVERED if row.copy == APPROVED else events.REPORT_DELIVERED
    waiting = [version.frozen_by, *([version.approved_by] if row.copy == APPROVED else [])]
    report, tells = version.report, [member.user for member in waiting]
    emit(event, report.partnership, by=by, link=report.get_absolute_url(), tells=tells, number=report.number)
    return row


@act
def retry_edition(edition: ReportEdition, *, by: Member) -> ReportEdition:
    """I ask again for what could not be made of a report."""
    report = lock(edition.version.report)
    row = lock(edition)
    rules.retry_edition.check(by, row)
    jobs.retry(row.job)
    emit(events.REPORT_RETRIED, report.partnership, by=by, link=report.get_absolute_url(), number=report.number)
    return row


@act
def redact_report(report: Report, *, by: Clock = CLOCK) -> Report:
    """A story whose teller took their consent back leaves every edition of a report: each is made again without it."""
    row = lock(report)
    editions = list(ReportEdition.objects.filter(version__report=row).select_related("job").order_by("pk"))
    codes = contents.taken_back(row.partnership, editions)
    busy = any(edition.under_way for edition in editions)
    rules.redact_report.check(by, row, codes=codes, busy=busy)
    outdated: set[int | None] = set()
    for edition in editions:
        outdated |= _redacted(edition, codes)
    for file in StoredFile.objects.filter(pk__in=outdated - {None}):
        forget(lock(file, key=True))
    said = {"number": row.number, "codes": ", ".join(codes)}
    emit(events.REPORT_REDACTED, row.partnership, by=by, link=row.get_absolute_url(), **said)
    return row


def _redacted(edition: ReportEdition, codes: list[str]) -> set[int | None]:
    """An edition without these stories, to be made again; the files that hold them still."""
    data = json.loads(edition.data)
    if not set(codes) & contents.codes_told(data):
        return set()
    now = clock.now()
    told = contents.without(data, set(codes)) | {
        "redacted_on": now.astimezone(edition.partnership.zone).date().isoformat()
    }
    work = jobs.Job.objects.filter(pk=edition.job_id)
    outdated = {edition.file_id, *work.values_list("output", flat=True)}
    work.update(output=None)
    edition.data, edition.data_sha256 = canonical(told).decode(), fingerprint(told)
    edition.file, edition.seal, edition.delivered_at, edition.redacted_at = None, "", None, now
    edition.save(update_fields=["data", "data_sha256", "file", "seal", "delivered_at", "redacted_at"])
    ask(edition)
    return outdated
