from collections.abc import Callable, Iterator
from itertools import chain

from overview.contents.waiting import building, charter, committee, impact, reports
from overview.contents.waiting.rows import Waiting, in_order
from partnerships.models import Partner, Partnership
from partnerships.rules import is_open

Partners = list[Partner]
FLOORS: tuple[Callable[[Partnership, Partners], Iterator[Waiting]], ...] = (
    building.waiting,
    committee.waiting,
    impact.waiting,
    charter.waiting,
    reports.waiting,
)


def waiting(partnership: Partnership, partners: Partners) -> list[Waiting]:
    """All that awaits these partners and the facilitator, in a number of queries that does not grow."""
    if not is_open(partnership):
        return []
    return in_order(chain.from_iterable(floor(partnership, partners) for floor in FLOORS))
