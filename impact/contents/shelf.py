"""All that a partnership measures, on one page."""

from dataclasses import dataclass

from impact.contents.cards import Card, cards
from impact.models import Indicator
from impact.trajectory import Status
from partnerships.models import Partnership

LOOK_AT = (Status.CONTESTED, Status.BEHIND, Status.OVERDUE, Status.WATCH, Status.UNCONFIRMED)


@dataclass(frozen=True)
class Shelf:
    """The adopted indicators read today, and how many are in which state."""

    cards: list[Card]

    def _count(self, status: Status) -> int:
        return sum(card.reading.status == status for card in self.cards)

    @property
    def measured(self) -> int:
        """How many have a figure."""
        return sum(card.reading.value is not None for card in self.cards)

    @property
    def contested(self) -> int:
        return self._count(Status.CONTESTED)

    @property
    def unconfirmed(self) -> int:
        return self._count(Status.UNCONFIRMED)

    @property
    def overdue(self) -> int:
        return self._count(Status.OVERDUE)

    @property
    def behind(self) -> int:
        return self._count(Status.BEHIND)

    @property
    def to_look_at(self) -> bool:
        """Whether anything there asks for attention."""
        return any(card.reading.status in LOOK_AT for card in self.cards)


def shelf(partnership: Partnership) -> Shelf:
    """What the partners adopted, in a fixed number of queries."""
    return Shelf(cards(partnership))


def not_measured(partnership: Partnership) -> list[Indicator]:
    """What is proposed or retired."""
    rows = partnership.indicators.exclude(state=Indicator.State.ADOPTED)
    return list(rows.select_related("objective"))
