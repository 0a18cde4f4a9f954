"""What people and time do with schedules of reports."""

from datetime import date, timedelta

from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.texts import every_language
from overview import events, rules
from overview.actions.reports import opened
from overview.models import Report, ReportSchedule, ReportSection
from partnerships.journal import emit
from partnerships.models import Member, Partnership, Role


@act
def start_schedule(
    partnership: Partnership, *, by: Member, every: int, starts_on: date, days: int = 45
) -> ReportSchedule:
    """I write that a report is due every so many months, so many days after each period ends."""
    row = lock(partnership)
    rules.start_schedule.check(by, row, starts_on=starts_on, days=days)
    facts = {"every": every, "starts_on": starts_on, "days": days}
    schedule = ReportSchedule.objects.create(partnership=row, started_by=by, started_at=clock.now(), **facts)
    said = {"every": every_language(schedule.get_every_display()), "days": days, "day": starts_on}
    emit(events.SCHEDULE_STARTED, row, by=by, link=schedule.get_absolute_url(), **said)
    return schedule


@act
def end_schedule(schedule: ReportSchedule, *, by: Member) -> ReportSchedule:
    """I end a schedule: the reports it has opened stay due, and it opens no other."""
    lock(schedule.partnership)
    row = lock(schedule)
    rules.end_schedule.check(by, row)
    row.ended_by, row.ended_at = by, clock.now()
    row.save(update_fields=["ended_by", "ended_at"])
    emit(events.SCHEDULE_ENDED, row.partnership, by=by, link=row.get_absolute_url())
    return row


@act
def open_due_reports(schedule: ReportSchedule, *, by: Clock = CLOCK) -> ReportSchedule:
    """Each period of a schedule that has ended and has no report yet gets one; who writes in it is told."""
    partnership = lock(schedule.partnership)
    row = lock(schedule)
    periods = row.owed(partnership.today())
    rules.open_due_reports.check(by, row, periods=len(periods))
    for period in periods:
        due_on = period.ends_on + timedelta(days=row.days)
        days = {"starts_on": period.starts_on, "ends_on": period.ends_on, "due_on": due_on}
        report = opened(partnership, _owners(partnership), schedule=row, **days)
        said = {"number": report.number, "first": period.starts_on, "last": period.ends_on, "day": due_on}
        link, tells = report.get_absolute_url(), _awaited(report)
        emit(events.REPORT_OPENED, partnership, by=by, link=link, tells=tells, **said)
    return row


def _owners(partnership: Partnership) -> dict[str, Member]:
    """Who wrote which section of the report before, as far as they are still here."""
    before = Report.objects.filter(partnership=partnership).first()
    rows = ReportSection.objects.filter(report=before, owner__ended_at=None).exclude(owner=None)
    return {section.kind: section.owner for section in rows.select_related("owner")}


def _awaited(report: Report) -> list:
    """Who has something to do in a report: those who write its sections, and the facilitator."""
    here = Member.objects.current().filter(partnership=report.partnership).select_related("user")
    running = here.filter(roles__role=Role.Name.FACILITATOR, roles__ended_at=None)
    return [member.user for member in [*here.filter(report_sections__report=report).distinct(), *running]]
