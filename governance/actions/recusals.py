from typing import Any

from core import clock
from core.acts import act, lock
from governance import events, rules
from governance.models import Decision, Recusal, Seat
from partnerships.journal import emit
from partnerships.models import Member


@act
def declare_recusal(
    decision: Decision,
    *,
    by: Member,
    seat: Seat,
    reason: str,
    nature: str = Recusal.Nature.ORGANISATION,
    member: Member | None = None,
) -> Recusal:
    """I declare that my organisation, or a person of our seat, has an interest in this decision."""
    row = lock(decision)
    person = member if nature == Recusal.Nature.PERSONAL else None
    rules.declare_recusal.check(by, row, seat=seat, nature=nature, member=person, reason=reason)
    recusal = Recusal.objects.create(
        partnership=row.partnership,
        decision=row,
        seat=seat,
        member=person,
        nature=nature,
        reason=reason.strip(),
        declared_by=by,
        declared_at=clock.now(),
    )
    told: dict[str, Any] = {"number": row.number, "reason": recusal.reason}
    if person is not None:
        event, told["person"] = events.PERSON_RECUSED, person
    else:
        event, told["partner"] = events.RECUSAL_DECLARED, seat.partner.name
    behalf = seat.partner if by.partner_id != seat.partner_id else None
    emit(event, row.partnership, by=by, on_behalf_of=behalf, link=row.get_absolute_url(), **told)
    return recusal
