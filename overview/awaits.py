"""What awaits a person in progress reports: sections to write; for the facilitator, those due and those voted."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch, Q
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core import clock
from governance.models import Decision
from overview.contents.approval import standing_decisions, voted
from overview.models import Report, ReportEdition, ReportSection, ReportVersion
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do so that progress reports are made in time."""
    if not is_open(member.partnership):
        return
    yield from _to_write(member)
    if member.is_facilitator:
        yield from _to_approve(member)


def _to_write(member: Member) -> Iterator[Await]:
    """The sections that are this member's and not written: one card for each report. The facilitator sees to those
    whose person has left."""
    living = Report.objects.unapproved().filter(partnership=member.partnership)
    whose = Q(owner=member) | Q(owner__ended_at__isnull=False) if member.is_facilitator else Q(owner=member)
    rows = ReportSection.objects.filter(whose, written_at=None, report__in=living).select_related("report")
    mine: dict[Report, list[ReportSection]] = {}
    for section in rows.order_by("report__number", "pk"):
        mine.setdefault(section.report, []).append(section)
    for report, sections in mine.items():
        report.partnership = member.partnership
        own = [row for row in sections if row.owner_id == member.pk]
        left = [row for row in sections if row.owner_id != member.pk]
        said, detail = _asked(own), _listed(own)
        if left:
            said = ngettext(
                "Write %(n)d section of the progress report no. %(number)s",
                "Write %(n)d sections of the progress report no. %(number)s",
                len(sections),
            )
            gone = _("Whoever was to write has left: %(sections)s. Write in their place, or name somebody else.")
            detail = " ".join([*([f"{detail}."] if own else []), gone % {"sections": _listed(left)}])
        yield Await(
            _deadline(report),
            said % {"n": len(sections), "number": report.number},
            detail,
            f"{report.get_absolute_url()}#{sections[0].kind}",
            _("Write"),
        )


def _asked(sections: list[ReportSection]) -> str:
    return ngettext(
        "Write your section of the progress report no. %(number)s",
        "Write your %(n)d sections of the progress report no. %(number)s",
        len(sections),
    )


def _listed(sections: list[ReportSection]) -> str:
    return pgettext("in a list", "; ").join(map(str, sections))


def _to_approve(member: Member) -> Iterator[Await]:
    """The reports of which a decision names the last version, and those that are due."""
    editions = Prefetch("versions__editions", ReportEdition.objects.defer("data"))
    rows = Report.objects.unapproved().filter(partnership=member.partnership)
    reports = list(rows.order_by("due_on", "number").prefetch_related("versions", editions))
    decisions = standing_decisions(member.partnership) if reports else []
    for report in reports:
        report.partnership = member.partnership
        if found := voted(report, decisions):
            if found[0].is_made:
                yield _voted(report, *found)
        elif report.due_on is not None:
            yield _due(report)


def _voted(report: Report, version: ReportVersion, decision: Decision) -> Await:
    """Nothing is sealed before the approval is written down."""
    said = {"number": report.number, "version": version.number, "decision": decision.number}
    return Await(
        _deadline(report),
        _("Write down whether the committee approved the progress report no. %(number)s") % said,
        _("The decision %(decision)s names version %(version)s. If it approves it, write that down.") % said,
        report.act_url("approve_report", version.number),
        _("Read the decision"),
    )


def _due(report: Report) -> Await:
    last = report.last_version()
    detail = _("Nothing of it is frozen yet: have its sections written, then freeze it.")
    if last is not None:
        detail = _("Version %(version)s is frozen: have the committee approve it.") % {"version": last.number}
    title = _("The progress report no. %(number)s is due") % {"number": report.number}
    return Await(_deadline(report), title, detail, report.get_absolute_url(), _("Look at the report"))


def _deadline(report: Report) -> datetime | None:
    """The end of the day by which a report is due, where the partnership lives."""
    return clock.end_of_day(report.due_on, report.partnership.time_zone) if report.due_on else None
