from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import Body, Lead, Mandate, RuleSet, Seat
from partnerships.models import Member, Partner, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, OWN_OR_FACILITATOR, is_open, speaks_for

Conditions = Iterator[Condition]
LONGEST_LEAD_YEARS = 3


@rule
def seat_committee(by: Member, partnership: Partnership) -> Conditions:
    """The facilitator seats the steering committee: one voting seat per partner."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield (
        not Body.objects.filter(partnership=partnership, kind=Body.Kind.STEERING).exists(),
        _("The steering committee is seated already. Add a seat to it instead."),
    )


@rule
def add_seat(by: Member, body: Body, partner: Partner | None = None, voting: bool = True) -> Conditions:
    """The facilitator adds a partner's seat, or an observer's without a vote."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(body.partnership), CLOSED
    if partner is None:
        return
    yield (
        not body.seats.held().filter(partner=partner).exists(),
        _("This organisation has its seat already: one organisation, one seat."),
    )
    yield (
        partner.standing != Partner.Standing.FORMER,
        _("This organisation has left the partnership."),
    )
    yield (
        not voting or partner.standing == Partner.Standing.PARTNER,
        _("Only partners vote. Give this organisation a seat without a vote."),
    )


@rule
def give_mandate(
    by: Member,
    seat: Seat,
    member: Member | None = None,
    capacity: str = "",
    since_on: date | None = None,
    until_on: date | None = None,
) -> Conditions:
    """A partner, or the facilitator on its behalf, says who answers for its seat, from when to when."""
    yield speaks_for(by, seat.partner), OWN_OR_FACILITATOR
    yield is_open(seat.partnership), CLOSED
    yield (
        seat.ended_at is None and seat.partner.standing != Partner.Standing.FORMER,
        _("This seat no longer exists."),
    )
    if member is None or since_on is None:
        return
    yield (
        member.ended_at is None and member.partner_id in (None, seat.partner_id),
        _("This person speaks for another partner here and cannot answer for this seat."),
    )
    yield until_on is None or until_on >= since_on, _("A mandate ends after it starts.")
    taken = Mandate.objects.overlapping(since_on, until_on).filter(seat__body=seat.body)
    yield (
        not taken.filter(member=member).exists(),
        _("This person already has a mandate in this committee over those days."),
    )
    yield (
        capacity != Mandate.Capacity.TITULAR or not taken.filter(seat=seat, capacity=capacity).exists(),
        _("This seat already has a titular over those days. End that mandate first."),
    )


@rule
def end_mandate(by: Member, mandate: Mandate, reason: str = "-") -> Conditions:
    """A partner, or the facilitator on its behalf, ends a mandate on its seat, and says why."""
    yield speaks_for(by, mandate.seat.partner), OWN_OR_FACILITATOR
    yield is_open(mandate.partnership), CLOSED
    yield mandate.ended_on is None, _("This mandate has already ended.")
    yield bool(reason.strip()), _("Write why this mandate ends: the register keeps it.")


@rule
def set_rules(by: Member, partnership: Partnership) -> Conditions:
    """The facilitator writes down the first decision rules that the partners agreed."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield (
        not RuleSet.objects.filter(partnership=partnership).exists(),
        _("The rules are set. From now on they change by a decision taken under them, not by one person."),
    )


@rule
def elect_lead(
    by: Member,
    partnership: Partnership,
    member: Member | None = None,
    seat: Seat | None = None,
    since_on: date | None = None,
    until_on: date | None = None,
    categories: Iterable[str] = (),
    succession: Any = "-",
) -> Conditions:
    """The facilitator writes down the strategic lead that the partners chose, and the mandate's limits."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    rules = RuleSet.objects.in_force(partnership)
    yield rules is not None, _("Set the decision rules first: they say what a lead may settle.")
    if rules is None or member is None or seat is None or since_on is None or until_on is None:
        return
    yield until_on >= since_on, _("A mandate ends after it starts.")
    yield (
        until_on < since_on.replace(year=since_on.year + LONGEST_LEAD_YEARS, day=min(since_on.day, 28)),
        _("A lead’s mandate lasts three years at most, then the committee chooses again."),
    )
    yield (
        seat.voting and seat.mandates.running(since_on).filter(member=member).exists(),
        _("The lead answers for a voting seat of the committee. Give this person a mandate on it first."),
    )
    running = Lead.objects.answering().filter(partnership=partnership, ended_on=None)
    yield (
        not running.filter(since_on__lte=until_on, until_on__gte=since_on).exists(),
        _("There is a lead already over those days: one lead at a time."),
    )
    may = {row.category for row in rules.categories.all() if row.lead_may_settle}
    yield set(categories) <= may, _("The rules do not allow the lead to settle one of these categories.")
    yield bool(succession), _("Say who takes over when the lead is absent or the mandate ends.")
