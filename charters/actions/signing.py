import json
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from charters import events, journal, rules
from charters.actions.codes import code_facts, use_code
from charters.actions.deeds import document_page
from charters.actions.entry import count, settle
from charters.actions.places import locked, of_deed, stored
from charters.models import Accession, CharterVersion, Edition, EvidenceEntry, Signatory, Signature
from core import clock
from core.acts import act
from core.inspecting import signed_elsewhere
from core.refusals import Refused
from core.states import move
from core.texts import Localized
from partnerships.journal import Event, emit
from partnerships.models import Member

Kind, State = EvidenceEntry.Kind, Signatory.State


@act
def confirm_reading(signatory: Signatory, *, by: Member) -> Signatory:
    """I say that I have read the file I am asked to sign; it is written in the evidence once."""
    row = locked(signatory)
    rules.confirm_reading.check(by, row)
    facts = {"partner": row.partner.code, "signatory": str(row.uuid), **of_deed(row)}
    if not EvidenceEntry.objects.filter(version=row.version, kind=Kind.READ, facts__signatory=str(row.uuid)).exists():
        journal.record(row.version, Kind.READ, about=row.member, content_sha256=row.document.sha256, **facts)
    return row


@act
def sign_charter(signatory: Signatory, *, by: Member, digest: str, code: str, agreed: bool) -> Signature:
    """I sign for my organisation the exact PDF I have read (`digest`), with the code I have just entered.

    `digest` is the SHA-256 of one of the version's frozen PDFs; another is refused (409). The code was
    entered before with `try_signing_code`, which counts wrong ones.
    """
    row = locked(signatory)
    rules.sign_charter.check(by, row, digest=digest, agreed=agreed, **code_facts(row, code))
    edition = _read(row.document, digest)
    use_code(code_facts(row, code)["code"])
    signature = _sign(row, by, edition, mode=Signature.Mode.ONLINE)
    signed, of = count(row.version)
    told = {"partner": row.partner.name, "label": row.version.short, "signed": signed, "of": of}
    event = events.DEED_SIGNED if row.accession else events.CHARTER_SIGNED
    emit(event, row.partnership, by=by, link=document_page(row), **told)
    settle(row)
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
    row = locked(signatory)
    rules.record_paper_signature.check(by, row, reference=reference, file=file, signed_on=signed_on)
    edition = row.document.editions.get(copy=Edition.Copy.FROZEN, language=row.partnership.main_language)
    kept = {"kept_at": reference.strip(), "signed_file": stored(file)}
    signature = _sign(row, by, edition, mode=Signature.Mode.PAPER, signed_on=signed_on, **kept)
    event = events.DEED_SIGNED_ON_PAPER if row.accession else events.PAPER_SIGNATURE_RECORDED
    _tell_recorded(event, row, by)
    settle(row)
    return signature


@act
def record_signed_pdf(signatory: Signatory, *, by: Member, file: bytes, signed_on: date | None = None) -> Signature:
    """I record the PDF signed with another tool: the exact frozen bytes, with a whole signature added after.

    This site does not judge the certificate; whom it names is kept with the evidence, behind its commitment.
    """
    rules.record_signed_pdf.check(by, signatory)
    editions = list(signatory.document.editions.filter(copy=Edition.Copy.FROZEN).select_related("file"))
    found = signed_elsewhere(file, [edition.file.read() for edition in editions])  # slow: before any row is held
    row = locked(signatory)
    facts = {"continues": found.original is not None, "signatures": len(found.signatures)}
    rules.record_signed_pdf.check(by, row, unchanged=found.unchanged, signed_on=signed_on, **facts)
    assert found.original is not None
    signers = [one.signer for one in found.signatures]
    kept = {"signed_file": stored(file), "signers": signers}
    kept["certificates"] = [one.certificate for one in found.signatures]
    mode = Signature.Mode.ELSEWHERE
    signature = _sign(row, by, editions[found.original], mode=mode, signed_on=signed_on, **kept)
    event = events.DEED_SIGNED_ELSEWHERE if row.accession else events.SIGNED_PDF_RECORDED
    _tell_recorded(event, row, by)
    settle(row)
    return signature


def _tell_recorded(event: Event, row: Signatory, by: Member) -> None:
    """The register says who recorded a signature that was not made here, and for whom."""
    signed, of = count(row.version)
    told = {"person": row.member, "partner": row.partner.name, "label": row.version.short, "signed": signed, "of": of}
    emit(event, row.partnership, by=by, on_behalf_of=row.partner, link=document_page(row), **told)


def _read(document: CharterVersion | Accession, digest: str) -> Edition:
    edition = document.editions.filter(copy=Edition.Copy.FROZEN, sha256=digest).first()
    if edition is None:
        said = _("What you have read is not the version that is open to signature. Read it again before you sign.")
        raise Refused(said, act="sign_charter", status=409)
    return edition


def _sign(
    row: Signatory,
    by: Member,
    edition: Edition,
    *,
    mode: str,
    signed_on: date | None = None,
    signers: list[str] | None = None,
    certificates: list[str] | None = None,
    **kept: Any,
) -> Signature:
    version, document = row.version, row.document
    sentence = Localized(json.loads(document.content)["sentence"])
    move(row, State.SIGNED)
    row.save(update_fields=["state"])
    signature = Signature.objects.create(
        partnership=row.partnership,
        version=version,
        accession=row.accession,
        partner=row.partner,
        signatory=row,
        edition=edition,
        pdf_sha256=edition.sha256,
        content_sha256=document.sha256,
        mode=mode,
        sentence=sentence.into(edition.language),
        signed_at=clock.now(),
        signed_on=signed_on,
        recorded_by=by,
        **kept,
    )
    facts = _facts(row, signature) | ({"certificates": certificates} if certificates else {})
    journal.record(version, Kind.SIGNED, about=row.member, aside={"signers": signers} if signers else {}, **facts)
    return signature


def _facts(row: Signatory, signature: Signature) -> dict[str, Any]:
    """What the evidence keeps of a signature: nothing of it is personal."""
    return {
        "partner": row.partner.code,
        "mode": str(signature.mode),
        "pdf_sha256": signature.pdf_sha256,
        "content_sha256": signature.content_sha256,
        "sentence": signature.sentence,
        "signature": str(signature.uuid),
        "authority": row.authority_kind,
        "authority_reference": dict(row.authority_reference),
        "authority_dated_on": row.authority_dated_on.isoformat(),
        "signed_on": signature.signed_on.isoformat() if signature.signed_on else None,
        "kept_at": signature.kept_at,
        "file_sha256": signature.signed_file.sha256 if signature.signed_file else None,
        **of_deed(row),
    }
