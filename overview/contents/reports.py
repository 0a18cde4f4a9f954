"""What the pages of progress reports say: where each stands, when it is due, its versions, its sections."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Prefetch, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from core.days import date_format
from governance.models import Decision
from governance.rules import propose_decision
from overview import rules
from overview.contents.approval import standing_decisions
from overview.models import Report, ReportEdition, ReportSchedule, ReportSection, ReportVersion
from partnerships.models import Member, Partnership

APPROVED = ReportEdition.Copy.APPROVED
LATEST = 50


@dataclass(frozen=True)
class Standing:
    """Where a report stands: its mark, the sentence that says it, and when it is due."""

    pin: str
    said: str
    due: str = ""
    late: bool = False


def reports_of(partnership: Partnership) -> QuerySet[Report]:
    """The reports of a partnership with their versions and editions, in a fixed number of queries."""
    editions = ReportEdition.objects.defer("data").select_related("job", "file")
    versions = ReportVersion.objects.select_related("frozen_by__user", "approved_by__user", "decision")
    made = Prefetch("versions", versions.prefetch_related(Prefetch("editions", editions)))
    return Report.objects.filter(partnership=partnership).select_related("asked_by__user").prefetch_related(made)


def shelf(member: Member) -> dict[str, Any]:
    """The reports of a partnership, the latest first, and the schedule by which they are due."""
    partnership = member.partnership
    rows = list(reports_of(partnership)[:LATEST])
    for row in rows:
        row.partnership = partnership
    schedule = ReportSchedule.objects.filter(partnership=partnership, ended_at=None).first()
    if schedule is not None:
        schedule.partnership = partnership
    return {
        "reports": [
            {"report": row, "period": period(row), "standing": standing(row, partnership.today())} for row in rows
        ],
        "schedule": schedule,
        "asking": rules.ask_report.refusal(member, partnership),
        "scheduling": rules.start_schedule.refusal(member, partnership) if schedule is None else None,
        "ending": rules.end_schedule.refusal(member, schedule) if schedule else None,
    }


def report_page(report: Report, member: Member) -> dict[str, Any]:
    """All that the page of a report says to a member; the report comes from `reports_of`."""
    partnership = report.partnership = member.partnership
    versions = sorted(report.versions.all(), key=lambda version: -version.number)
    decisions = standing_decisions(partnership) if member.is_facilitator and not report.approved() else []
    people = ReportSection.objects.select_related("owner__user", "owner__partner__organisation", "written_by__user")
    return {
        "report": report,
        "period": period(report),
        "standing": standing(report, partnership.today()),
        "versions": [_version(version, report, member, decisions) for version in versions],
        "sections": [_section(section, report, member) for section in _open(people.filter(report=report), report)],
        "working": working(report),
        "freezing": rules.freeze_report.refusal(member, report),
        "proposing": propose_decision.refusal(member, partnership),
        "retrying": member.is_facilitator or member.represents,
    }


def _version(version: ReportVersion, report: Report, member: Member, decisions: list[Decision]) -> dict[str, Any]:
    """A version with its editions; once it is approved, its approved copies first, and apart what was submitted."""
    version.report, version.partnership = report, report.partnership
    editions = sorted(version.editions.all(), key=lambda row: row.pk)
    approved = [row for row in editions if row.copy == APPROVED]
    drafts = [row for row in editions if row.copy != APPROVED] if approved else []
    approving = None if version.approved_at else rules.approve_report.refusal(member, version)
    voted = next(iter(version.approving(decisions)), None)
    told = {"version": version, "editions": approved or editions, "drafts": drafts}
    return told | {"approving": approving, "voted": voted}


def _open(sections: QuerySet[ReportSection], report: Report) -> QuerySet[ReportSection]:
    """The sections that there is something to say of: once the report is approved, nobody writes any more."""
    return sections.filter(written_at__isnull=False) if report.approved() else sections


def _section(section: ReportSection, report: Report, member: Member) -> dict[str, Any]:
    section.report, section.partnership = report, report.partnership
    writes, gives = (rule.allows(member, section) for rule in (rules.write_section, rules.give_section))
    return {"section": section, "writes": writes, "gives": gives}


def working(report: Report) -> list[ReportEdition]:
    """The editions whose PDFs are being made, in the order in which they were asked."""
    editions = [edition for version in report.versions.all() for edition in version.editions.all()]
    return [row for row in editions if row.under_way]


def standing(report: Report, today: date) -> Standing:
    """Where a report stands today; the report comes with its versions and editions."""
    approved, last = report.approved(), report.last_version()
    if approved is not None:
        said = _("Version %(version)s is approved by the decision %(decision)s.")
        told = said % {"version": approved.number, "decision": approved.decision.number}
        return _made(approved, "done", told)
    due, late = _due(report, today)
    if last is None:
        return Standing("todo", _("Open: no version is frozen yet."), due, late)
    told = _("Version %(version)s is ready; the committee has not approved it.") % {"version": last.number}
    made = _made(last, "wait", told)
    return Standing(made.pin, made.said, due, late)


def _made(version: ReportVersion, pin: str, told: str) -> Standing:
    """What is to be said of a version, unless something of it is not made."""
    editions = [row for row in version.editions.all() if row.file_id is None]
    if any(row.failed for row in editions):
        return Standing("stop", _("Something of version %(version)s could not be made.") % {"version": version.number})
    if editions and version.approved_at:
        being_made = _("Its PDFs are being made.")
        return Standing("wait", f"{told} {being_made}")
    if editions:
        return Standing("wait", _("Version %(version)s is being made.") % {"version": version.number})
    return Standing(pin, told)


def _due(report: Report, today: date) -> tuple[str, bool]:
    """When a report is due, and whether that day is behind."""
    if report.due_on is None:
        return "", False
    days = abs((report.due_on - today).days)
    told = {"day": date_format(report.due_on, "DATE_FORMAT"), "n": days}
    if report.due_on == today:
        return _("It is due today."), False
    if report.due_on > today:
        return ngettext("It is due on %(day)s, tomorrow.", "It is due on %(day)s, in %(n)d days.", days) % told, False
    return ngettext("It was due on %(day)s, yesterday.", "It was due on %(day)s, %(n)d days ago.", days) % told, True


def period(report: Report) -> str:
    """On which days a report tells, in words."""
    last = date_format(report.ends_on, "DATE_FORMAT")
    if report.starts_on is None:
        return _("until %(last)s") % {"last": last}
    return _("from %(first)s to %(last)s") % {"first": date_format(report.starts_on, "DATE_FORMAT"), "last": last}
