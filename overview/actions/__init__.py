"""What people do with what looks across everything."""

from overview.actions.digests import send_digest
from overview.actions.editions import deliver_edition, redact_report, retry_edition
from overview.actions.personal import erase_person
from overview.actions.public import close_section, open_section
from overview.actions.recipe import keep_picture, refresh_marks
from overview.actions.reports import REPORT, ask_report, deliver_report, redact_report, retry_report
from overview.actions.schedules import end_schedule, open_due_reports, start_schedule
from overview.actions.sections import give_section, write_section
from overview.actions.versions import APPROVED, REPORT, approve_report, freeze_report

__all__ = [
    "APPROVED",
    "REPORT",
    "approve_report",
    "ask_report",
    "close_section",
    "deliver_edition",
    "deliver_report",
    "end_schedule",
    "erase_person",
    "freeze_report",
    "give_section",
    "keep_picture",
    "open_due_reports",
    "open_section",
    "redact_report",
    "refresh_marks",
    "retry_edition",
    "retry_report",
    "send_digest",
    "start_schedule",
    "write_section",
]
