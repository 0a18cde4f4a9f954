from datetime import date
from typing import Any

from charters import events, journal, rules
from charters.actions.deeds import document_page
from charters.actions.entry import let_go, settle_version
from charters.actions.places import forget_codes, locked, of_deed, signing_page, stored
from charters.actions.versions import everybody, page_of
from charters.models import CharterVersion, EvidenceEntry, Signatory
from charters.rules.who import awaited_before
from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.states import move
from core.texts import Localized
from partnerships.journal import emit
from partnerships.models import Member, Partner

Kind, State = EvidenceEntry.Kind, Signatory.State


@act
def name_signatory(
    version: CharterVersion,
    *,
    by: Member,
    partner: Partner,
    member: Member,
    function: Localized | None = None,
    group: int | None = None,
    authority_kind: str = "",
    authority_reference: Localized | None = None,
    authority_dated_on: date | None = None,
    authority_file: bytes | None = None,
) -> Signatory:
    """I write through whom a partner signs; a name given before, or a refusal, gives way to this one.

    `group` is the turn: 1 unless said otherwise, or that of the name given before.
    """
    row = lock(version)
    given = {"partner": partner, "member": member, "group": group, "authority_dated_on": authority_dated_on}
    rules.name_signatory.check(by, row, **given)
    before = _replace(row, partner, by, member)
    signatory = Signatory.objects.create(
        partnership=row.partnership,
        version=row,
        group=group or (before.group if before else 1),
        partner=partner,
        member=member,
        name=member.user.name,
        function=function or member.function,
        authority_kind=authority_kind,
        authority_reference=authority_reference or Localized(),
        authority_dated_on=authority_dated_on,
        authority_file=stored(authority_file),
        invited_at=clock.now(),
    )
    facts = {"partner": partner.code, "signatory": str(signatory.uuid), "turn": signatory.group}
    journal.record(row, Kind.INVITED, about=member, **facts)
    told: dict[str, Any] = {"person": member, "label": row.short, "partner": partner.name}
    if row.signing_opened_at and not awaited_before(signatory):
        link = signing_page(signatory)
        emit(events.SIGNATORY_INVITED, row.partnership, by=by, link=link, tells=[member.user], **told)
    else:
        emit(events.SIGNATORY_NAMED, row.partnership, by=by, link=page_of(row), **told)
    return signatory


@act
def give_authority(
    signatory: Signatory,
    *,
    by: Member,
    kind: str,
    reference: Localized,
    dated_on: date | None = None,
    file: bytes | None = None,
) -> Signatory:
    """I say by what act this person may bind the organisation: deliberation, minutes, delegation, power."""
    row = locked(signatory)
    rules.give_authority.check(by, row, kind=kind, reference=reference, dated_on=dated_on)
    row.authority_kind, row.authority_reference, row.authority_dated_on = kind, reference, dated_on
    row.authority_file = stored(file) or row.authority_file
    row.save(update_fields=["authority_kind", "authority_reference", "authority_dated_on", "authority_file"])
    shown = row.authority_file.sha256 if row.authority_file else None
    facts = {
        "partner": row.partner.code,
        "authority": kind,
        "reference": dict(reference),
        "dated_on": dated_on.isoformat() if dated_on else None,
        "file_sha256": shown,
    }
    journal.record(row.version, Kind.AUTHORITY, about=row.member, **facts)
    told = {"person": row.member, "partner": row.partner.name}
    emit(events.AUTHORITY_GIVEN, row.partnership, by=by, link=page_of(row.version), **told)
    return row


@act
def decline_signature(
    signatory: Signatory, *, by: Member, reason: str, kind: str = Signatory.Decline.REFUSAL
) -> Signatory:
    """I decline to sign, or ask for a change first, and say why; everybody is told, those who have signed included."""
    row = locked(signatory)
    version = row.version
    rules.decline_signature.check(by, row, reason=reason, kind=kind)
    move(row, State.DECLINED)
    row.declined_at, row.decline_reason, row.decline_kind = clock.now(), reason.strip(), kind
    row.save(update_fields=["state", "declined_at", "decline_reason", "decline_kind"])
    asks = row.decline_kind == Signatory.Decline.CHANGE
    facts = {"partner": row.partner.code, "reason": row.decline_reason, **of_deed(row)}
    journal.record(version, Kind.CHANGE_ASKED if asks else Kind.DECLINED, about=row.member, **facts)
    told = {"label": version.short, "partner": row.partner.name, "reason": row.decline_reason}
    tells = [user for user in everybody(version) if user != by.user]
    refused = events.DEED_DECLINED if row.accession else events.SIGNATURE_DECLINED
    event = events.CHANGE_ASKED if asks else refused
    emit(event, row.partnership, by=by, link=document_page(row), tells=tells, **told)
    return row


@act
def release_signatory(signatory: Signatory, *, by: Member | Clock = CLOCK, reason: str = "") -> Signatory:
    """A partner has left the partnership: its signature is awaited no more, and what the others signed may begin."""
    row = locked(signatory)
    rules.release_signatory.check(by, row, reason=reason)
    let_go(row, by=by, reason=reason)
    if row.accession is None:
        settle_version(row)
    return row


def _replace(version: CharterVersion, partner: Partner, by: Member, new: Member) -> Signatory | None:
    """The place that was there before gives way, its codes die; who was asked to sign is told that it is over."""
    waiting, last = (State.INVITED, State.DECLINED, State.LAPSED), None
    rows = Signatory.objects.filter(version=version, partner=partner, accession=None, state__in=waiting)
    for last in rows.select_for_update(of=("self",)):
        invited = last.state == State.INVITED and last.member_id != new.pk and version.signing_opened_at
        move(last, State.REPLACED)
        last.save(update_fields=["state"])
        journal.record(version, Kind.REPLACED, about=last.member, partner=partner.code, signatory=str(last.uuid))
        if invited:
            told = {"person": last.member, "new": new, "label": version.short, "partner": partner.name}
            tells = [last.member.user]
            emit(events.SIGNATORY_REPLACED, version.partnership, by=by, link=page_of(version), tells=tells, **told)
    forget_codes(version=version, partner=partner)
    return last
