"""Who may do what with what looks across everything."""

from overview.rules.personal import erase_person
from overview.rules.reports import ask_report, redact_report, retry_report

__all__ = ["ask_report", "erase_person", "redact_report", "retry_report"]
