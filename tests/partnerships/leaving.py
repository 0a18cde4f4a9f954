"""A partner that leaves, what the register tells of it, and a committee in which it sits."""

from datetime import date
from decimal import Decimal

import pytest

from governance import actions as governance
from partnerships import actions, journal
from partnerships.models import JournalEntry
from tests.conftest import text

WHY = "Les élections approchent."


def told(event: str) -> list[str]:
    rows = JournalEntry.objects.filter(event=f"partnerships.{event}")
    return [journal.sentence(entry, journal.people_of(entry.partnership)) for entry in rows]


@pytest.fixture
def leave(facilitator, llu):
    """Logis & Lumière leaves."""
    return lambda by=facilitator, reason=WHY: actions.withdraw_partner(llu, by=by, reason=reason)


@pytest.fixture
def seats(partnership, facilitator, alice, bob, carol):
    """A committee with its titulars, and alice as lead."""
    by = {"by": facilitator}
    body = governance.seat_committee(partnership, **by, name=text("Comité"))
    seats = {seat.partner.code: seat for seat in body.seats.all()}
    for who in (alice, bob, carol):
        given = {"capacity": "titular", "since_on": date(2026, 1, 1)}
        governance.give_mandate(seats[who.partner.code], **by, member=who, **given)
    governance.set_rules(partnership, **by, categories=governance.usual_categories(quorum=2))
    dates = {"since_on": date(2026, 1, 1), "until_on": date(2028, 12, 31), "succession": text("Bob")}
    governance.elect_lead(
        partnership, **by, member=alice, seat=seats["LLU"], **dates, categories=["operational"], cap=Decimal(100)
    )
    return seats
