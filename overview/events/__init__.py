"""What happens on this floor, and how the register says it."""

from overview.events.archives import ARCHIVE_ASKED, ARCHIVE_DELIVERED
from overview.events.reports import REPORT_ASKED, REPORT_DELIVERED, REPORT_REDACTED, REPORT_RETRIED

__all__ = [
    "ARCHIVE_ASKED",
    "ARCHIVE_DELIVERED",
    "REPORT_ASKED",
    "REPORT_DELIVERED",
    "REPORT_REDACTED",
    "REPORT_RETRIED",
]
