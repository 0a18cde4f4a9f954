"""What changed in an indicator since it was adopted: the numbered marks of its chart and their legend."""

from dataclasses import dataclass
from datetime import date

from django.core.exceptions import FieldDoesNotExist
from django.utils.translation import gettext as _

from impact.models import Indicator, IndicatorChange
from impact.sentences import day


@dataclass(frozen=True)
class ChangeMark:
    """A change as it stands under the chart: its number on the chart, its day, what changed and why."""

    number: int
    on: date
    what: str

    @property
    def day(self) -> str:
        return day(self.on)


def change_marks(indicator: Indicator) -> list[ChangeMark]:
    """The changes by their day, numbered from 1."""
    rows = sorted(indicator.changes.all(), key=lambda row: (row.made_on, row.revision))
    return [ChangeMark(number, row.made_on, _what(row)) for number, row in enumerate(rows, start=1)]


def _what(row: IndicatorChange) -> str:
    names = ", ".join(dict.fromkeys(filter(None, map(_name, row.after))))
    facts = {"what": names, "reason": str(row.reason)}
    return _("%(what)s: %(reason)s") % facts if names else str(row.reason)


def _name(field: str) -> str:
    """What a field is called, in the words of its form."""
    try:
        found = Indicator._meta.get_field(field)
    except FieldDoesNotExist:
        return ""
    if found.is_relation and found.auto_created:
        return str(found.related_model._meta.verbose_name_plural)
    return str(found.verbose_name)
