"""What the pages and papers that look across everything say."""

from overview.contents.picture import home, picture, recipe
from overview.contents.report import report
from overview.contents.taken_back import codes_told, taken_back, without

__all__ = ["codes_told", "home", "picture", "recipe", "report", "taken_back", "without"]
