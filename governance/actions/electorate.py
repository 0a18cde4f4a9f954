"""Who may answer in a round, frozen as it opens."""

from typing import Any

from governance.models import Decision, Mandate, Recusal, Seat
from partnerships.models import Partner


def electorate_of(decision: Decision) -> list[dict[str, Any]]:
    """The committee's seats as they stand now, as `tally` reads them."""
    recused = set(Recusal.objects.of_organisations().filter(decision=decision).values_list("seat_id", flat=True))
    seats = Seat.objects.held().filter(body=decision.body_id)
    running = Mandate.objects.running(decision.partnership.today()).filter(seat__body=decision.body_id)
    held = set(running.values_list("seat_id", flat=True))
    return [_frozen(seat, seat.pk in recused, seat.pk not in held) for seat in seats]


def _frozen(seat: Seat, recused: bool, vacant: bool) -> dict[str, Any]:
    voting = seat.voting and seat.partner.standing == Partner.Standing.PARTNER
    marks = {"recused": recused and voting, "vacant": vacant and voting and not recused}
    return {
        "id": str(seat.uuid),
        "label": seat.partner.name,
        "voting": voting,
        "weight": seat.weight,
        **marks,
    }


def eligible(electorate: list[dict[str, Any]]) -> int:
    """How many seats may answer."""
    return sum(1 for seat in electorate if seat["voting"] and not seat["recused"] and not seat["vacant"])
