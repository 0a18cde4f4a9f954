"""What the pages and papers that look across everything say."""

from overview.contents.mine import home
from overview.contents.picture import picture, recipe
from overview.contents.public import offered, public_page, section
from overview.contents.report import report
from overview.contents.report.redacted import without_stories
from overview.contents.taken_back import taken_back

__all__ = ["home", "offered", "picture", "public_page", "recipe", "report", "section", "taken_back", "without_stories"]
