"""What the acts on a deed of accession share: its page, its files, its links of the evidence."""

from typing import Any

from django.urls import reverse

from charters import journal
from charters.actions.versions import DEED_PDF, page_of
from charters.models import Accession, Edition, EvidenceEntry, Signatory
from core import jobs
from partnerships.models import Member


def deed_page(accession: Accession) -> str:
    """The page of a deed."""
    return reverse("charters:accession_detail", args=[accession.partnership.slug, accession.uuid])


def document_page(signatory: Signatory) -> str:
    """The page of what this person signs: a version, or a deed that joins it."""
    return deed_page(signatory.accession) if signatory.accession else page_of(signatory.version)


def ask_deed(accession: Accession, copy: str, head: int) -> None:
    """Have the PDFs of a deed made: the one to sign, or the copy with its signature, of the evidence up to `head`."""
    for language in accession.languages:
        wanted: dict[str, Any] = {
            "version": str(accession.version.uuid),
            "accession": str(accession.uuid),
            "language": language,
        }
        wanted |= {"copy": str(copy), "head": head}
        jobs.ask(DEED_PDF, wanted, digest=f"{accession.uuid}:{language}:{copy}")


def ask_executed_deed(accession: Accession, head: int) -> None:
    """Have the copies of a deed with its signature made."""
    ask_deed(accession, Edition.Copy.EXECUTED, head)


def record(accession: Accession, kind: str, *, about: Member | None = None, **facts: Any) -> EvidenceEntry:
    """A link of the charter's evidence about this deed."""
    known = {"accession": str(accession.uuid), "partner": accession.partner.code}
    return journal.record(accession.version, kind, about=about, **known, **facts)
