"""Who has progress reports due month after month."""

from datetime import date, timedelta

from django.utils.translation import gettext_lazy as _

from core.acts import CLOCK, Clock
from core.rules import rule
from overview.models import ReportSchedule
from overview.rules.reports import NOBODY
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

FURTHEST = timedelta(days=366)
LONGEST = 365
ENDED = _("This schedule has ended.")


@rule
def start_schedule(by: Member, partnership: Partnership, starts_on: date | None = None, days: int | None = None):
    """The facilitator writes when progress reports are due, from which day on."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    running = partnership.report_schedules.filter(ended_at=None).exists()
    yield not running, _("Reports are due by a schedule already: end that one first.")
    near = starts_on is None or abs(starts_on - partnership.today()) <= FURTHEST
    yield near, _("The first period begins at most a year before today, or a year after.")
    yield days is None or 1 <= days <= LONGEST, _("Give from 1 to 365 days to make a report.")


@rule
def end_schedule(by: Member, schedule: ReportSchedule):
    """The facilitator ends a schedule: the reports it has opened stay due."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(schedule.partnership), CLOSED
    yield schedule.ended_at is None, ENDED


@rule
def open_due_reports(by: Clock, schedule: ReportSchedule, periods: int = 0):
    """Time opens a report for each period of a schedule that has ended."""
    yield by is CLOCK, NOBODY
    yield schedule.ended_at is None, ENDED
    yield is_open(schedule.partnership), CLOSED
    yield periods > 0, _("Every period that has ended has its report already.")
