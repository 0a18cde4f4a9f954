from collections.abc import Iterator
from datetime import date
from typing import Any

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from governance.models import Body, Lead, Mandate, Round, RuleSet, Seat
from governance.rules.held import steering_of
from partnerships.models import Member, Partner, Partnership
from partnerships.rules import CLOSED, FACILITATOR_ONLY, OWN_OR_FACILITATOR, is_open, speaks_for

Conditions = Iterator[Condition]


@rule
def seat_committee(by: Member, partnership: Partnership) -> Conditions:
    """The facilitator seats the steering committee: one voting seat per partner."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield (
        steering_of(partnership) is None,
        _("The steering committee is seated already. Add a seat to it instead."),
    )


@rule
def add_body(by: Member, partnership: Partnership, name: Any = "-") -> Conditions:
    """The facilitator adds a committee that advises the steering committee."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(partnership), CLOSED
    yield (
        steering_of(partnership) is not None,
        _("There is no steering committee to advise yet. Seat it first."),
    )
    yield bool(name), _("Every committee has a name.")


@rule
def end_seat(by: Member, seat: Seat, reason: str = "-") -> Conditions:
    """The facilitator ends a seat and says why; never while a round waits for its answer."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(seat.partnership), CLOSED
    yield seat.ended_at is None, _("This seat no longer exists.")
    rounds = Round.objects.open().filter(decision__body=seat.body_id).select_related("decision")
    waiting = [row.decision.number for row in rounds if any(one["id"] == str(seat.uuid) for one in row.electorate)]
    yield (
        not waiting,
        _("A round is open with this seat among those that answer: %(numbers)s. Wait for its end.")
        % {"numbers": ", ".join(waiting)},
    )
    yield (
        not Lead.objects.running(seat.partnership.today()).filter(seat=seat).exists(),
        _("The strategic lead answers for this seat. That mandate ends first."),
    )
    yield bool(reason.strip()), _("Write why this seat ends: the register keeps it.")


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
    over = mandate.ended_on is not None and mandate.ended_on <= mandate.partnership.today()
    yield not over, _("This mandate has already ended.")
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
