"""The site's seal on a PDF: one invisible PAdES signature over the whole file, after which nothing may change.

It loads pyHanko: only `pdf` modules and tasks import it. The seal is the site's and never a person's signature.
"""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from typing import Any, Literal

import structlog
from cryptography import x509
from django.conf import settings
from django.utils.translation import gettext as _
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign import PdfSignatureMetadata, PdfSigner, SimpleSigner
from pyhanko.sign.fields import InvisSigSettings, MDPPerm, SigFieldSpec, SigSeedSubFilter
from pyhanko.sign.signers.pdf_signer import PdfSigningSession
from pyhanko.sign.timestamps import HTTPTimeStamper, TimeStamper

from core import clock
from core.authority import KEYSTORE, AuthorityError, fingerprint, open_keystore

FIELD = "Seal"
TSA_SECONDS = 10
log = structlog.get_logger()

Level = Literal["B-B", "B-T"]


@dataclass(frozen=True)
class Sealed:
    """A sealed file: its bytes, its PAdES level (B-T has the time of another authority), whose seal it is."""

    data: bytes
    level: Level
    certificate: str


@dataclass(frozen=True)
class Holder:
    """The seal in use: what signs, and its certificate."""

    signer: SimpleSigner
    certificate: x509.Certificate


class Sealer(PdfSigner):
    """Signs at the moment it is told, which is the site's clock and not the machine's."""

    def __init__(self, *args: Any, at: datetime, **options: Any) -> None:
        super().__init__(*args, **options)
        self.at = at

    def init_signing_session(self, *args: Any, **options: Any) -> PdfSigningSession:
        session = super().init_signing_session(*args, **options)
        session.system_time = self.at
        return session


def seal(pdf: bytes, reason: str, at: datetime | None = None) -> Sealed:
    """Seal a PDF, with a reason in the document's language, at a moment (now, unless told; aware).

    With `SEAL_TSA_URL` the seal holds that authority's time; when it does not answer, the seal is made without.
    Raises `AuthorityError` when this site has no seal, or one that is over.
    """
    moment = at or clock.now()
    holder = _holder(moment)
    if settings.SEAL_TSA_URL:
        try:
            authority = HTTPTimeStamper(settings.SEAL_TSA_URL, timeout=TSA_SECONDS)
            timed = _signed(pdf, reason, moment, holder, authority)
            return Sealed(timed, "B-T", fingerprint(holder.certificate))
        except Exception as error:  # whatever a stranger's server answers costs the level, never the seal
            log.warning("no timestamp for a seal", error=f"{type(error).__name__}: {error}")
    return Sealed(_signed(pdf, reason, moment, holder), "B-B", fingerprint(holder.certificate))


def level(pdf: bytes) -> Level:
    """The level of the seal of a file that this site sealed."""
    last = PdfFileReader(BytesIO(pdf)).embedded_signatures[-1]
    told = {str(one["type"].native) for one in last.signer_info["unsigned_attrs"]}
    return "B-T" if "signature_time_stamp_token" in told else "B-B"


def _signed(pdf: bytes, reason: str, at: datetime, holder: Holder, timestamper: TimeStamper | None = None) -> bytes:
    meta = PdfSignatureMetadata(
        field_name=FIELD,
        md_algorithm="sha256",
        subfilter=SigSeedSubFilter.PADES,
        certify=True,
        docmdp_permissions=MDPPerm.NO_CHANGES,
        reason=reason,
    )
    # Archival and accessible at once: printed, not hidden, and nowhere on a page.
    unseen = InvisSigSettings(set_print_flag=True, set_hidden_flag=False, box_out_of_bounds=True)
    field = SigFieldSpec(FIELD, readable_field_name=_("Electronic seal of this site"), invis_sig_settings=unseen)
    sealer = Sealer(meta, holder.signer, timestamper=timestamper, new_field_spec=field, at=at)
    out = BytesIO()
    # pyHanko runs an event loop of its own, and a thread that has one already takes no other.
    with ThreadPoolExecutor(1) as apart:
        apart.submit(sealer.sign_pdf, IncrementalPdfFileWriter(BytesIO(pdf)), output=out).result()
    return out.getvalue()


def _holder(at: datetime) -> Holder:
    path = Path(settings.SEAL_DIR) / KEYSTORE
    if not path.exists():
        raise AuthorityError(f"This site has no seal in {path.parent}: run manage.py create_seal.")
    holder = _opened(path, path.stat().st_mtime_ns, settings.SEAL_PASSPHRASE)
    first, last = holder.certificate.not_valid_before_utc, holder.certificate.not_valid_after_utc
    if not first <= at <= last:
        said = f"The seal of this site is valid from {first:%Y-%m-%d} to {last:%Y-%m-%d}"
        raise AuthorityError(f"{said}: run manage.py create_seal --renew.")
    return holder


@lru_cache(maxsize=2)
def _opened(path: Path, _changed: int, passphrase: str) -> Holder:
    """The seal's key, opened once for each state of its file: opening costs as much as ten seals."""
    held = open_keystore(path, passphrase)
    if held.cert is None or held.key is None:
        raise AuthorityError(f"{path} holds no seal: run manage.py create_seal.")
    signer = SimpleSigner.load_pkcs12_data(path.read_bytes(), [], passphrase.encode())
    assert signer is not None
    return Holder(signer, held.cert.certificate)
