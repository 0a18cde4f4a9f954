"""What happens on this floor, and how the register says it."""

from overview.events.public import SECTION_CLOSED, SECTION_OPENED
from overview.events.reports import REPORT_ASKED, REPORT_DELIVERED, REPORT_REDACTED, REPORT_RETRIED
from overview.events.topics import TOPICS

__all__ = [
    "REPORT_ASKED",
    "REPORT_DELIVERED",
    "REPORT_REDACTED",
    "REPORT_RETRIED",
    "SECTION_CLOSED",
    "SECTION_OPENED",
    "TOPICS",
]
