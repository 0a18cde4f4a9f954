"""The file one fills in elsewhere and brings back: the columns of the import, a line for each indicator."""

from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from impact.columns import FIELDS, headings
from impact.models import Indicator
from impact.sheets import Sheet
from partnerships.models import Partnership


def template_sheets(partnership: Partnership) -> list[Sheet]:
    """The table to fill in, then what its codes stand for."""
    rows = [row for row in partnership.indicators.adopted() if not row.is_narrative]
    names = headings((get_language() or "en").split("-")[0])
    to_fill = Sheet("figures", _("Figures"), tuple(zip(FIELDS, names, strict=True)), lambda: map(_line, rows))
    columns = (("code", _("Code")), ("title", _("Indicator")), ("unit", _("Unit")), ("nature", _("Nature")))
    return [to_fill, Sheet("codes", _("Indicators"), columns, lambda: map(_told, rows))]


def _line(row: Indicator) -> list[Any]:
    return [row.code, *[None] * (len(FIELDS) - 1)]


def _told(row: Indicator) -> list[Any]:
    return [row.code, str(row.title), str(row.unit) or None, str(row.get_nature_display())]
