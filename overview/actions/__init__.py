"""What people do with what looks across everything."""

from overview.actions.personal import erase_person
from overview.actions.recipe import refresh_marks
from overview.actions.reports import REPORT, ask_report, deliver_report, redact_report, retry_report

__all__ = ["REPORT", "ask_report", "deliver_report", "erase_person", "redact_report", "refresh_marks", "retry_report"]
