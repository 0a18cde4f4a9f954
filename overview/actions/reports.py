"""What people do with reports: ask for one, on a period, in one click."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from django.db.models import Max

from core import clock
from core.acts import act, lock
from overview import events, rules
from overview.actions.versions import freeze
from overview.models import Build, Report, ReportSection
from partnerships.journal import emit
from partnerships.models import Member, Partnership


@act
def ask_report(
    partnership: Partnership,
    *,
    by: Member,
    starts_on: date | None = None,
    ends_on: date | None = None,
    languages: Sequence[str] = (),
    builds: Sequence[str] = (Build.PARTNERS,),
    due_on: date | None = None,
) -> Report:
    """I ask for a progress report: the data are frozen as its first version, and a worker makes the PDFs.

    Without `starts_on`, from the beginning; without `ends_on`, until today; without `languages`, in the main one.
    `due_on` is the day by which the committee is to have approved it.
    """
    row = lock(partnership)
    languages = languages or (row.main_language,)
    period = {"starts_on": starts_on, "ends_on": ends_on}
    rules.ask_report.check(by, row, **period, languages=languages, builds=builds, due_on=due_on)
    report = opened(row, asked_by=by, starts_on=starts_on, ends_on=ends_on or row.today(), due_on=due_on)
    freeze(report, by, languages, builds)
    emit(events.REPORT_ASKED, row, by=by, link=report.get_absolute_url(), number=report.number)
    return report


def opened(partnership: Partnership, owners: dict[str, Member] | None = None, **facts: Any) -> Report:
    """The next report of a partnership that is held, with its sections; `owners` says who writes which kind."""
    last = partnership.reports.aggregate(last=Max("number"))["last"] or 0
    report = Report.objects.create(partnership=partnership, number=last + 1, asked_at=clock.now(), **facts)
    place, given = {"partnership": partnership, "report": report}, owners or {}
    sections = [ReportSection(**place, kind=kind, owner=given.get(kind)) for kind in ReportSection.Kind]
    ReportSection.objects.bulk_create(sections)
    return report
