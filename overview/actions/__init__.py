"""What people do with what looks across everything."""

from overview.actions.archives import EXPORT, IMPORT, ask_archive, ask_import, deliver_archive, record_import
from overview.actions.recipe import refresh_marks
from overview.actions.reports import REPORT, ask_report, deliver_report, redact_report, retry_report

__all__ = [
    "EXPORT",
    "IMPORT",
    "REPORT",
    "ask_archive",
    "ask_import",
    "ask_report",
    "deliver_archive",
    "deliver_report",
    "record_import",
    "redact_report",
    "refresh_marks",
    "retry_report",
]
