"""While signatures are collected: who is reminded, until when one may sign, what time does."""

from datetime import date, datetime, timedelta

from django.utils.translation import gettext_lazy as _

from charters.models import Accession, CharterVersion, Signatory
from charters.rules.who import NOT_OPEN, is_late
from core import clock
from core.acts import CLOCK, Clock
from core.rules import rule
from governance.rules.reminders import FROM
from partnerships.models import Member
from partnerships.rules import CLOSED, FACILITATOR_ONLY, is_open

State, Entry = Signatory.State, CharterVersion.EntryRule
FIRST, EVERY, MOST = timedelta(days=5), timedelta(days=3), 5
LEAST_SIGNED = 2  # an agreement takes two
BY_TIME_ALONE = _("Time does this; nobody does it by hand.")


def places(version: CharterVersion) -> list[Signatory]:
    """Every live place of a version and of the deeds that join it, read once."""
    rows = list(version.signatories.live().with_all().select_related("accession"))
    for row in rows:
        row.version = version
        if row.accession:
            row.accession.version = version
    return rows


def waiting(version: CharterVersion) -> list[Signatory]:
    """Those whose signature is expected now: invited, in turn, in time, and still there to sign."""
    rows, today = places(version), version.partnership.today()
    return [
        row
        for row in rows
        if row.state == State.INVITED
        and row.document.receives_signatures
        and not is_late(row.document, today)
        and row.member.ended_at is None
        and all(one.state == State.SIGNED for one in _before(row, rows))
    ]


def to_remind(version: CharterVersion, by: Member | Clock) -> list[Signatory]:
    """Those to remind now: at once by hand, but once a day; by time five days after they were asked, then every three.

    A run that was missed is caught up once: the next reminder is counted from the one that was sent.
    """
    zone, today, now = version.partnership.zone, version.partnership.today(), clock.now()
    asked = waiting(version)
    if by is not CLOCK:
        return [row for row in asked if not row.reminded_at or row.reminded_at.astimezone(zone).date() < today]
    rows = places(version)

    def due(row: Signatory) -> bool:
        last, pause = (row.reminded_at, EVERY) if row.reminded_at else (_asked_at(row, rows), FIRST)
        return datetime.combine(last.astimezone(zone).date() + pause, FROM, tzinfo=zone) <= now

    return [row for row in asked if row.reminders < MOST and due(row)]


def overdue(version: CharterVersion) -> list[Signatory]:
    """Those invited whose last day to sign is over, of the version and of its deeds."""
    today = version.partnership.today()
    return [row for row in places(version) if row.state == State.INVITED and is_late(row.document, today)]


@rule
def remind_signatories(by: Member | Clock, version: CharterVersion, due: int | None = None):
    """Those whose signature is awaited are reminded, by the facilitator at once or by time."""
    yield isinstance(by, Clock) or by.is_facilitator, FACILITATOR_ONLY
    yield is_open(version.partnership), CLOSED
    yield version.signing_opened_at is not None, NOT_OPEN
    if due is None:
        due = len(to_remind(version, by))
    yield due > 0, _("There is nobody to remind now: all have signed, or were reminded a short while ago.")


@rule
def extend_signing(
    by: Member, document: CharterVersion | Accession, until_on: date | None = None, reason: str | None = None
):
    """The facilitator gives more time to sign; those whose time was over may sign again."""
    yield by.is_facilitator, FACILITATOR_ONLY
    yield is_open(document.partnership), CLOSED
    yield document.is_frozen or document.receives_signatures, NOT_OPEN
    yield document.signing_until_on is not None, _("No last day was set: whoever is invited may sign at any time.")
    if until_on is None:
        return
    yield until_on > document.partnership.today(), _("The new last day comes after today.")
    yield until_on > document.signing_until_on, _("The new last day comes after the one there was: time is only added.")
    yield bool((reason or "").strip()), _("Write why: the other partners will read it.")


@rule
def lapse_signatures(by: Clock, version: CharterVersion, late: int | None = None):
    """After the last day to sign, those who have not signed cannot any more, unless more time is given."""
    yield by is CLOCK, BY_TIME_ALONE
    yield is_open(version.partnership), CLOSED
    yield (len(overdue(version)) if late is None else late) > 0, _("Nobody is late.")


@rule
def enter_on_date(by: Clock, version: CharterVersion, signed: int = LEAST_SIGNED):
    """On its date, a version enters into force between those that have signed it, two at least."""
    yield by is CLOCK, BY_TIME_ALONE
    yield is_open(version.partnership), CLOSED
    yield version.is_frozen and version.receives_signatures, NOT_OPEN
    yield version.entry_rule == Entry.ON_DATE, _("This version does not enter into force on a date.")
    yield version.entry_on <= version.partnership.today(), _("The date of entry into force has not come.")
    yield signed >= LEAST_SIGNED, _("An agreement takes two: fewer than two organisations have signed.")


def _before(row: Signatory, rows: list[Signatory]) -> list[Signatory]:
    """The places of earlier turns; a deed waits for none."""
    if row.accession_id:
        return []
    return [one for one in rows if one.accession_id is None and one.group < row.group]


def _asked_at(row: Signatory, rows: list[Signatory]) -> datetime:
    """Since when this signature is asked for: named, signing opened, and everybody before has signed."""
    moments = [row.invited_at, row.document.signing_opened_at]
    return max(moments + [one.signature.signed_at for one in _before(row, rows)])
