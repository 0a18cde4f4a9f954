"""Which document of this site a fingerprint, or a short reference, belongs to."""

from collections.abc import Iterable
from dataclasses import dataclass

from charters.models import Accession, CharterVersion, Edition, Signature

REFERENCE = 16  # signs of the content's fingerprint that a reference holds: 64 bits, as printed on each page


@dataclass(frozen=True)
class Found:
    """A version of a charter, or a deed of accession to it, and which of its files it is.

    `what` is frozen, executed, content, signed (the PDF signed with another tool, of which it was seen that it shows
    the same pages) or page (what was handed in as signed by hand, which nobody compared); empty for a reference.
    """

    version: CharterVersion
    deed: Accession | None = None
    what: str = ""

    @property
    def document(self) -> CharterVersion | Accession:
        return self.deed or self.version

    @property
    def reference(self) -> str:
        """What the QR code of its PDFs leads to."""
        return reference(self.document)


def reference(document: CharterVersion | Accession) -> str:
    """The short reference of a document: the beginning of its content's fingerprint."""
    return document.sha256[:REFERENCE]


def by_sha256(sha256: str) -> Found | None:
    """The document whose PDF, content or signed page has exactly this SHA-256; in at most four queries."""
    return by_any_sha256([sha256])


def by_any_sha256(fingerprints: Iterable[str]) -> Found | None:
    """The same for several fingerprints, of which the first that is known counts."""
    wanted = list(fingerprints)
    if not wanted:
        return None
    related = ("version__partnership", "version__superseded_by", "accession__partner__organisation")
    editions = Edition.objects.filter(sha256__in=wanted).select_related(*related, "accession__version__partnership")
    for edition in editions:
        return _of(edition.document, edition.copy)
    for version in _versions().filter(sha256__in=wanted):
        return Found(version, None, "content")
    for deed in _deeds().filter(sha256__in=wanted):
        return _of(deed, "content")
    pages = Signature.objects.filter(signed_file__sha256__in=wanted)
    for page in pages.select_related(*related, "accession__version__partnership"):
        by_hand = page.mode == Signature.Mode.PAPER
        return Found(page.version, page.accession, "page" if by_hand else "signed")
    return None


def by_reference(short: str) -> Found | None:
    """The document with this short reference."""
    for version in _versions().filter(sha256__startswith=short):
        return Found(version)
    for deed in _deeds().filter(sha256__startswith=short):
        return _of(deed, "")
    return None


def files_of(found: Found) -> list[Edition]:
    """The stored PDFs of a document."""
    return list(found.document.editions.select_related("file"))


def _of(document: CharterVersion | Accession, what: str) -> Found:
    if isinstance(document, Accession):
        return Found(document.version, document, what)
    return Found(document, None, what)


def _versions():
    return CharterVersion.objects.exclude(sha256="").select_related("partnership", "superseded_by")


def _deeds():
    related = ("version__partnership", "version__superseded_by", "partner__organisation")
    return Accession.objects.select_related(*related)
