"""What people do with what looks across everything."""

from overview.actions.editions import deliver_edition, redact_report, retry_edition
from overview.actions.recipe import refresh_marks
from overview.actions.reports import ask_report
from overview.actions.schedules import end_schedule, open_due_reports, start_schedule
from overview.actions.sections import give_section, write_section
from overview.actions.versions import APPROVED, REPORT, approve_report, freeze_report

__all__ = [
    "APPROVED",
    "REPORT",
    "approve_report",
    "ask_report",
    "deliver_edition",
    "end_schedule",
    "freeze_report",
    "give_section",
    "open_due_reports",
    "redact_report",
    "refresh_marks",
    "retry_edition",
    "start_schedule",
    "write_section",
]
