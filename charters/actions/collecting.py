"""While signatures are collected: reminders, more time, and what time does."""

from datetime import date

from charters import events, journal, rules
from charters.actions.entry import count, enter_into_force, let_go_departed
from charters.actions.places import hold_parties, of_deed, signing_page
from charters.actions.versions import everybody, page_of
from charters.models import Accession, CharterVersion, EvidenceEntry, Signatory
from charters.rules.collecting import overdue, places, to_remind
from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.states import move
from partnerships.journal import emit
from partnerships.models import Member

Kind, State = EvidenceEntry.Kind, Signatory.State


@act
def remind_signatories(version: CharterVersion, *, by: Member | Clock = CLOCK) -> list[Signatory]:
    """Those whose signature is awaited receive a message, each for themselves; each reminder is counted once."""
    row = lock(version)
    rows = to_remind(row, by)
    rules.remind_signatories.check(by, row, due=len(rows))
    for signatory in rows:
        signatory.reminders, signatory.reminded_at = signatory.reminders + 1, clock.now()
        signatory.save(update_fields=["reminders", "reminded_at"])
        facts = {"partner": signatory.partner.code, "reminder": signatory.reminders, **of_deed(signatory)}
        journal.record(row, Kind.REMINDED, about=signatory.member, **facts)
        told = {"label": row.short, "partner": signatory.partner.name, "until": signatory.document.signing_until_on}
        event = events.SIGNATORY_REMINDED_BY if told["until"] else events.SIGNATORY_REMINDED
        tells, link = [signatory.member.user], signing_page(signatory)
        emit(event, row.partnership, by=by, link=link, tells=tells, **told)
    return rows


@act
def extend_signing(
    document: CharterVersion | Accession, *, by: Member, until_on: date, reason: str
) -> CharterVersion | Accession:
    """I give more time to sign, and say why; those whose time was over may sign again, and all awaited are told."""
    version, row = _locked(document)
    rules.extend_signing.check(by, row, until_on=until_on, reason=reason)
    before, row.signing_until_on = row.signing_until_on, until_on
    row.save(update_fields=["signing_until_on"])
    again = [one for one in places(version) if one.document == row and one.state == State.LAPSED]
    for one in again:
        move(one, State.INVITED)
        one.save(update_fields=["state"])
    facts = {"before": before.isoformat(), "until": until_on.isoformat(), "reason": reason.strip()}
    facts |= {"accession": str(row.uuid)} if isinstance(row, Accession) else {}
    journal.record(version, Kind.EXTENDED, again=[one.partner.code for one in again], **facts)
    asked = [one for one in places(version) if one.document == row and one.state == State.INVITED]
    told = {"label": version.short, "until": until_on, "reason": reason.strip()}
    tells = [one.member.user for one in asked]
    emit(events.SIGNING_EXTENDED, version.partnership, by=by, link=page_of(version), tells=tells, **told)
    return row


@act
def lapse_signatures(version: CharterVersion, *, by: Clock = CLOCK) -> list[Signatory]:
    """The last day to sign is over: those who have not signed cannot any more; everybody is told."""
    row = lock(version)
    late = overdue(row)
    rules.lapse_signatures.check(by, row, late=len(late))
    for signatory in late:
        move(signatory, State.LAPSED)
        signatory.save(update_fields=["state"])
        facts = {"partner": signatory.partner.code, "signatory": str(signatory.uuid), **of_deed(signatory)}
        journal.record(row, Kind.LAPSED, about=signatory.member, **facts)
    told = {"label": row.short, "partners": ", ".join(signatory.partner.name for signatory in late)}
    emit(events.SIGNATURES_LAPSED, row.partnership, by=by, link=page_of(row), tells=everybody(row), **told)
    return late


@act
def enter_on_date(version: CharterVersion, *, by: Clock = CLOCK) -> CharterVersion:
    """The date has come: the version enters into force between those that have signed it, two at least."""
    row = lock(version)
    hold_parties(row)
    let_go_departed(row)
    rules.enter_on_date.check(by, row, signed=count(row)[0])
    enter_into_force(row, events.CHARTER_IN_FORCE_ON_DATE)
    return row


def _locked(document: CharterVersion | Accession) -> tuple[CharterVersion, CharterVersion | Accession]:
    """The version's row, held first, and the deed's if it is one."""
    if isinstance(document, CharterVersion):
        row = lock(document)
        return row, row
    version = lock(document.version)
    deed = lock(document)
    deed.version = version
    return version, deed
