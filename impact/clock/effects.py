"""What time does when a quarter has ended."""

from collections.abc import Iterator

from core.acts import each
from impact.actions import ask_effects
from impact.models import Indicator
from impact.periods import asked_about
from impact.rules import asked_of, questions
from partnerships.models import Partner, Partnership


def ask_due_effects() -> int:
    """Ask each partner once about the quarter that ended last; how many were asked."""
    measuring = Indicator.objects.adopted().values("partnership")
    living = Partnership.objects.filter(pk__in=measuring).exclude(state=Partnership.State.CLOSED).iterator(100)
    return each(ask_effects, (partner for partnership in living for partner in _due(partnership)))


def _due(partnership: Partnership) -> Iterator[Partner]:
    quarter = asked_about(partnership.today())
    if quarter is None:
        return
    asked = set(questions(partnership, quarter).values_list("params__partner_id", flat=True))
    yield from (partner for partner in asked_of(partnership, quarter) if str(partner.uuid) not in asked)
