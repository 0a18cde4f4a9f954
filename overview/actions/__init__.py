"""What people do with what looks across everything."""

from overview.actions.digests import send_digest
from overview.actions.personal import erase_person
from overview.actions.public import close_section, open_section
from overview.actions.recipe import keep_picture, refresh_marks
from overview.actions.reports import REPORT, ask_report, deliver_report, redact_report, retry_report

__all__ = [
    "REPORT",
    "ask_report",
    "close_section",
    "deliver_report",
    "erase_person",
    "keep_picture",
    "open_section",
    "redact_report",
    "refresh_marks",
    "retry_report",
    "send_digest",
]
