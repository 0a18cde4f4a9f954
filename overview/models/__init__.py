"""What looks across everything keeps little: progress reports, the recipe as it was read, what is shown outside."""

from overview.models.archives import Archive
from overview.models.digests import Digest
from overview.models.public import PublicSection
from overview.models.recipe import Mark, MarkChange, Picture
from overview.models.reports import Report

__all__ = [
    "Archive",
    "Digest",
    "Mark",
    "MarkChange",
    "Picture",
    "PublicSection",
    "Report",
]
