"""What awaits whom so that progress reports are made in time: sections to write, reports that are due."""

from collections.abc import Iterator
from datetime import datetime

from django.db.models import Prefetch
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core import clock
from governance.models import Decision
from overview.contents.approval import standing_decisions, voted
from overview.contents.waiting.rows import Named, Said, Waiting
from overview.models import Report, ReportEdition, ReportSection, ReportVersion
from partnerships.models import Partner, Partnership


def waiting(place: Partnership, partners: list[Partner]) -> Iterator[Waiting]:
    """What awaits whom on this floor."""
    sections = ReportSection.objects.filter(owner__isnull=False, written_at=None).select_related("owner")
    rows = Report.objects.unapproved().filter(partnership=place)
    editions = Prefetch("versions__editions", ReportEdition.objects.defer("data"))
    rows = rows.prefetch_related("versions", editions, Prefetch("sections", sections))
    reports = list(rows.order_by("due_on", "number"))
    decisions = standing_decisions(place) if reports else []
    for report in reports:
        report.partnership = place
        until = clock.end_of_day(report.due_on, place.time_zone) if report.due_on else None
        yield from _to_write(report, until)
        if found := voted(report, decisions):
            if found[0].is_made:
                yield _voted(report, *found, until)
        elif until is not None:
            yield _due(report, until)


def _to_write(report: Report, until: datetime | None) -> Iterator[Waiting]:
    """The sections that are somebody's and not written; the facilitator sees to those whose person has left."""
    theirs, others = [], []
    for section in report.sections.all():
        speaks = section.owner.partner_id is not None and section.owner.ended_at is None
        (theirs if speaks else others).append(section)
    if theirs:
        partners = tuple(dict.fromkeys(section.owner.partner_id for section in theirs))
        yield _sections(report, theirs, partners=partners, deadline=until)
    if others:
        yield _sections(report, others, facilitator=True, deadline=until)


def _sections(report: Report, sections: list[ReportSection], **whom) -> Waiting:
    words = ngettext_lazy(
        "Write %(n)d section of the progress report no. %(number)s",
        "Write %(n)d sections of the progress report no. %(number)s",
        len(sections),
    )
    title = Said(words, {"n": len(sections), "number": report.number})
    return Waiting(title, f"{report.get_absolute_url()}#{sections[0].kind}", detail=Named(tuple(sections)), **whom)


def _voted(report: Report, version: ReportVersion, decision: Decision, until: datetime | None) -> Waiting:
    said = {"number": report.number, "version": version.number, "decision": decision.number}
    title = _("Write down whether the committee approved the progress report no. %(number)s")
    detail = _("The decision %(decision)s names version %(version)s.")
    whom = {"deadline": until, "facilitator": True}
    return Waiting(Said(title, said), report.get_absolute_url(), detail=Said(detail, said), **whom)


def _due(report: Report, until: datetime) -> Waiting:
    last = report.last_version()
    detail = _("Nothing of it is frozen yet.")
    if last is not None:
        detail = Said(_("Version %(version)s waits for the committee to approve it."), {"version": last.number})
    title = Said(_("The progress report no. %(number)s is due"), {"number": report.number})
    return Waiting(title, report.get_absolute_url(), deadline=until, detail=detail, facilitator=True)
