from datetime import date, datetime
from typing import Any
from uuid import UUID, uuid4

from charters import events, journal, rules
from charters.actions.deeds import ask_deed, deed_page, record
from charters.actions.places import stored
from charters.actions.versions import everybody
from charters.contents.deeds import deed_content
from charters.models import Accession, CharterVersion, Edition, EvidenceEntry, Signatory
from core import clock
from core.acts import CLOCK, Clock, act, lock
from core.canonical import canonical, fingerprint
from core.files import StoredFile
from core.states import move
from core.texts import Localized
from governance.models import Decision
from partnerships.journal import emit
from partnerships.models import Member, Partner

Kind = EvidenceEntry.Kind


@act
def prepare_accession(
    version: CharterVersion,
    *,
    by: Member,
    partner: Partner,
    decision: Decision | None = None,
    commitment: Localized | None = None,
    signing_until_on: date | None = None,
) -> Accession:
    """I prepare the deed by which a partner joins this very version: its words are frozen, its PDF is made."""
    row = lock(version)
    facts: dict[str, Any] = {"decision": decision, "signing_until_on": signing_until_on}
    rules.prepare_accession.check(by, row, partner=partner, **facts)
    now, uuid, words = clock.now(), uuid4(), commitment or Localized()
    until = signing_until_on.isoformat() if signing_until_on else None
    told: dict[str, Any] = {"decision": decision, "commitment": words, "signing_until": until}
    content = deed_content(row, partner, uuid=str(uuid), frozen_at=_utc(now), **told)
    deed = Accession.objects.create(
        uuid=uuid,
        partnership=row.partnership,
        charter=row.charter,
        version=row,
        partner=partner,
        commitment=words,
        frozen_at=now,
        content=canonical(content).decode(),
        sha256=fingerprint(content),
        **facts,
    )
    record(deed, Kind.DEED_FROZEN, content_sha256=deed.sha256)
    ask_deed(deed, Edition.Copy.FROZEN, journal.head(row))
    said = {"partner": partner.name, "label": row.short, "fingerprint": deed.sha256[:16]}
    tells = [user for user in everybody(row) if user != by.user]
    emit(events.DEED_PREPARED, row.partnership, by=by, link=deed_page(deed), tells=tells, **said)
    return deed


@act
def name_deed_signatory(
    accession: Accession,
    *,
    by: Member,
    member: Member,
    function: Localized | None = None,
    authority_kind: str = "",
    authority_reference: Localized | None = None,
    authority_dated_on: date | None = None,
    authority_file: bytes | None = None,
) -> Signatory:
    """I write through whom the partner signs its deed; a name given before, or a refusal, gives way to this one."""
    version, row = _locked(accession)
    rules.name_deed_signatory.check(by, row, member=member)
    _replace(row)
    signatory = Signatory.objects.create(
        partnership=row.partnership,
        version=version,
        accession=row,
        partner=row.partner,
        member=member,
        name=member.user.name,
        function=function or member.function,
        authority_kind=authority_kind,
        authority_reference=authority_reference or Localized(),
        authority_dated_on=authority_dated_on,
        authority_file=stored(authority_file),
        invited_at=clock.now(),
    )
    record(row, Kind.INVITED, about=member, signatory=str(signatory.uuid))
    told = {"person": member, "partner": row.partner.name, "label": version.short}
    tells = [member.user] if row.signing_opened_at else []
    event = events.DEED_SIGNATORY_INVITED if tells else events.DEED_SIGNATORY_NAMED
    emit(event, row.partnership, by=by, link=deed_page(row), tells=tells, **told)
    return signatory


@act
def call_off_accession(accession: Accession, *, by: Member, reason: str) -> Accession:
    """I call off a deed that does not bind yet, and say why; what it said stays written."""
    version, row = _locked(accession)
    rules.call_off_accession.check(by, row, reason=reason)
    move(row, Accession.State.ABANDONED)
    row.abandoned_at, row.abandon_reason = clock.now(), reason.strip()
    row.save(update_fields=["state", "abandoned_at", "abandon_reason"])
    record(row, Kind.ABANDONED, reason=row.abandon_reason)
    told = {"partner": row.partner.name, "label": version.short, "reason": row.abandon_reason}
    tells = [user for user in everybody(version) if user != by.user]
    emit(events.DEED_CALLED_OFF, row.partnership, by=by, link=deed_page(row), tells=tells, **told)
    return row


@act
def record_deed_pdf(input: dict[str, Any], file: StoredFile, *, by: Clock = CLOCK, seal: str = "") -> Accession:
    """A PDF of a deed is stored; with the last language of the one to sign, the deed is open to signature."""
    _version, row = _locked(Accession.objects.select_related("version").get(uuid=UUID(input["accession"])))
    language, copy = input["language"], input["copy"]
    made = row.editions.filter(copy=copy)
    if made.filter(sha256=file.sha256).exists() or (copy == Edition.Copy.FROZEN and made.filter(language=language)):
        return row
    _store(row, language, copy, file, seal)
    if copy == Edition.Copy.EXECUTED:
        told = {"partner": row.partner.name, "label": row.short}
        emit(events.EXECUTED_DEED_RECORDED, row.partnership, by=by, link=deed_page(row), **told)
    elif row.is_frozen and set(made.values_list("language", flat=True)) >= set(row.languages):
        _open(row, by)
    return row


def _open(row: Accession, by: Clock) -> None:
    row.signing_opened_at = clock.now()
    row.save(update_fields=["signing_opened_at"])
    record(row, Kind.OPENED)
    named = row.signatories.live().select_related("member__user")
    told = {"partner": row.partner.name, "label": row.short}
    tells = [signatory.member.user for signatory in named]
    emit(events.DEED_OPENED, row.partnership, by=by, link=deed_page(row), tells=tells, **told)


def _locked(accession: Accession) -> tuple[CharterVersion, Accession]:
    """The version's row, then the deed's."""
    version = lock(accession.version)
    row = lock(accession)
    row.version = version
    return version, row


def _replace(row: Accession) -> None:
    waiting = (Signatory.State.INVITED, Signatory.State.DECLINED, Signatory.State.LAPSED)
    for before in row.signatories.filter(state__in=waiting).select_for_update():
        move(before, Signatory.State.REPLACED)
        before.save(update_fields=["state"])
        record(row, Kind.REPLACED, about=before.member, signatory=str(before.uuid))


def _store(row: Accession, language: str, copy: str, file: StoredFile, seal: str) -> None:
    rank = row.editions.filter(language=language, copy=copy).count() + 1
    facts = {"language": language, "copy": copy, "sha256": file.sha256, "seal": seal}
    Edition.objects.create(
        partnership=row.partnership, accession=row, rank=rank, file=file, made_at=clock.now(), **facts
    )
    told = {"language": language, "copy": copy, "pdf_sha256": file.sha256, **({"seal": seal} if seal else {})}
    record(row, Kind.SEALED if seal else Kind.PDF_RECORDED, **told)


def _utc(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds").replace("+00:00", "Z")
