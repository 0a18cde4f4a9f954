"""Money, numbers and shares as the language of the moment writes them: decimals in, never a float."""

from decimal import Decimal

from babel import Locale
from babel.numbers import format_currency, format_decimal
from django.utils.translation import get_language, pgettext


def money(amount: Decimal, currency: str) -> str:
    """An amount in the reader's way: cents only when there are some."""
    locale = _locale()
    pattern = locale.currency_formats["standard"].pattern
    if amount == amount.to_integral_value():
        pattern = pattern.replace(".00", "")
    return format_currency(amount, currency, format=pattern, locale=locale, currency_digits=False)


def number(value: Decimal) -> str:
    """A number with at most two decimals, only those that it has."""
    return format_decimal(value, format="#,##0.##", locale=_locale())


def percent(points: int) -> str:
    """A whole number of points as a percentage."""
    # Translators: the space before the sign becomes a no-break one; French writes a narrow one.
    return (pgettext("a percentage", "%(figure)s %%") % {"figure": number(Decimal(points))}).replace(" %", "\u00a0%")


def plain(value: Decimal) -> str:
    """A number as a spreadsheet in the reader's language reads one: no thousands, no sign of what it counts."""
    return format_decimal(value, format="0.00##", locale=_locale())


def separator() -> str:
    """What a spreadsheet in the reader's language looks for between cells: a semicolon where commas mark decimals."""
    return ";" if _locale().number_symbols["latn"]["decimal"] == "," else ","


def _locale() -> Locale:
    return Locale.parse(get_language() or "en", sep="-")
