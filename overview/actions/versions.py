"""What people do with the versions of a report: frozen at one moment, in all their editions at once."""

from collections.abc import Iterable, Sequence

from django.utils.translation import gettext_lazy as _

from core import clock, jobs
from core.acts import act, lock
from core.canonical import canonical, fingerprint
from governance.models import Decision
from overview import contents, events, rules
from overview.models import Build, Report, ReportEdition, ReportVersion
from partnerships.journal import emit
from partnerships.models import Member

READ, DRAW, SET, STORE = _("Reading the data"), _("Drawing the charts"), _("Setting the pages"), _("Storing the PDF")
REPORT = jobs.declare("overview.report", (READ, DRAW, SET, STORE))
APPROVED = jobs.declare("overview.approved_report", (READ, DRAW, SET, _("Sealing the PDF"), STORE))
KINDS: dict[str, str] = {ReportEdition.Copy.DRAFT: REPORT, ReportEdition.Copy.APPROVED: APPROVED}


@act
def freeze_report(
    report: Report,
    *,
    by: Member,
    languages: Sequence[str] = (),
    builds: Sequence[str] = (Build.PARTNERS,),
    after: int | None = None,
) -> ReportVersion:
    """I freeze a further version, with what was written since; `after` is the number of the last one I have seen.

    Without `languages`, in the partnership's main one.
    """
    row = lock(report)
    languages = languages or (row.partnership.main_language,)
    rules.freeze_report.check(by, row, after=after, languages=languages, builds=builds)
    version = freeze(row, by, languages, builds)
    said = {"number": row.number, "version": version.number}
    emit(events.REPORT_FROZEN, row.partnership, by=by, link=row.get_absolute_url(), **said)
    return version


@act
def approve_report(version: ReportVersion, *, by: Member, decision: Decision) -> ReportVersion:
    """I write by which decision the committee approved a version; its approved copies are made and sealed."""
    report = lock(version.report)
    row = lock(version)
    row.report = report
    rules.approve_report.check(by, row, decision=decision)
    row.decision, row.approved_by, row.approved_at = decision, by, clock.now()
    row.save(update_fields=["decision", "approved_by", "approved_at"])
    for edition in row.editions.all():
        copied = {name: getattr(edition, name) for name in ("build", "language", "data", "data_sha256")}
        copied |= {"frozen_sha256": edition.frozen_sha256, "redacted_at": edition.redacted_at}
        ask(_edition(row, copy=ReportEdition.Copy.APPROVED, **copied))
    said = {"number": report.number, "version": row.number, "decision": decision.number}
    emit(events.REPORT_APPROVED, report.partnership, by=by, link=report.get_absolute_url(), **said)
    return row


def freeze(report: Report, by: Member, languages: Iterable[str], builds: Iterable[str]) -> ReportVersion:
    """The next version of a report that is held: the data of all its editions, and the work that makes their PDFs."""
    partnership, last = report.partnership, report.last_version()
    number = last.number + 1 if last else 1
    written = {section.kind: section.body for section in report.sections.all() if section.body}
    version = ReportVersion.objects.create(
        partnership=partnership, report=report, number=number, frozen_by=by, frozen_at=clock.now()
    )
    days = {"starts_on": report.starts_on, "ends_on": report.ends_on}
    for build in dict.fromkeys(builds):
        for language in dict.fromkeys(languages):
            told = {"number": report.number, "language": language, "build": str(build), "version": number}
            data = contents.report(partnership, **told, **days, written=written)
            prints = dict.fromkeys(("data_sha256", "frozen_sha256"), fingerprint(data))
            edition = {"build": build, "language": language, "data": canonical(data).decode(), **prints}
            ask(_edition(version, **edition))
    return version


def _edition(version: ReportVersion, **facts: object) -> ReportEdition:
    return ReportEdition.objects.create(partnership=version.partnership, version=version, **facts)


def ask(edition: ReportEdition) -> None:
    """Have the PDF of an edition made from its data as they are now."""
    about, digest = work_on(edition)
    edition.job = jobs.ask(KINDS[edition.copy], about, digest=digest)
    edition.save(update_fields=["job"])


def work_on(edition: ReportEdition) -> tuple[dict[str, str], str]:
    """What a piece of work is told to make the PDF of an edition, and its digest: other data are other work."""
    about = {"edition": str(edition.uuid)}
    return about, fingerprint(about | {"data": edition.data_sha256})
