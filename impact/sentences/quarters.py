from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from impact.periods import Quarter

RANKS = (
    pgettext_lazy("rank of a quarter", "1"),
    pgettext_lazy("rank of a quarter", "2"),
    pgettext_lazy("rank of a quarter", "3"),
    pgettext_lazy("rank of a quarter", "4"),
)


def quarter_words(quarter: Quarter) -> Any:
    """A quarter in words, in the reader's language when it is printed: “quarter 3 of 2026”."""
    return format_lazy(_("quarter {number} of {year}"), number=RANKS[quarter.number - 1], year=quarter.year)
