from collections.abc import Iterator

from django.utils.translation import gettext_lazy as _

from core.acts import CLOCK, Clock
from core.rules import Condition, rule
from governance.models import Body, Decision, Mandate, Seat
from partnerships.models import Member, Partnership
from partnerships.rules import CLOSED, is_open

Conditions = Iterator[Condition]
OVER = _("This decision is closed: nothing about it changes any more.")
SEATS_ONLY = _("Only the people of the steering committee and the facilitator can do this.")


def sits(by: Member, place: Partnership) -> bool:
    """Whether this person has a running mandate on a seat of the partnership's committee."""
    running = Mandate.objects.running(place.today())
    return running.filter(member=by, seat__in=Seat.objects.held().filter(partnership=place)).exists()


@rule
def propose_decision(by: Member, partnership: Partnership) -> Conditions:
    """The people of the committee, and the facilitator, put a question to it."""
    yield by.is_facilitator or sits(by, partnership), SEATS_ONLY
    yield is_open(partnership), CLOSED
    yield (
        Body.objects.filter(partnership=partnership, kind=Body.Kind.STEERING).exists(),
        _("There is no steering committee yet. Seat it first."),
    )
    yield (
        partnership.rule_sets.exclude(in_force_at=None).exists(),
        _("There are no decision rules yet. Set them first: they say how this will be decided."),
    )


@rule
def withdraw_decision(by: Member, decision: Decision, reason: str = "-") -> Conditions:
    """Who proposed a decision, or the facilitator, takes it back and says why; it stays in the register."""
    mine = by.pk in (decision.proposed_by_id, decision.owner_id)
    yield (
        mine or by.is_facilitator,
        _("Only who proposed this decision, who answers for it, or the facilitator can withdraw it."),
    )
    yield is_open(decision.partnership), CLOSED
    yield not decision.is_over, OVER
    yield bool(reason.strip()), _("Write why this decision is withdrawn: the register keeps it.")


@rule
def take_effect(by: Clock, decision: Decision) -> Conditions:
    """What the committee adopted about the charter takes effect when the last partner has signed."""
    yield by is CLOCK, _("Signatures make this decision take effect; nobody does it by hand.")
    yield decision.awaits_signatures, _("This decision is not waiting for signatures.")
