from datetime import date
from typing import Any

from django.urls import reverse

from charters import events, journal, rules
from charters.actions.versions import everybody, page_of
from charters.models import CharterVersion, EvidenceEntry, Signatory
from core import clock, files
from core.acts import act, lock
from core.states import move
from core.texts import Localized
from partnerships.journal import emit
from partnerships.models import Member, Partner

Kind, State = EvidenceEntry.Kind, Signatory.State
PDF = "application/pdf"


@act
def name_signatory(
    version: CharterVersion,
    *,
    by: Member,
    partner: Partner,
    member: Member,
    function: Localized | None = None,
    authority_kind: str = "",
    authority_reference: Localized | None = None,
    authority_dated_on: date | None = None,
    authority_file: bytes | None = None,
) -> Signatory:
    """I write through whom a partner signs; a name given before, or a refusal, gives way to this one."""
    row = lock(version)
    rules.name_signatory.check(by, row, partner=partner, member=member)
    _replace(row, partner)
    signatory = Signatory.objects.create(
        partnership=row.partnership,
        version=row,
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
    journal.record(row, Kind.INVITED, about=member, partner=partner.code, signatory=str(signatory.uuid))
    told: dict[str, Any] = {"person": member, "label": row.short, "partner": partner.name}
    if row.signing_opened_at:
        link = reverse("charters:signing", args=[row.partnership.slug])
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
    row = lock(signatory)
    rules.give_authority.check(by, row)
    row.authority_kind, row.authority_reference, row.authority_dated_on = kind, reference, dated_on
    row.authority_file = stored(file) or row.authority_file
    row.save(update_fields=["authority_kind", "authority_reference", "authority_dated_on", "authority_file"])
    shown = row.authority_file.sha256 if row.authority_file else None
    facts = {
        "partner": row.partner.code,
        "authority": kind,
        "reference": dict(reference),
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
    """I decline to sign, and say why; everybody is told, those who have signed included."""
    version = lock(signatory.version)
    row = lock(signatory)
    row.version = version
    rules.decline_signature.check(by, row, reason=reason)
    move(row, State.DECLINED)
    row.declined_at, row.decline_reason, row.decline_kind = clock.now(), reason.strip(), kind
    row.save(update_fields=["state", "declined_at", "decline_reason", "decline_kind"])
    journal.record(version, Kind.DECLINED, about=row.member, partner=row.partner.code, reason=row.decline_reason)
    told = {"label": version.short, "partner": row.partner.name, "reason": row.decline_reason}
    tells = [user for user in everybody(version) if user != by.user]
    emit(events.SIGNATURE_DECLINED, row.partnership, by=by, link=page_of(version), tells=tells, **told)
    return row


def stored(data: bytes | None) -> files.StoredFile | None:
    """A PDF put in the storage under its hash, or nothing."""
    if not data:
        return None
    return files.register(files.write_once(data), len(data), PDF, clock.now())


def _replace(version: CharterVersion, partner: Partner) -> None:
    waiting = (State.INVITED, State.DECLINED, State.LAPSED)
    for row in Signatory.objects.filter(version=version, partner=partner, state__in=waiting).select_for_update():
        move(row, State.REPLACED)
        row.save(update_fields=["state"])
        journal.record(version, Kind.REPLACED, about=row.member, partner=partner.code, signatory=str(row.uuid))
