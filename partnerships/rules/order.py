from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext_lazy as _

from partnerships.models import Member
from partnerships.order import Way, can_step
from partnerships.rules.who import CLOSED, FACILITATOR_ONLY, is_open

STALE = _("The order has changed since you opened this page. Look at it again before you move anything.")
NO_WAY = _("Say whether it goes up or down.")
AT_THE_END = _("It already stands at that end of the list.")


def step(by: Member, thing: Any, way: str, rank: int | None, rows: Sequence[Any]):
    """What every rule about a step in a list asks: `rank` is the place the person saw, `rows` the list as it is."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(thing.partnership), CLOSED
    yield way in tuple(Way), NO_WAY
    yield rank in (None, thing.rank), STALE
    yield can_step(rows, thing, Way(way)), AT_THE_END
