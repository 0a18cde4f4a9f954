from typing import Any

from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from impact.periods import Quarter


def quarter_words(quarter: Quarter) -> Any:
    """A quarter in words, in the reader's language when it is printed: “quarter 3 of 2026”."""
    return format_lazy(_("quarter {number} of {year}"), number=quarter.number, year=quarter.year)
