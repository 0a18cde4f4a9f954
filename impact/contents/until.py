"""Indicators read for a report: from the measures up to a day, for the partners or for people outside."""

from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from django.utils.translation import gettext as _

from impact.contents.cards import Card, cards, path_of
from impact.contents.export import Whole
from impact.contents.export.about import counted_out
from impact.models import StatusOverride
from impact.trajectory import Path
from partnerships.models import Partnership


@dataclass(frozen=True)
class OutsideCard(Card):
    """An indicator as it may leave the partnership, with the same figures as the exports for people outside.

    `hides_baseline`: its baseline counts few people. `left_out`: what of it stays inside, in words; `later`: whether
    a later figure is among that, so that a status would be untrue.
    """

    hides_baseline: bool = False
    left_out: str = ""
    later: bool = False

    @cached_property
    def path(self) -> Path:
        path = path_of(self.indicator, self.today)
        return replace(path, baseline=None, baseline_on=None) if self.hides_baseline else path

    @cached_property
    def by_hand(self) -> StatusOverride | None:
        """A status set by hand stays inside with its reason, which may say how many."""
        return None

    @property
    def makeup(self) -> list[str]:
        """What a figure is made of stays inside: its parts may count few people."""
        return []

    @property
    def is_judged(self) -> bool:
        """Whether a status may be told of it."""
        return not self.later and not self.hides_baseline

    @property
    def basis(self) -> str:
        """The basis as far as it may be told, and what stays inside."""
        unknown = self.hides_baseline or (self.later and self.reading.value is None)
        said = [] if unknown else [super().basis]
        kept = _("Kept between the partners: %(what)s") % {"what": self.left_out} if self.left_out else ""
        return " ".join([*said, kept]).strip()


def cards_until(partnership: Partnership, until: date, *, outside: bool) -> list[Card]:
    """Every adopted indicator read from its measures up to a day, in a fixed number of queries."""
    whole = Whole(partnership, outside=outside)
    return [_card(card, whole, until) for card in cards(partnership)]


def _card(card: Card, whole: Whole, until: date) -> Card:
    indicator = card.indicator
    rows = [row for row in whole.readable(indicator.measurements.all()) if row.measured_on <= until]
    if not whole.outside:
        return replace(card, given=tuple(rows))
    left = whole.release.left_out.get(indicator.code)
    return OutsideCard(
        indicator,
        card.today,
        tuple(rows),
        hides_baseline=whole.hides_baseline(indicator),
        left_out=counted_out(left) if left else "",
        later=indicator.pk in whole.release.later,
    )
