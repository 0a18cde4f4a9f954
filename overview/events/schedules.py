"""What happens to schedules of reports, and how the register says it."""

from django.utils.translation import gettext_lazy as _

from partnerships.journal import Event

SCHEDULE_STARTED = Event(
    "overview.schedule_started",
    "start_schedule",
    _(
        "%(who)s wrote that a progress report is due %(every)s, %(days)s days after the period ends; "
        "the first period begins on %(day)s."
    ),
)
SCHEDULE_ENDED = Event(
    "overview.schedule_ended",
    "end_schedule",
    _("%(who)s ended the schedule of progress reports."),
)
REPORT_OPENED = Event(
    "overview.report_opened",
    "open_due_reports",
    _("The progress report no. %(number)s is open, on the period from %(first)s to %(last)s; it is due on %(day)s."),
    subject=_("the progress report no. %(number)s is to be made by %(day)s"),
    mark="now",
)
