"""Who may keep a line of the register from being read whole, which lines, for how long."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext_lazy as _

from core.rules import Condition, rule
from core.texts import Localized
from partnerships.journal import EVENTS, restriction_of
from partnerships.models import JournalEntry, Member, Restriction
from partnerships.rules.who import CLOSED, is_open, speaks_for

Conditions = Iterator[Condition]
WHO = _(
    "A line is restricted by the person who acted, by those who speak for the organisation it names as acting, "
    "or by the facilitator."
)
NEVER = _(
    "This line stays open to all: results of votes, rulings of the lead, signatures, departures and exclusions, and "
    "restrictions themselves bind everybody, so everybody reads them."
)
READ_BY_ALL = _("Its restriction has ended: all have been able to read this line, and nobody can unread it.")


def longest(today: date) -> date:
    """The last day that a restriction set today may have: twelve months."""
    try:
        return today.replace(year=today.year + 1)
    except ValueError:  # the 29th of February
        return today.replace(year=today.year + 1, day=28)


def _acted(by: Member, entry: JournalEntry) -> bool:
    """Whether this person did what the line tells, or speaks for the organisation that did."""
    if entry.by_id is not None and entry.by_id == by.pk:
        return True
    partners = (entry.on_behalf_of, entry.by.partner if entry.by else None)
    return any(speaks_for(by, partner) for partner in partners if partner is not None)


def _open_again(entry: JournalEntry) -> bool:
    """Whether the line was restricted once, and is not any more."""
    return restriction_of(entry) is None and entry.restrictions.all().exists()


@rule
def restrict_entry(
    by: Member,
    entry: JournalEntry,
    title: Localized | None = None,
    reason: Localized | None = None,
    until_on: date | None = None,
) -> Conditions:
    """Who acted, who speaks for the organisation that did, or the facilitator, restricts a line for a year at most."""
    yield by.is_facilitator or _acted(by, entry), WHO
    yield is_open(entry.partnership), CLOSED
    yield entry.event in EVENTS and not EVENTS[entry.event].binding, NEVER
    yield not _open_again(entry), READ_BY_ALL
    yield title is None or bool(title), _("Give the line a title that all may read.")
    yield reason is None or bool(reason), _("Say why the line is restricted: all partners read the reason.")
    today = entry.partnership.today()
    yield until_on is None or until_on > today, _("Choose a day to come: the restriction ends by itself after it.")
    yield (
        until_on is None or until_on <= longest(today),
        _("Twelve months at most. Before it ends it can be renewed, with a reason."),
    )


@rule
def lift_restriction(by: Member, restriction: Restriction) -> Conditions:
    """Who set a restriction, who acted, or who speaks for the organisation that did, lets all read the line again."""
    mine = restriction.set_by_id == by.pk or (not by.is_facilitator and _acted(by, restriction.entry))
    orphan = by.is_facilitator and restriction.set_by.ended_at is not None
    yield (
        mine or orphan or restriction.entry.by_id == by.pk,
        _(
            "A restriction is lifted by who set it, by the person who acted or by those who speak for the organisation "
            "that did; by the facilitator once who set it has left."
        ),
    )
    yield is_open(restriction.partnership), CLOSED
    yield restriction.runs(), _("This restriction has ended already: all read the line.")
