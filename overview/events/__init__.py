"""What happens on this floor, and how the register says it."""

from overview.events.archives import ARCHIVE_ASKED, ARCHIVE_DELIVERED
from overview.events.public import SECTION_CLOSED, SECTION_OPENED
from overview.events.reports import (
    APPROVED_COPY_DELIVERED,
    REPORT_APPROVED,
    REPORT_ASKED,
    REPORT_DELIVERED,
    REPORT_FROZEN,
    REPORT_REDACTED,
    REPORT_RETRIED,
)
from overview.events.schedules import REPORT_OPENED, SCHEDULE_ENDED, SCHEDULE_STARTED
from overview.events.sections import SECTION_FREED, SECTION_GIVEN, SECTION_WRITTEN
from overview.events.topics import TOPICS

__all__ = [
    "APPROVED_COPY_DELIVERED",
    "ARCHIVE_ASKED",
    "ARCHIVE_DELIVERED",
    "REPORT_APPROVED",
    "REPORT_ASKED",
    "REPORT_DELIVERED",
    "REPORT_FROZEN",
    "REPORT_OPENED",
    "REPORT_REDACTED",
    "REPORT_RETRIED",
    "SCHEDULE_ENDED",
    "SCHEDULE_STARTED",
    "SECTION_CLOSED",
    "SECTION_FREED",
    "SECTION_GIVEN",
    "SECTION_OPENED",
    "SECTION_WRITTEN",
    "TOPICS",
]
