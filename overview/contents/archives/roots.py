"""The root certificates that come with an archive: each in the file, and named by the manifest with its site."""

from dataclasses import dataclass
from typing import Any

from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509 import load_pem_x509_certificates

from core.authority import fingerprint
from overview.archive.faults import Fault
from overview.archive.zipped import Packed

NAME, LONGEST_SITE = "seal-root.pem", 200


@dataclass(frozen=True)
class Root:
    """A root of a site, in PEM, under its fingerprint."""

    site: str
    fingerprint: str
    pem: str


def roots_of(file: Packed, told: list[Any]) -> list[Root]:
    """The roots of an archive; `Fault` when a certificate is not named, or a named one is not there."""
    if NAME not in file.names:
        found = {}
    else:
        try:
            listed = load_pem_x509_certificates(file.read(NAME))
        except ValueError as error:
            raise Fault("roots") from error
        found = {fingerprint(one): one.public_bytes(Encoding.PEM).decode() for one in listed}
    try:
        sites = {str(one["fingerprint"]): str(one["site"])[:LONGEST_SITE] for one in told}
    except (KeyError, TypeError) as error:
        raise Fault("roots") from error
    if set(sites) != set(found):
        raise Fault("roots")
    return [Root(sites[print_], print_, pem) for print_, pem in found.items()]
