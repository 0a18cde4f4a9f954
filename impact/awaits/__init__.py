"""What awaits a person about impact, one module per noun."""

from collections.abc import Iterator

from impact.awaits.adoption import of_adoption
from impact.awaits.framing import of_framing
from impact.awaits.measurements import of_measurements
from partnerships.awaits import Await
from partnerships.models import Member


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do so that impact is measured together."""
    yield from of_framing(member)
    yield from of_adoption(member)
    yield from of_measurements(member)
