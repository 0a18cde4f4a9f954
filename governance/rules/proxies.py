from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext_lazy

from core.rules import Condition, rule
from governance.models import Decision, Mandate, Proxy, Seat
from governance.rules.decisions import OVER, is_asked
from governance.rules.held import rules_of
from governance.rules.recusals import NOT_HERE, answers_for
from partnerships.models import Member, Partner
from partnerships.rules import CLOSED, is_open

Conditions = Iterator[Condition]
LONGEST_DAYS = 90
THEIRS = _("Only the people of this seat, or the facilitator who was shown it in writing, can do this with its proxy.")


def proxies_of(mandates: Sequence[Mandate], today: date) -> list[Proxy]:
    """The proxies that hold today and that the seats of these mandates hold, with both seats."""
    if not mandates:
        return []
    rows = Proxy.objects.running(today).filter(holder__in=[row.seat_id for row in mandates])
    return list(rows.select_related("seat__partner__organisation", "holder__partner__organisation"))


def reaching(decision: Decision, proxies: Iterable[Proxy]) -> list[Proxy]:
    """Of these proxies, those given for every decision or for this one."""
    return [proxy for proxy in proxies if proxy.decision_id in (None, decision.pk)]


def proxy_for(seat: Seat, mandate: Mandate, decision: Decision, proxies: Iterable[Proxy]) -> Proxy | None:
    """The proxy by which the seat of this mandate answers for `seat` in this decision, if there is one."""
    for proxy in reaching(decision, proxies):
        if proxy.seat_id == seat.pk and proxy.holder_id == mandate.seat_id:
            return proxy
    return None


def most_at_once(proxies: Sequence[Proxy], since_on: date, until_on: date) -> int:
    """How many of these proxies hold on one same day of the period, and for one same decision, at most."""
    days = {since_on, *(row.since_on for row in proxies if since_on <= row.since_on <= until_on)}
    about = {row.decision_id for row in proxies}
    return max(
        sum(row.since_on <= day <= row.until_on and row.decision_id in (None, one) for row in proxies)
        for day in days
        for one in about | {None}
    )


def _meanwhile(decision: Decision | None, since_on: date, until_on: date) -> Q:
    """Proxies, not revoked, that could be used on a day of the period for a decision that this one reaches."""
    reaches = Q() if decision is None else Q(decision=None) | Q(decision=decision)
    return reaches & Q(revoked_at=None, since_on__lte=until_on, until_on__gte=since_on)


def _days(since_on: date, until_on: date, today: date) -> Conditions:
    yield since_on >= today, _("A proxy starts today at the earliest: it does not reach back.")
    yield until_on >= since_on, _("A proxy ends after it starts.")
    yield (
        (until_on - since_on).days < LONGEST_DAYS,
        _("A proxy lasts %(days)s days at most. Name another person for the seat if it is for longer.")
        % {"days": LONGEST_DAYS},
    )


def _can_hold(seat: Seat, holder: Seat, since_on: date) -> Conditions:
    """What makes a seat one that may answer for another: voting, standing, held by somebody, of the same committee."""
    yield holder.pk != seat.pk, _("A seat cannot hold its own proxy: choose another seat.")
    yield holder.body_id == seat.body_id, _("A proxy goes to another seat of the same committee.")
    yield not holder.gone, _("This organisation has left the partnership: its seat cannot hold a proxy.")
    yield (
        holder.voting and holder.partner.standing == Partner.Standing.PARTNER,
        _("An observer has no vote, and cannot hold the proxy of a seat that votes."),
    )
    yield (
        holder.mandates.running(max(since_on, seat.partnership.today())).exists(),
        _("Nobody holds this seat over those days: it cannot answer for another."),
    )


def _for_one(seat: Seat, holder: Seat, decision: Decision) -> Conditions:
    """What makes a decision one for which a proxy can be given: still to come, and neither seat is out of it."""
    yield decision.body_id == seat.body_id, NOT_HERE
    yield is_asked(decision), OVER
    out = {row.seat_id for row in decision.recusals.all() if row.takes_seat_out}
    yield (
        seat.pk not in out,
        _("This organisation has an interest in this decision: its seat is out, and its proxy with it."),
    )
    yield (
        holder.pk not in out,
        _("The organisation that you chose has an interest in this decision: its seat is out and holds no proxy."),
    )


def _one_hand(seat: Seat, holder: Seat, meanwhile: Q, allowed: int, days: tuple[date, date]) -> Conditions:
    """One proxy per seat at a time, no chain, and no more in one hand than the rules allow."""
    yield (
        not seat.given_proxies.filter(meanwhile).exists(),
        _("This seat has given its proxy over those days already. Revoke that one first."),
    )
    yield (
        not seat.held_proxies.filter(meanwhile).exists(),
        _("This seat holds another’s proxy over those days: it cannot hand it on with its own."),
    )
    yield (
        not holder.given_proxies.filter(meanwhile).exists(),
        _("The seat that you chose has given its own proxy over those days: it cannot hold another’s."),
    )
    held = list(holder.held_proxies.filter(meanwhile))
    yield (
        most_at_once(held, *days) < allowed,
        ngettext_lazy(
            "The seat that you chose holds a proxy over those days already: the rules allow %(n)s.",
            "The seat that you chose holds as many proxies over those days as the rules allow: %(n)s.",
            allowed,
        )
        % {"n": allowed},
    )


@rule
def give_proxy(
    by: Member,
    seat: Seat,
    holder: Seat | None = None,
    decision: Decision | None = None,
    since_on: date | None = None,
    until_on: date | None = None,
) -> Conditions:
    """The people of a seat, or the facilitator shown it in writing, let another seat answer for it for some days."""
    yield by.is_facilitator or answers_for(by, seat), THEIRS
    yield is_open(seat.partnership), CLOSED
    rules = rules_of(seat.partnership)
    yield rules is not None, _("There are no decision rules yet. Set them first: they say whether proxies are allowed.")
    assert rules is not None
    yield rules.proxies_per_seat > 0, _("The decision rules do not allow proxies: name an alternate instead.")
    yield not seat.gone, _("This organisation has left the partnership: its seat answers no more.")
    yield (
        seat.voting and seat.partner.standing == Partner.Standing.PARTNER,
        _("An observer has no vote to entrust to another seat."),
    )
    today = seat.partnership.today()
    yield seat.mandates.running(today).exists(), _("Nobody holds this seat: name a person for it first.")
    if holder is None or since_on is None or until_on is None:
        return
    yield from _days(since_on, until_on, today)
    yield from _can_hold(seat, holder, since_on)
    if decision is not None:
        yield from _for_one(seat, holder, decision)
    meanwhile = _meanwhile(decision, since_on, until_on)
    yield from _one_hand(seat, holder, meanwhile, rules.proxies_per_seat, (since_on, until_on))


@rule
def revoke_proxy(by: Member, proxy: Proxy) -> Conditions:
    """The people of the represented seat, or the facilitator told in writing, take its proxy back."""
    yield by.is_facilitator or answers_for(by, proxy.seat), THEIRS
    yield is_open(proxy.partnership), CLOSED
    yield proxy.revoked_at is None, _("This proxy has been revoked already.")
    yield proxy.until_on >= proxy.partnership.today(), _("This proxy has run out: there is nothing left to revoke.")
