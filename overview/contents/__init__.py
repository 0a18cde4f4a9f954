"""What the pages and papers that look across everything say."""

from overview.contents.picture import home, picture, recipe
from overview.contents.report import report
from overview.contents.report.redacted import without_stories
from overview.contents.taken_back import taken_back

__all__ = ["home", "picture", "recipe", "report", "taken_back", "without_stories"]
