"""What the pages and papers that look across everything say."""

from overview.contents.picture import home, picture, recipe
from overview.contents.report import report

__all__ = ["home", "picture", "recipe", "report"]
