import json
from datetime import date
from typing import Any

from django.utils.translation import gettext as _

from charters import events, journal, rules
from charters.actions.codes import code_facts, use_code
from charters.actions.entry import count, settle
from charters.actions.signatories import stored
from charters.actions.versions import page_of
from charters.models import Accession, CharterVersion, Edition, EvidenceEntry, Signatory, Signature
from core import clock
from core.acts import act, lock
from core.refusals import Refused
from core.states import move
from core.texts import Localized
from partnerships.journal import emit
from partnerships.models import Member

Kind, State = EvidenceEntry.Kind, Signatory.State


@act
def sign_charter(signatory: Signatory, *, by: Member, digest: str, code: str, agreed: bool) -> Signature:
    """I sign for my organisation the exact PDF I have read (`digest`), with the code I have just entered.

    `digest` is the SHA-256 of one of the version's frozen PDFs; another is refused (409). The code was
    entered before with `try_signing_code`, which counts wrong ones.
    """
    row = _locked(signatory)
    rules.sign_charter.check(by, row, digest=digest, agreed=agreed, **code_facts(row, code))
    edition = _read(row.document, digest)
    use_code(code_facts(row, code)["code"])
    signature = _sign(row, by, edition, mode=Signature.Mode.ONLINE)
    signed, of = count(row.version)
    emit(
        events.CHARTER_SIGNED,
        row.partnership,
        by=by,
        link=page_of(row.version),
        label=row.version.short,
        signed=signed,
        of=of,
    )
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
    row = _locked(signatory)
    rules.record_paper_signature.check(by, row, reference=reference, file=file, signed_on=signed_on)
    edition = row.document.editions.get(copy=Edition.Copy.FROZEN, language=row.partnership.main_language)
    kept = {"kept_at": reference.strip(), "signed_file": stored(file)}
    signature = _sign(row, by, edition, mode=Signature.Mode.PAPER, signed_on=signed_on, **kept)
    signed, of = count(row.version)
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
    settle(row)
    return signature


def _locked(signatory: Signatory) -> Signatory:
    """The signatory's row, its version's held first: signatures of one version come one after the other."""
    version = lock(signatory.version)
    deed = lock(signatory.accession) if signatory.accession else None
    row = lock(signatory)
    row.version, row.accession = version, deed
    if deed is not None:
        deed.version = version
    return row


def _read(document: CharterVersion | Accession, digest: str) -> Edition:
    edition = document.editions.filter(copy=Edition.Copy.FROZEN, sha256=digest).first()
    if edition is None:
        said = _("What you have read is not the version that is open to signature. Read it again before you sign.")
        raise Refused(said, act="sign_charter", status=409)
    return edition


def _sign(
    row: Signatory, by: Member, edition: Edition, *, mode: str, signed_on: date | None = None, **kept: Any
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
    facts: dict[str, Any] = {"partner": row.partner.code, "mode": str(mode), "pdf_sha256": edition.sha256}
    facts |= {
        "content_sha256": document.sha256,
        "sentence": signature.sentence,
        "signature": str(signature.uuid),
    }
    facts |= {"authority": row.authority_kind, "authority_reference": dict(row.authority_reference)}
    facts |= {
        "signed_on": signed_on.isoformat() if signed_on else None,
        "kept_at": signature.kept_at,
    }
    if row.accession:
        facts["accession"] = str(row.accession.uuid)
    journal.record(version, Kind.SIGNED, about=row.member, **facts)
    return signature
