"""All that is measured and told, as tables that are taken away: for the partners, or for people outside."""

from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from core import clock
from core.canonical import instant
from impact.contents.export.about import about_sheet
from impact.contents.export.indicators import indicators_sheet, readings_sheet
from impact.contents.export.measures import measures_sheet, slices_sheet
from impact.contents.export.stories import stories_sheet
from impact.contents.export.whole import Whole
from impact.sheets import Sheet

FORMAT = "entente.measures/1"
SHEETS = {
    "measures": measures_sheet,
    "slices": slices_sheet,
    "indicators": indicators_sheet,
    "readings": readings_sheet,
    "stories": stories_sheet,
    "about": about_sheet,
}

__all__ = ["FORMAT", "SHEETS", "Whole", "data_head", "sheets"]


def sheets(whole: Whole) -> list[Sheet]:
    """Every table, in the language of the moment."""
    return [make(whole) for make in SHEETS.values()]


def data_head(whole: Whole) -> dict[str, Any]:
    """What data say of themselves beside their tables."""
    language = (get_language() or settings.LANGUAGE_CODE).split("-")[0]
    return {
        "exported_at": instant(clock.now()),
        "for": "outside" if whole.outside else "partners",
        "format": FORMAT,
        "language": language,
        "partnership": {"uuid": str(whole.partnership.uuid), "name": str(whole.partnership.name)},
    }
