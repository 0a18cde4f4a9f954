"""Who may do what with what looks across everything."""

from overview.rules.archives import ask_archive, ask_import
from overview.rules.digests import send_digest
from overview.rules.personal import erase_person
from overview.rules.public import close_section, open_section
from overview.rules.reports import approve_report, ask_report, freeze_report, redact_report, retry_edition
from overview.rules.schedules import end_schedule, open_due_reports, start_schedule
from overview.rules.sections import give_section, write_section

__all__ = [
    "approve_report",
    "ask_archive",
    "ask_import",
    "ask_report",
    "close_section",
    "end_schedule",
    "erase_person",
    "freeze_report",
    "give_section",
    "open_due_reports",
    "open_section",
    "redact_report",
    "retry_edition",
    "send_digest",
    "start_schedule",
    "write_section",
]
