"""The shape of what is typed on this floor."""

from overview.forms.archives import ImportArchiveForm
from overview.forms.reports import ReportForm

__all__ = ["ImportArchiveForm", "ReportForm"]
