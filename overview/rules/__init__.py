"""Who may do what with what looks across everything."""

from overview.rules.archives import ask_archive, ask_import
from overview.rules.reports import ask_report, redact_report, retry_report

__all__ = ["ask_archive", "ask_import", "ask_report", "redact_report", "retry_report"]
