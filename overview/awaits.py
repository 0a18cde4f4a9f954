"""What awaits a person in progress reports: sections to write; for the facilitator, those due and those voted."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from core import clock
from overview.contents.approval import adopted
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
        yield from _voted(member)
        yield from _due(member)


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
        names = pgettext("in a list", "; ").join(map(str, sections))
        left = [row for row in sections if row.owner_id != member.pk]
        said = ngettext(
            "Write your section of the progress report no. %(number)s",
            "Write your %(n)d sections of the progress report no. %(number)s",
            len(sections),
        )
        if left:
            said = ngettext(
                "Write %(n)d section of the progress report no. %(number)s",
                "Write %(n)d sections of the progress report no. %(number)s",
                len(sections),
            )
            gone = _("%(sections)s. Who was to write it has left: write it, or give it to somebody else.")
            names = gone % {"sections": names}
        yield Await(
            _deadline(report),
            said % {"n": len(sections), "number": report.number},
            names,
            f"{report.get_absolute_url()}#{sections[0].kind}",
            _("Write"),
        )


def _voted(member: Member) -> Iterator[Await]:
    """The versions that the committee approved by its vote, until it is written down: nothing is sealed before."""
    editions = Prefetch("editions", ReportEdition.objects.defer("data"))
    living = Report.objects.unapproved().filter(partnership=member.partnership)
    rows = ReportVersion.objects.filter(report__in=living).select_related("report").prefetch_related(editions)
    versions = list(rows.order_by("report__number", "number"))
    decisions = adopted(member.partnership) if versions else []
    for version in versions:
        decision = version.approved_among(decisions)
        if decision is None:
            continue
        said = {"number": version.report.number, "version": version.number, "decision": decision.number}
        link = reverse("overview:approve_report", args=[member.partnership.slug, said["number"], said["version"]])
        yield Await(
            None,
            _("Write down that the committee approved the progress report no. %(number)s") % said,
            _("The decision %(decision)s approves version %(version)s: its copies under seal are made then.") % said,
            link,
            _("Write it down"),
        )


def _due(member: Member) -> Iterator[Await]:
    """The reports that are due and that the committee has not approved."""
    rows = Report.objects.unapproved().filter(partnership=member.partnership, due_on__isnull=False)
    for report in rows.order_by("due_on", "pk").prefetch_related("versions"):
        report.partnership = member.partnership
        last = report.last_version()
        detail = _("Nothing of it is frozen yet: have its sections written, then freeze it.")
        if last is not None:
            detail = _("Version %(version)s is frozen: have the committee approve it.") % {"version": last.number}
        yield Await(
            _deadline(report),
            _("The progress report no. %(number)s is due") % {"number": report.number},
            detail,
            report.get_absolute_url(),
            _("Look at the report"),
        )


def _deadline(report: Report) -> datetime | None:
    """The end of the day by which a report is due, where the partnership lives."""
    return clock.end_of_day(report.due_on, report.partnership.time_zone) if report.due_on else None
