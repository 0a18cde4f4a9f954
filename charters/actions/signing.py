from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from charters import events, journal, rules
from charters.actions.codes import code_facts, use_code
from charters.actions.signatories import stored
from charters.actions.versions import ask_executed_pdfs, everybody, page_of
from charters.contents.document import of as content_of
from charters.models import CharterVersion, Edition, EvidenceEntry, Signatory, Signature
from core import clock
from core.acts import CLOCK, act, lock
from core.refusals import Refused
from core.states import move
from core.texts import Localized
from partnerships.actions import bind_partner, change_stage
from partnerships.journal import emit
from partnerships.models import Member, Partnership

Kind, State, Stage = EvidenceEntry.Kind, Signatory.State, Partnership.State
BEFORE_RUNNING = (Stage.INITIATION, Stage.DIAGNOSIS, Stage.ENGAGING, Stage.CO_CONSTRUCTION, Stage.SIGNING)


@act
def sign_charter(signatory: Signatory, *, by: Member, digest: str, code: str, agreed: bool) -> Signature:
    """I sign for my organisation the exact PDF I have read (`digest`), with the code I have just entered.

    `digest` is the SHA-256 of one of the version's frozen PDFs; another is refused (409). The code was
    entered before with `try_signing_code`, which counts wrong ones.
    """
    row = _locked(signatory)
    rules.sign_charter.check(by, row, digest=digest, agreed=agreed, **code_facts(row, code))
    edition = _read(row.version, digest)
    use_code(code_facts(row, code)["code"])
    signature = _sign(row, by, edition, mode=Signature.Mode.ONLINE)
    signed, of = _count(row.version)
    emit(
        events.CHARTER_SIGNED,
        row.partnership,
        by=by,
        link=page_of(row.version),
        label=row.version.short,
        signed=signed,
        of=of,
    )
    _settle(row.version)
    return signature


@act
def record_paper_signature(
    signatory: Signatory,
    *,
    by: Member,
    reference: str = "",
    file: bytes | None = None,
    signed_on: date | None = None,
) -> Signature:
    """I record a page signed by hand: its scan, or where the original is kept."""
    row = _locked(signatory)
    rules.record_paper_signature.check(by, row, reference=reference, file=file, signed_on=signed_on)
    edition = row.version.editions.get(copy=Edition.Copy.FROZEN, language=row.partnership.main_language)
    kept = {"paper_reference": reference.strip(), "paper_file": stored(file)}
    signature = _sign(row, by, edition, mode=Signature.Mode.PAPER, signed_on=signed_on, **kept)
    signed, of = _count(row.version)
    told = {
        "person": row.member,
        "partner": row.partner.name,
        "label": row.version.short,
        "signed": signed,
        "of": of,
    }
    emit(
        events.PAPER_SIGNATURE_RECORDED,
        row.partnership,
        by=by,
        on_behalf_of=row.partner,
        link=page_of(row.version),
        **told,
    )
    _settle(row.version)
    return signature


def _locked(signatory: Signatory) -> Signatory:
    """The signatory's row, its version's held first: signatures of one version come one after the other."""
    version = lock(signatory.version)
    row = lock(signatory)
    row.version = version
    return row


def _read(version: CharterVersion, digest: str) -> Edition:
    edition = version.editions.filter(copy=Edition.Copy.FROZEN, sha256=digest).first()
    if edition is None:
        said = _("What you have read is not the version that is open to signature. Read it again before you sign.")
        raise Refused(said, act="sign_charter", status=409)
    return edition


def _sign(
    row: Signatory, by: Member, edition: Edition, *, mode: str, signed_on: date | None = None, **kept: Any
) -> Signature:
    version, sentence = row.version, Localized(content_of(row.version)["sentence"])
    move(row, State.SIGNED)
    row.save(update_fields=["state"])
    signature = Signature.objects.create(
        partnership=row.partnership,
        version=version,
        partner=row.partner,
        signatory=row,
        edition=edition,
        pdf_sha256=edition.sha256,
        content_sha256=version.sha256,
        mode=mode,
        sentence=sentence.into(edition.language),
        signed_at=clock.now(),
        signed_on=signed_on,
        recorded_by=by,
        **kept,
    )
    facts: dict[str, Any] = {"partner": row.partner.code, "mode": str(mode), "pdf_sha256": edition.sha256}
    facts |= {
        "content_sha256": version.sha256,
        "sentence": signature.sentence,
        "signature": str(signature.uuid),
    }
    facts |= {"authority": row.authority_kind, "authority_reference": dict(row.authority_reference)}
    facts |= {
        "signed_on": signed_on.isoformat() if signed_on else None,
        "paper_reference": signature.paper_reference,
    }
    journal.record(version, Kind.SIGNED, about=row.member, **facts)
    return signature


def _count(version: CharterVersion) -> tuple[int, int]:
    states = list(version.signatories.counted().values_list("state", flat=True))
    return states.count(State.SIGNED), len(states)


def _settle(version: CharterVersion) -> None:
    """With the last signature the version is in force: partners are bound, the one before is replaced."""
    signed, of = _count(version)
    if signed < of:
        return
    before = version.charter.versions.filter(state=CharterVersion.State.IN_FORCE).select_for_update().first()
    if before is not None:
        _supersede(before, version)
    move(version, CharterVersion.State.IN_FORCE)
    version.in_force_since = clock.now()
    version.save(update_fields=["state", "in_force_since"])
    since = version.partnership.today()
    for row in version.signatories.filter(state=State.SIGNED).select_related(
        "partner__partnership", "partner__organisation"
    ):
        bind_partner(row.partner, since=since)
    entry = journal.record(version, Kind.IN_FORCE, entry_rule=version.entry_rule, signed=signed)
    emit(
        events.CHARTER_IN_FORCE,
        version.partnership,
        by=CLOCK,
        link=page_of(version),
        tells=everybody(version),
        label=version.short,
        of=of,
    )
    if version.partnership.state in BEFORE_RUNNING:
        change_stage(version.partnership, by=CLOCK, stage=Stage.RUNNING)
    ask_executed_pdfs(version, entry.digest)


def _supersede(before: CharterVersion, version: CharterVersion) -> None:
    move(before, CharterVersion.State.SUPERSEDED)
    before.superseded_at, before.superseded_by = clock.now(), version
    before.save(update_fields=["state", "superseded_at", "superseded_by"])
    journal.record(before, Kind.SUPERSEDED, by=version.label)
    emit(
        events.VERSION_SUPERSEDED,
        version.partnership,
        by=CLOCK,
        link=page_of(before),
        old=before.short,
        label=version.short,
    )
