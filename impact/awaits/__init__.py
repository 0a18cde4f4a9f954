"""What awaits a person about impact, one module per noun."""

from collections.abc import Iterator

from impact.awaits.adoption import of_adoption
from impact.awaits.begun import of_begun
from impact.awaits.effects import of_effects
from impact.awaits.framing import of_framing
from impact.awaits.health import of_health
from impact.awaits.measurements import of_measurements
from impact.awaits.read import of_read
from impact.awaits.reviews import of_reviews
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do so that impact is measured together."""
    if not is_open(member.partnership):
        return
    yield from of_health(member)
    yield from of_framing(member)
    yield from of_adoption(member)
    yield from of_measurements(member)
    yield from of_begun(member)
    yield from of_effects(member)
    yield from of_read(member)
    yield from of_reviews(member)
