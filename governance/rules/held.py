"""Which seats a person answers for: what most rules of the committee begin with."""

from core.once import once
from governance.models import Body, Mandate
from partnerships.models import Member


@once
def mandates_of(by: Member) -> list[Mandate]:
    """The running mandates of this person, with their seats."""
    running = Mandate.objects.running(by.partnership.today()).filter(member=by)
    return list(running.select_related("seat__partner__organisation"))


def sits(by: Member, body: Body | None) -> bool:
    """Whether this person has a running mandate on a seat that stands in this committee."""
    if body is None:
        return False
    return any(mandate.seat.body_id == body.pk and not mandate.seat.gone for mandate in mandates_of(by))
