"""All that a partnership measures, on one page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property

from django.core.paginator import Page, Paginator
from django.db.models import Prefetch, prefetch_related_objects
from django.utils.translation import gettext as _

from impact.charts import ROWS, Frame, StateCount, Svg, states_strip
from impact.contents.cards import READ, Card
from impact.models import Indicator, Measurement, StatusOverride
from impact.sentences import MARKS, count_said, counts_sentence
from impact.trajectory import Status, count_states
from partnerships.models import Partnership

PER_PAGE = 50
LOOK_AT = (Status.CONTESTED, Status.BEHIND, Status.OVERDUE, Status.WATCH, Status.UNCONFIRMED)


@dataclass(frozen=True)
class Shelf:
    """The adopted indicators read today, how many are in which state, a page of those that are wanted, and the others.

    `wanted`: the state that the page shows alone; None for all of them.
    """

    cards: list[Card]
    others: list[Indicator]
    wanted: Status | None = None
    number: object = 1

    @cached_property
    def page(self) -> Page:
        """The adopted indicators that are in the wanted state, page by page."""
        found = [card for card in self.cards if self.wanted in (None, card.reading.status)]
        return Paginator(found, PER_PAGE).get_page(self.number)

    @property
    def every(self) -> list[Indicator]:
        """The adopted ones, then those that are proposed or retired."""
        return [*(card.indicator for card in self.cards), *self.others]

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
    def counts(self) -> list[tuple[Status, str, str]]:
        """How many are in each state, in words, each with its pin."""
        held = count_states(card.reading for card in self.cards)
        return [(status, MARKS[status].pin, count_said(status, n)) for status, n in held.items()]

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


def shelf(partnership: Partnership, wanted: str = "", number: object = 1) -> Shelf:
    """All indicators of a partnership in a fixed number of queries; of each figure, what arithmetic reads alone.

    `wanted`: a status, or whatever somebody typed in the address: what is no status asks for all of them.
    """
    rows = list(partnership.indicators.select_related("objective"))
    adopted = [row for row in rows if row.state == Indicator.State.ADOPTED]
    figures = Prefetch("measurements", Measurement.objects.standing().only(*READ))
    by_hand = Prefetch("overrides", StatusOverride.objects.standing())
    prefetch_related_objects(adopted, "milestones", figures, by_hand)
    today = partnership.today()
    others = [row for row in rows if row.state != Indicator.State.ADOPTED]
    status = Status(wanted) if wanted in set(Status) else None
    return Shelf([Card(row, today) for row in adopted], others, status, number)
