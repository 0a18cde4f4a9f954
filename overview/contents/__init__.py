"""What the pages and papers that look across everything say."""

from overview.contents.mine import home
from overview.contents.picture import picture, recipe
from overview.contents.public import offered, public_page, section
from overview.contents.report import report
from overview.contents.taken_back import codes_told, taken_back, without

__all__ = [
    "codes_told",
    "home",
    "offered",
    "picture",
    "public_page",
    "recipe",
    "report",
    "section",
    "taken_back",
    "without",
]
