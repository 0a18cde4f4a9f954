"""The stories of change that this reader may take away, under the pseudonyms of those who tell them."""

from collections.abc import Iterator
from typing import Any

from django.utils.translation import gettext as _

from impact.contents.export.measures import term
from impact.contents.export.whole import Whole
from impact.sheets import Sheet


def stories_sheet(whole: Whole) -> Sheet:
    """The stories: between partners, all that are told; outside, those whose teller agreed to it."""
    columns = (
        *(("story", _("Code")), ("told_on", _("Told on")), ("teller", _("Told by (pseudonym)"))),
        *(("body", _("What changed")), ("contribution", _("What we had to do with it"))),
        *(("causes", _("Other causes")), ("expected", _("Expected change")), ("positive", _("For the better"))),
        *(("collected_by", _("Heard by")), ("objective", _("Objective")), ("kept_as", _("Kept by a panel as"))),
        *(("consent", _("May be read")), ("consent_on", _("Consent given on")), ("uuid", _("Identity of the story"))),
    )
    return Sheet("stories", _("Stories"), columns, lambda: _rows(whole))


def _rows(whole: Whole) -> Iterator[list[Any]]:
    for row in whole.stories():
        kept = sorted({str(choice.get_kind_display()) for choice in row.choices.all()})
        yield [
            *(row.code, row.told_on, str(row.teller) or None, str(row.body) or None),
            *(str(row.contribution) or None, str(row.causes) or None, row.expected, row.positive),
            *(whole.partners[row.collected_by_id], row.objective.code if row.objective else None),
            *("; ".join(kept) or None, term(row, "consent_scope"), row.consent_on, str(row.uuid)),
        ]
