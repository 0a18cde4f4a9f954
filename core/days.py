"""Dates as people write them: Django's, with the first of a month as French has it (1er janvier)."""

import re
from datetime import date

from django.utils import formats
from django.utils.translation import get_language

_FIRST = re.compile(r"(?<!\d)1 (?=janv|jan\b|fév|mars|avr|mai|juin|juil|août|sept|oct|nov|déc)")


def date_format(value: date, style: str | None = None) -> str:
    """A day or a moment in the active language, in one of Django's styles (`DATE_FORMAT` when none is said)."""
    return first_written(formats.date_format(value, style))


def first_written(dates: str) -> str:
    """Dates that are written already, with « 1er » where French wants it; in other languages, as they are."""
    return _FIRST.sub("1er ", dates) if (get_language() or "").startswith("fr") else dates
