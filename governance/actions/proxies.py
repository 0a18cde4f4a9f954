from datetime import date
from typing import Any

from django.urls import reverse

from core import clock
from core.acts import act, lock
from governance import events, rules
from governance.models import Decision, Mandate, Proxy, Seat
from partnerships.journal import Event, emit
from partnerships.models import Member


@act
def give_proxy(
    seat: Seat,
    *,
    by: Member,
    holder: Seat,
    since_on: date,
    until_on: date,
    decision: Decision | None = None,
    instructions: str = "",
) -> Proxy:
    """I let another seat answer for ours, for one decision or for all, from a day to a day."""
    lock(seat.body)  # two seats that entrust theirs to each other at the same moment wait for one another here
    row = lock(seat)
    chosen = lock(decision) if decision is not None else None
    given = {"holder": holder, "decision": chosen, "since_on": since_on, "until_on": until_on}
    rules.give_proxy.check(by, row, **given)
    proxy = Proxy.objects.create(
        partnership=row.partnership,
        seat=row,
        **given,
        instructions=instructions.strip(),
        given_by=by,
        given_at=clock.now(),
    )
    told: dict[str, Any] = {"since": since_on, "until": until_on}
    if chosen is None:
        _emit(events.PROXY_GIVEN, proxy, by, **told)
    else:
        _emit(events.DECISION_PROXY_GIVEN, proxy, by, number=chosen.number, **told)
    return proxy


@act
def revoke_proxy(proxy: Proxy, *, by: Member) -> Proxy:
    """I take our seat's proxy back, as from now; an answer given by it stays until our seat answers itself."""
    lock(proxy.seat.body)
    row = lock(proxy)
    rules.revoke_proxy.check(by, row)
    row.revoked_at = clock.now()
    row.save(update_fields=["revoked_at"])
    _emit(events.PROXY_REVOKED, row, by)
    return row


def _emit(event: Event, proxy: Proxy, by: Member, **told: Any) -> None:
    """Told to the people of both seats: whom it represents, and who answers for it."""
    partner = proxy.seat.partner
    behalf = partner if by.partner_id != partner.pk else None
    running = Mandate.objects.running(proxy.partnership.today()).filter(seat__in=[proxy.seat_id, proxy.holder_id])
    people = [mandate.member.user for mandate in running.select_related("member__user") if mandate.member_id != by.pk]
    link = f"{reverse('governance:committee', args=[proxy.partnership.slug])}#proxies"
    words = {"partner": partner.name, "holder": proxy.holder.partner.name, **told}
    emit(event, proxy.partnership, by=by, on_behalf_of=behalf, link=link, tells=people, **words)
