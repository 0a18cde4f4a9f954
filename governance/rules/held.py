"""What most rules of the committee begin with: the seats a person answers for, the committee, the rules in force."""

from core.once import once
from governance.models import Body, Mandate, RuleSet, Seat
from partnerships.models import Member, Partnership


@once
def mandates_of(by: Member) -> list[Mandate]:
    """The running mandates of this person, with their seats and the committees of these."""
    running = Mandate.objects.running(by.partnership.today()).filter(member=by)
    return list(running.select_related("seat__partner__organisation", "seat__body"))


def sits(by: Member, body: Body | None) -> bool:
    """Whether this person has a running mandate on a seat that stands in this committee."""
    if body is None:
        return False
    return any(mandate.seat.body_id == body.pk and not mandate.seat.gone for mandate in mandates_of(by))


def sits_somewhere(by: Member, place: Partnership) -> bool:
    """Whether this person has a running mandate on a seat that stands in any of the partnership's committees."""
    return any(_stands(mandate.seat, place) for mandate in mandates_of(by))


def sits_where_decided(by: Member, place: Partnership) -> bool:
    """Whether this person has a running mandate on a seat of the steering committee."""
    return any(_stands(mandate.seat, place) and mandate.seat.body.decides for mandate in mandates_of(by))


@once
def steering_of(partnership: Partnership) -> Body | None:
    """The steering committee, once it is seated."""
    return partnership.bodies.filter(kind=Body.Kind.STEERING).first()


@once
def rules_of(partnership: Partnership) -> RuleSet | None:
    """The decision rules in force, with their categories."""
    return RuleSet.objects.in_force(partnership)


def _stands(seat: Seat, place: Partnership) -> bool:
    return seat.partnership_id == place.pk and not seat.gone
