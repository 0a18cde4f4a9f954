"""What the acts on a signatory's place share: the order of the locks, files, codes, the page."""

from django.db.models import Q
from django.urls import reverse

from charters import journal
from charters.models import Accession, CharterVersion, EvidenceEntry, Signatory, SigningCode
from core import clock, files
from core.acts import lock
from core.states import move
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
    hold_parties(version)
    return row


def hold_parties(version: CharterVersion) -> None:
    """Hold the partnership and those who sign: entering into force binds them and moves the stage.

    They come before the head of any chain, as for whoever changes a partner by hand: two at once wait, none breaks.
    """
    lock(version.partnership)
    joining = Q(pk__in=version.signatories.values("partner")) | Q(pk__in=version.accessions.values("partner"))
    list(Partner.objects.filter(joining).order_by("pk").select_for_update(no_key=True).values_list("pk"))


def call_off_deeds(version: CharterVersion, reason: str) -> None:
    """The deeds that were to join a version, and do not bind yet, join nothing any more."""
    awaited = version.accessions.filter(state__in=(Accession.State.FROZEN, Accession.State.SIGNED))
    for deed in awaited.order_by("pk").select_for_update():
        move(deed, Accession.State.ABANDONED)
        deed.abandoned_at, deed.abandon_reason = clock.now(), reason
        deed.save(update_fields=["state", "abandoned_at", "abandon_reason"])
        journal.record(version, EvidenceEntry.Kind.ABANDONED, reason=reason, accession=str(deed.uuid))


def stored(data: bytes | None) -> files.StoredFile | None:
    """A PDF put in the storage under its hash, or nothing."""
    if not data:
        return None
    return files.keep(data, PDF, clock.now())


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
