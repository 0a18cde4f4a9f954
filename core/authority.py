"""The site's own authority: a root that vouches for the seals of this site, and the seal in use.

One folder (`SEAL_DIR`) holds it: `seal.p12`, the seal's key and certificates; `root.key`, needed only to make
another seal, so that it may be kept elsewhere; `certificates.pem`, every certificate that was ever used here,
which is public.
"""

import os
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import (
    BestAvailableEncryption,
    Encoding,
    PrivateFormat,
    load_pem_private_key,
    pkcs12,
)
from cryptography.x509.oid import NameOID

KEYSTORE, ROOT_KEY, CERTIFICATES = "seal.p12", "root.key", "certificates.pem"
ROOT_LASTS, SEAL_LASTS = timedelta(days=20 * 365), timedelta(days=3 * 365)
BEFORE = timedelta(days=1)  # clocks differ: a seal made at once is not found to come before its certificate


class AuthorityError(Exception):
    """The authority cannot do what is asked; the message says what to do."""


@dataclass(frozen=True)
class Pair:
    """A private key and its certificate."""

    key: ec.EllipticCurvePrivateKey
    certificate: x509.Certificate


def create_authority(directory: Path, site: str, passphrase: str, at: datetime) -> None:
    """Make the root and the first seal of a site, valid from `at` (aware); refuses where there is a seal already."""
    if (directory / KEYSTORE).exists():
        raise AuthorityError(f"{directory / KEYSTORE} exists: a seal is never overwritten.")
    directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    root = _root(site, at)
    _write(directory / ROOT_KEY, _encrypted(root.key, passphrase))
    _issue(directory, root, site, passphrase, at)


def renew_seal(directory: Path, site: str, passphrase: str, at: datetime) -> None:
    """Make another seal under the same root; the certificates of those before stay published."""
    keystore = directory / KEYSTORE
    if not keystore.exists():
        raise AuthorityError(f"There is no seal in {directory} to renew.")
    if not (directory / ROOT_KEY).exists():
        raise AuthorityError(f"{directory / ROOT_KEY} is not there: put the root's key back while the seal is renewed.")
    certificate = open_keystore(keystore, passphrase).additional_certs[0].certificate
    try:
        key = load_pem_private_key((directory / ROOT_KEY).read_bytes(), passphrase.encode())
    except ValueError as error:
        raise AuthorityError(f"{directory / ROOT_KEY} does not open with this SEAL_PASSPHRASE.") from error
    if key.public_key() != certificate.public_key() or not isinstance(key, ec.EllipticCurvePrivateKey):
        raise AuthorityError(f"{directory / ROOT_KEY} is the key of another root.")
    _issue(directory, Pair(key, certificate), site, passphrase, at)


def open_keystore(path: Path, passphrase: str) -> pkcs12.PKCS12KeyAndCertificates:
    """What a keystore holds; raises `AuthorityError` when the passphrase is not its own."""
    try:
        return pkcs12.load_pkcs12(path.read_bytes(), passphrase.encode())
    except ValueError as error:
        raise AuthorityError(f"{path} does not open with this SEAL_PASSPHRASE.") from error


def certificates(directory: Path) -> list[x509.Certificate]:
    """Every certificate used on this site, roots and seals, oldest first; none before the first seal is made."""
    path = directory / CERTIFICATES
    return x509.load_pem_x509_certificates(path.read_bytes()) if path.exists() else []


def roots(directory: Path) -> list[bytes]:
    """The roots of this site (PEM): what its seals are held against."""
    return [one.public_bytes(Encoding.PEM) for one in certificates(directory) if one.issuer == one.subject]


def fingerprint(certificate: x509.Certificate) -> str:
    """The SHA-256 of a certificate, as it is compared by eye: pairs of signs with colons."""
    return certificate.fingerprint(hashes.SHA256()).hex(":").upper()


def published(directory: Path) -> str:
    """The public file: each certificate (PEM) under its name, its dates and its fingerprint; empty when none."""
    return "".join(
        f"{one.subject.rfc4514_string()}\n"
        f"{one.not_valid_before_utc:%Y-%m-%d} - {one.not_valid_after_utc:%Y-%m-%d}\n"
        f"SHA-256 {fingerprint(one)}\n{one.public_bytes(Encoding.PEM).decode()}\n"
        for one in certificates(directory)
    )


# How they are made ----------------------------------------------------------------------------------------


def _root(site: str, at: datetime) -> Pair:
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Seal authority of {site}", site)
    signing = _usage(key_cert_sign=True, crl_sign=True)
    made = _certificate(name, name, key.public_key(), at, ROOT_LASTS)
    made = made.add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    made = made.add_extension(signing, critical=True)
    return Pair(key, made.sign(key, hashes.SHA256()))


def _issue(directory: Path, root: Pair, site: str, passphrase: str, at: datetime) -> None:
    """Make a seal under this root; the keystore is written last, as the sign that all the rest is there."""
    key = ec.generate_private_key(ec.SECP256R1())
    name = _name(f"Seal of {site}", site)
    lasts = min(SEAL_LASTS, root.certificate.not_valid_after_utc - at)
    made = _certificate(name, root.certificate.subject, key.public_key(), at, lasts)
    made = made.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    made = made.add_extension(_usage(content_commitment=True), critical=True)
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(root.key.public_key())
    leaf = made.add_extension(above, critical=False).sign(root.key, hashes.SHA256())
    known = certificates(directory)
    new = [one for one in (root.certificate, leaf) if one not in known]
    _write(directory / CERTIFICATES, b"".join(one.public_bytes(Encoding.PEM) for one in [*known, *new]))
    chain, sealed = [root.certificate], BestAvailableEncryption(passphrase.encode())
    _write(directory / KEYSTORE, pkcs12.serialize_key_and_certificates(site.encode(), key, leaf, chain, sealed))


def _certificate(
    subject: x509.Name, issuer: x509.Name, key: ec.EllipticCurvePublicKey, at: datetime, lasts: timedelta
) -> x509.CertificateBuilder:
    made = x509.CertificateBuilder(issuer, subject, key, x509.random_serial_number(), at - BEFORE, at + lasts)
    return made.add_extension(x509.SubjectKeyIdentifier.from_public_key(key), critical=False)


def _name(common: str, site: str) -> x509.Name:
    """A name of the X.509 kind, which holds 64 signs."""
    held = ((NameOID.ORGANIZATION_NAME, site), (NameOID.COMMON_NAME, common))
    return x509.Name([x509.NameAttribute(kind, value[:64]) for kind, value in held])


def _usage(**wanted: bool) -> x509.KeyUsage:
    names = (
        *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment", "key_agreement"),
        *("key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
    )
    return x509.KeyUsage(**{name: wanted.get(name, False) for name in names})


def _encrypted(key: ec.EllipticCurvePrivateKey, passphrase: str) -> bytes:
    return key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, BestAvailableEncryption(passphrase.encode()))


def _write(path: Path, data: bytes) -> None:
    """Replace a file at once, readable by its owner alone."""
    partial = path.with_name(f"{path.name}.{uuid4().hex}.part")
    with os.fdopen(os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    partial.replace(path)
