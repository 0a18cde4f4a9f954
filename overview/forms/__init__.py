"""The shape of what is typed on this floor."""

from overview.forms.archives import ImportArchiveForm
from overview.forms.personal import ErasureForm
from overview.forms.reports import ApproveReportForm, FreezeForm, ReportForm
from overview.forms.schedules import ScheduleForm
from overview.forms.sections import OwnerForm, SectionForm

__all__ = [
    "ApproveReportForm",
    "ErasureForm",
    "FreezeForm",
    "ImportArchiveForm",
    "OwnerForm",
    "ReportForm",
    "ScheduleForm",
    "SectionForm",
]
