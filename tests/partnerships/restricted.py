"""Lines of the register that are restricted."""

from datetime import date

from partnerships import actions
from partnerships.models import JournalEntry, Member, Restriction
from tests.conftest import text

DAY = date(2026, 2, 10)


def line(event: str) -> JournalEntry:
    """The last line of this kind."""
    return JournalEntry.objects.filter(event=event).latest("sequence")


def restrict(entry: JournalEntry, by: Member, **changes) -> Restriction:
    """Keep a line until 10 February 2026, as an offer in a bargain."""
    said = {"title": text("Une offre", "An offer"), "reason": text("En négociation", "A bargain under way")}
    return actions.restrict_entry(entry, by=by, **said | {"until_on": DAY} | changes)
