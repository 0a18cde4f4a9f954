"""The shape of what is typed on this floor."""

from overview.forms.personal import ErasureForm
from overview.forms.reports import ReportForm

__all__ = ["ErasureForm", "ReportForm"]
