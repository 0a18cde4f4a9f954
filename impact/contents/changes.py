"""What changed in an indicator since it was adopted, in words: each change with its fields before and after."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Any

from django.utils.dates import MONTHS
from django.utils.text import format_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from core.texts import Localized, every_language
from impact.contents.written import FIELDS
from impact.models import Indicator, IndicatorChange
from impact.sentences import MISSING, day, figure

PARTS = {
    "milestones": gettext_lazy("milestones"),
    "levels": gettext_lazy("levels of the rubric"),
    "references": gettext_lazy("references"),
    "dimensions": gettext_lazy("ways to slice"),
}
FIGURES = ("baseline", "target", "tolerance")
DAYS = ("baseline_on", "target_on", "expected_from")


@dataclass(frozen=True)
class Changed:
    """A change as the page shows it: who, when, why, and what each field said before and after."""

    row: IndicatorChange
    lines: list[tuple[str, str, str]]


@dataclass(frozen=True)
class ChangeMark:
    """A change as it stands under the chart: its number on the chart, its day, what changed and why."""

    number: int
    on: date
    what: str

    @property
    def day(self) -> str:
        return day(self.on)


def changed(changes: Iterable[IndicatorChange]) -> list[Changed]:
    """The changes of an indicator, the latest first."""
    return [Changed(row, list(_lines(row))) for row in reversed(list(changes))]


def change_marks(indicator: Indicator) -> list[ChangeMark]:
    """The changes by their day, numbered from 1; they are read with the indicator."""
    rows = sorted(indicator.changes.all(), key=lambda row: (row.made_on, row.revision))
    return [ChangeMark(number, row.made_on, _what(row)) for number, row in enumerate(rows, start=1)]


def _what(row: IndicatorChange) -> str:
    facts = {"what": field_names(row.after).into(), "reason": str(row.reason)}
    return _("%(what)s: %(reason)s") % facts


def field_names(fields: Iterable[str]) -> Localized:
    """The names of these fields, in each language."""
    names = [field_name(name) for name in _ordered(fields)]
    return every_language(format_lazy(", ".join("{}" for _name in names), *names))


def field_name(name: str) -> Any:
    """What a field or a part of an indicator is called."""
    return PARTS.get(name) or Indicator._meta.get_field(name).verbose_name


def _ordered(fields: Iterable[str]) -> list[str]:
    """These fields in the order in which an indicator is read: PostgreSQL keeps the keys of JSON in another."""
    return sorted(fields, key=(*FIELDS, *PARTS).index)


def _lines(row: IndicatorChange) -> Iterator[tuple[str, str, str]]:
    for name in _ordered(row.before):
        before, after = (_said(name, told.get(name)) for told in (row.before, row.after))
        yield str(field_name(name)), before, after


def _said(name: str, value: Any) -> str:
    """A kept value in the reader's words; a dash for what was not written."""
    if value in (None, "", [], {}):
        return MISSING
    if name in FIGURES:
        return figure(Decimal(value))
    if name in DAYS:
        return day(date.fromisoformat(value))
    if name == "season":
        return str(MONTHS[value])
    if name in PARTS:
        return pgettext("in a list", "; ").join(_part(name, value))
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if isinstance(value, dict):
        return Localized(value).into()
    return str(dict(Indicator._meta.get_field(name).flatchoices).get(value, value))


def _part(name: str, value: Any) -> Iterator[str]:
    if name == "milestones":
        for on, aim in value:
            yield _("%(value)s on %(day)s") % {"value": figure(Decimal(aim)), "day": day(date.fromisoformat(on))}
    elif name == "levels":
        for level, sentence in value.items():
            yield f"{level}\u00a0· {Localized(sentence)}"
    elif name == "references":
        for vocabulary, code, _address in value:
            yield f"{vocabulary} {code}"
    else:
        for title, _whole, slices in value:
            yield f"{Localized(title)} ({', '.join(str(Localized(one)) for one in slices)})"
