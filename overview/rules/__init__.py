"""Who may do what with what looks across everything."""

from overview.rules.reports import approve_report, ask_report, freeze_report, redact_report, retry_edition
from overview.rules.schedules import end_schedule, open_due_reports, start_schedule
from overview.rules.sections import give_section, write_section

__all__ = [
    "approve_report",
    "ask_report",
    "end_schedule",
    "freeze_report",
    "give_section",
    "open_due_reports",
    "redact_report",
    "retry_edition",
    "start_schedule",
    "write_section",
]
