"""All that a partnership measures, on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.utils.translation import gettext as _

from impact.charts import ROWS, Frame, StateCount, Svg, states_strip
from impact.contents.cards import Card, cards
from impact.models import Indicator
from impact.sentences import MARKS, count_said, counts_sentence
from impact.trajectory import Status, count_states
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

    @cached_property
    def counts(self) -> list[tuple[str, str]]:
        """How many are in each state, in words, each with its pin."""
        held = count_states(card.reading for card in self.cards)
        return [(MARKS[status].pin, count_said(status, n)) for status, n in held.items()]

    @property
    def strip(self) -> Svg:
        """All of them in one strip."""
        return counts_strip(count_states(card.reading for card in self.cards))

    @property
    def to_look_at(self) -> bool:
        """Whether anything there asks for attention."""
        return any(card.reading.status in LOOK_AT for card in self.cards)


def counts_strip(counts: Mapping[Status, int], frame: Frame = ROWS) -> Svg:
    """The counts of states as one strip, told in one sentence, on the page and in a report."""
    states = [StateCount(n, MARKS[status].pin) for status, n in counts.items()]
    return states_strip(states, title=_("%(counts)s.") % {"counts": counts_sentence(counts)}, frame=frame)


def shelf(partnership: Partnership) -> Shelf:
    """What the partners adopted, in a fixed number of queries."""
    return Shelf(cards(partnership))


def not_measured(partnership: Partnership) -> list[Indicator]:
    """What is proposed or retired."""
    rows = partnership.indicators.exclude(state=Indicator.State.ADOPTED)
    return list(rows.select_related("objective"))
