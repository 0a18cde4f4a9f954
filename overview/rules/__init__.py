"""Who may do what with what looks across everything."""

from overview.rules.digests import send_digest
from overview.rules.personal import erase_person
from overview.rules.public import close_section, open_section
from overview.rules.reports import ask_report, redact_report, retry_report

__all__ = [
    "ask_report",
    "close_section",
    "erase_person",
    "open_section",
    "redact_report",
    "retry_report",
    "send_digest",
]
