"""What people do with what looks across everything."""

from overview.actions.archives import EXPORT, IMPORT, ask_archive, ask_import, deliver_archive, record_import
from overview.actions.digests import send_digest
from overview.actions.editions import deliver_edition, redact_report, retry_edition
from overview.actions.personal import erase_person
from overview.actions.public import close_section, open_section
from overview.actions.recipe import keep_picture, refresh_marks
from overview.actions.reports import ask_report
from overview.actions.schedules import end_schedule, open_due_reports, start_schedule
from overview.actions.sections import give_section, write_section
from overview.actions.versions import APPROVED, REPORT, approve_report, freeze_report

__all__ = [
    "APPROVED",
    "EXPORT",
    "IMPORT",
    "REPORT",
    "approve_report",
    "ask_archive",
    "ask_import",
    "ask_report",
    "close_section",
    "deliver_archive",
    "deliver_edition",
    "end_schedule",
    "erase_person",
    "freeze_report",
    "give_section",
    "keep_picture",
    "open_due_reports",
    "open_section",
    "record_import",
    "redact_report",
    "refresh_marks",
    "retry_edition",
    "send_digest",
    "start_schedule",
    "write_section",
]
