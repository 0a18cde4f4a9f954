"""The shape of what is typed on this floor."""

from overview.forms.reports import ReportForm

__all__ = ["ReportForm"]
