"""The headline indicators as anybody may read them: small counts of people stay hidden, and what would tell them."""

from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from django.utils.translation import gettext as _

from impact.contents.cards import Card
from impact.contents.export.whole import Whole
from impact.models import Indicator, StatusOverride
from impact.trajectory import Path
from partnerships.models import Partnership


@dataclass(frozen=True)
class PublicCard(Card):
    """An indicator read from what may leave, and from nothing else: no status set by hand, no hidden baseline."""

    bare: bool = False  # whether its baseline stays inside

    @cached_property
    def path(self) -> Path:
        found = Card.path.func(self)
        return replace(found, baseline=None) if self.bare else found

    @cached_property
    def by_hand(self) -> StatusOverride | None:
        return None


def figures(partnership: Partnership) -> list[dict[str, Any]]:
    """Each headline indicator with the figure that leaves and what it rests on; a later one that stays inside is said,
    and no status then: it would be read from what is old."""
    whole = Whole(partnership, outside=True, headline=True)
    found = {one.pk: whole.readable(rows) for one, rows in whole.by_indicator(whole.standing())}
    return [
        _figure(PublicCard(one, partnership.today(), tuple(found.get(one.pk, ())), whole.hides_baseline(one)), whole)
        for one in whole.indicators.values()
        if one.state == Indicator.State.ADOPTED
    ]


def _figure(card: PublicCard, whole: Whole) -> dict[str, Any]:
    is_late = card.indicator.pk in whole.release.later
    told = {"title": card.indicator.title, "value": card.value, "unit": card.unit, "basis": card.basis}
    if is_late and not card.rows:
        said = _("No figure can be shown yet: what was measured is not confirmed, or too small a count of people.")
        return told | {"basis": said, "spark": card.spark()}
    told |= {"spark": card.spark(), "later": is_late}
    if is_late or not card.rows:
        return told
    return told | {"status": card.status, "pin": card.mark.pin, "tone": card.mark.word}
