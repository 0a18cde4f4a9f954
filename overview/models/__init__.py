"""What looks across everything keeps little: progress reports, the recipe as it was read, what is shown outside."""

from overview.models.archives import Archive
from overview.models.digests import Digest
from overview.models.editions import Build, ReportEdition, ReportVersion
from overview.models.public import PublicSection
from overview.models.recipe import Mark, MarkChange, Picture
from overview.models.reports import Report, ReportSection
from overview.models.schedules import ReportSchedule

__all__ = [
    "Archive",
    "Build",
    "Digest",
    "Mark",
    "MarkChange",
    "Picture",
    "PublicSection",
    "Report",
    "ReportEdition",
    "ReportSchedule",
    "ReportSection",
    "ReportVersion",
]
