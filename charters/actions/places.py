"""What the acts on a signatory's place share: the order of the locks, files, codes, the page."""

from django.urls import reverse

from charters.models import CharterVersion, Signatory, SigningCode
from core import clock, files
from core.acts import lock
from partnerships.models import Partner

PDF = "application/pdf"


def locked(signatory: Signatory) -> Signatory:
    """The signatory's row, its version's held first: signatures of one version come one after the other."""
    version = lock(signatory.version)
    deed = lock(signatory.accession) if signatory.accession else None
    row = lock(signatory)
    row.version, row.accession = version, deed
    if deed is not None:
        deed.version = version
    return row


def stored(data: bytes | None) -> files.StoredFile | None:
    """A PDF put in the storage under its hash, or nothing."""
    if not data:
        return None
    return files.register(files.write_once(data), len(data), PDF, clock.now())


def forget_codes(*, version: CharterVersion, partner: Partner | None = None) -> None:
    """The codes sent for a version, or for one partner's place on it, work no more."""
    rows = SigningCode.objects.live(clock.now()).filter(signatory__version=version)
    if partner is not None:
        rows = rows.filter(signatory__partner=partner, signatory__accession=None)
    rows.update(expires_at=clock.now())


def of_deed(signatory: Signatory) -> dict[str, str]:
    """What the evidence adds when what was signed is a deed of accession."""
    return {"accession": str(signatory.accession.uuid)} if signatory.accession else {}


def signing_page(signatory: Signatory) -> str:
    """Where this person reads what they sign."""
    return _address(signatory, "charters:signing")


def sign_page(signatory: Signatory) -> str:
    """Where this person confirms with their code."""
    return _address(signatory, "charters:sign_charter")


def receipt_page(signatory: Signatory) -> str:
    """Where this person finds again what they signed."""
    return _address(signatory, "charters:receipt")


def _address(signatory: Signatory, name: str) -> str:
    """The place on the latest version needs no identity; a deed has its own address."""
    slug = signatory.partnership.slug
    return reverse(name, args=[slug, signatory.uuid] if signatory.accession_id else [slug])
