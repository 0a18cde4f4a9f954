"""Figures, percentages and days as the language of the moment writes them."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from babel.numbers import format_decimal
from django.utils.translation import get_language, pgettext, to_locale

from core.days import date_format
from impact.trajectory import Nature, half_up

MISSING = "–"


def digits(values: Iterable[Decimal | None], most: int = 2) -> int:
    """How many decimals these figures need to be written alike, at most `most`, trailing zeros apart."""
    needed = [-int(value.normalize().as_tuple().exponent) for value in values if value is not None]
    return min(max([0, *needed]), most)


def alike(value: Decimal | None, places: int) -> int:
    """The decimals of one figure among some that need `places`: small ones are written alike (from 11.8
    towards 11.0); 0 and large whole ones need none."""
    if value is None or places == 0:
        return 0
    own = digits([value])
    return min(max(own, 1), places) if value and abs(value) < 20 else min(own, places)


def figure(value: Decimal | None, decimals: int | None = None) -> str:
    """A figure rounded half up (two decimals at most unless told); a dash, never 0, for a missing one."""
    if value is None:
        return MISSING
    places = digits([value]) if decimals is None else decimals
    rounded = half_up(value, places)
    pattern = "#,##0" + ("." + "0" * places if places else "")
    written = format_decimal(abs(rounded), format=pattern, locale=to_locale(get_language() or "en"))
    return f"\u2212{written}" if rounded < 0 else written


def percent(value: Decimal | None, decimals: int | None = None) -> str:
    """A percentage with its sign, to one decimal at most unless told; a dash for one that is missing."""
    if value is None:
        return MISSING
    written = figure(half_up(value, 1) if decimals is None else value, decimals)
    # Translators: the space before the sign becomes a no-break one; French writes a narrow one.
    return (pgettext("a percentage", "%(figure)s %%") % {"figure": written}).replace(" %", "\u00a0%")


def valued(value: Decimal | None, nature: str, decimals: int | None = None, unit: str = "") -> str:
    """An indicator's figure with its unit; a percentage keeps its sign before the unit."""
    if value is None:
        return MISSING
    places = digits([value]) if decimals is None else decimals
    written = percent(value, places) if nature == Nature.PERCENTAGE else figure(value, places)
    return f"{written} {unit}" if unit else written


def day(on: date) -> str:
    """A day in full."""
    return date_format(on, "j F Y")


def month(on: date) -> str:
    """A month and its year."""
    return date_format(on, "F Y")
