"""What awaits a person in the committee, one module per noun."""

from collections.abc import Iterator

from governance.awaits.decisions import of_decisions
from governance.awaits.mandates import of_mandates
from governance.awaits.meetings import of_meetings
from governance.awaits.seats import of_seats
from partnerships.awaits import Await
from partnerships.models import Member
from partnerships.rules import is_open


def awaits(member: Member) -> Iterator[Await]:
    """What this member is expected to do in the committee."""
    if not is_open(member.partnership):
        return
    yield from of_seats(member)
    yield from of_mandates(member)
    yield from of_decisions(member)
    yield from of_meetings(member)
