"""The site's seal: its authority is made once, what it seals stays archival, accessible and verifiable by others."""

import os
import stat
import subprocess
from datetime import timedelta
from io import StringIO

import pytest
from asn1crypto import keys
from asn1crypto.x509 import Certificate
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import rsa
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from django.core.management import CommandError, call_command
from django.test import Client
from pyhanko.sign.timestamps import DummyTimeStamper
from pyhanko_certvalidator.registry import SimpleCertificateStore

from core import authority, seal
from core.inspecting import State, inspect
from tests import oracles
from tests.conftest import START
from tests.core.sheets import paper
from tests.servers import free_port

SITE = "entente.example.org"
WHEN = START + timedelta(days=10)


@pytest.fixture
def place(tmp_path, settings):
    """A site that has no seal yet."""
    settings.SEAL_DIR = tmp_path / "seal"
    return settings.SEAL_DIR


def create(*options: str) -> str:
    said = StringIO()
    call_command("create_seal", *options, stdout=said)
    return said.getvalue()


# The authority ---------------------------------------------------------------------------------------------


def test_the_command_makes_a_seal_once_and_says_what_there_is(place):
    first = create()
    kept = {path.name: path.read_bytes() for path in place.iterdir()}
    assert "A new seal was made" in first and "root.key is needed for --renew alone" in first
    second = create()
    assert "There is a seal already, and it stays" in second
    assert {path.name: path.read_bytes() for path in place.iterdir()} == kept
    root = authority.certificates(place)[0]
    assert authority.fingerprint(root) in first and authority.fingerprint(root) in second
    with pytest.raises(authority.AuthorityError, match="never overwritten"):
        authority.create_authority(place, SITE, "x", START)
    assert all(stat.S_IMODE(path.stat().st_mode) == 0o600 for path in place.iterdir())
    assert stat.S_IMODE(place.stat().st_mode) == 0o700


def test_what_the_certificates_are(place):
    authority.create_authority(place, SITE, "secret", START)
    root, leaf = authority.certificates(place)
    assert SITE in root.subject.rfc4514_string() and SITE in leaf.subject.rfc4514_string()
    assert leaf.not_valid_after_utc - leaf.not_valid_before_utc < timedelta(days=3 * 366)
    assert root.not_valid_after_utc - root.not_valid_before_utc > timedelta(days=19 * 365)
    usage = leaf.extensions.get_extension_for_class(x509.KeyUsage).value
    assert usage.content_commitment and not usage.key_cert_sign and not usage.digital_signature
    assert root.extensions.get_extension_for_class(x509.KeyUsage).value.key_cert_sign
    leaf.verify_directly_issued_by(root)
    assert b"PRIVATE" not in (place / authority.CERTIFICATES).read_bytes()
    with pytest.raises(authority.AuthorityError, match="SEAL_PASSPHRASE"):
        authority.open_keystore(place / authority.KEYSTORE, "another")


def test_a_long_name_is_cut_to_what_a_certificate_holds(place):
    authority.create_authority(place, f"{'long-' * 20}example.org", "secret", START)
    assert len(authority.certificates(place)) == 2


def test_a_renewed_seal_keeps_the_root_and_the_old_certificates(place, settings):
    create()
    old = seal.seal(paper(), "One")
    assert "A new seal was made" in create("--renew")
    new = seal.seal(paper(), "Two")
    _root, first, second = authority.certificates(place)
    assert (old.certificate, new.certificate) == (authority.fingerprint(first), authority.fingerprint(second))
    pinned = authority.roots(place)
    assert len(pinned) == 1
    assert [inspect(one.data, pinned).state for one in (old, new)] == [State.SEALED, State.SEALED]


def test_what_renewing_needs(place, settings, tmp_path):
    with pytest.raises(CommandError, match="no seal"):
        create("--renew")
    create()
    elsewhere = tmp_path / "elsewhere"
    (place / authority.ROOT_KEY).rename(elsewhere)
    assert "root.key is needed" not in create(), "moved away, it is no longer spoken of"
    with pytest.raises(CommandError, match="put the root's key back"):
        create("--renew")
    authority.create_authority(tmp_path / "other", SITE, settings.SEAL_PASSPHRASE, START)
    (tmp_path / "other" / authority.ROOT_KEY).rename(place / authority.ROOT_KEY)
    with pytest.raises(CommandError, match="another root"):
        create("--renew")
    elsewhere.rename(place / authority.ROOT_KEY)
    settings.SEAL_PASSPHRASE = "forgotten"
    with pytest.raises(CommandError, match="does not open"):
        create("--renew")
    with pytest.raises(CommandError, match="does not open"):
        create()


def test_another_root_is_added_to_the_first(place):
    """A site that lost its key starts again, and what it sealed before is still known as its own."""
    create()
    old = seal.seal(paper(), "One")
    (place / authority.KEYSTORE).unlink()
    create()
    assert len(authority.roots(place)) == 2
    assert inspect(old.data, authority.roots(place)).state == State.SEALED


# The public address ------------------------------------------------------------------------------------------


def test_the_certificates_are_published(place, db):
    missing = Client().get("/.well-known/entente-seal.pem")
    assert missing.status_code == 404 and "no seal yet" in missing.content.decode()
    create()
    create("--renew")
    answer = Client().get("/.well-known/entente-seal.pem")
    assert answer["Content-Type"] == "application/x-pem-file" and answer["Cache-Control"] == "public, max-age=3600"
    known = authority.certificates(place)
    assert x509.load_pem_x509_certificates(answer.content) == known
    assert all(authority.fingerprint(one) in answer.content.decode() for one in known)


# Sealing -----------------------------------------------------------------------------------------------------


def test_a_site_without_seal_says_which_command_makes_one(place):
    with pytest.raises(authority.AuthorityError, match=r"run manage\.py create_seal\.$"):
        seal.seal(paper(), "Because", WHEN)


def test_a_seal_that_is_over_is_not_used(place):
    authority.create_authority(place, SITE, seal.settings.SEAL_PASSPHRASE, START)
    for moment in (START - timedelta(days=2), START + timedelta(days=3 * 365 + 1)):
        with pytest.raises(authority.AuthorityError, match="create_seal --renew"):
            seal.seal(paper(), "Because", moment)


@pytest.mark.once
@pytest.mark.needs("pdfsig")
def test_sealed_paper_stays_archival_and_accessible_and_others_find_it_valid(tmp_path):
    sealed = seal.seal(paper(charter=b"{}"), "In force since 15 January 2026", WHEN)
    path = tmp_path / "sealed.pdf"
    path.write_bytes(sealed.data)
    assert oracles.verapdf(path) == []
    oracles.qpdf_check(path)
    said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False, env=os.environ | {"TZ": "UTC"})
    for words in ("Signature is Valid", "Total document signed", "ETSI.CAdES.detached", "Jan 15 2026 09:00:00"):
        assert words in said.stdout


def test_the_seal_says_when_why_and_that_nothing_may_change():
    before = paper()
    sealed = seal.seal(before, "Because", WHEN)
    assert sealed.level == "B-B" and sealed.data.startswith(before)
    assert b"/Reason (Because)" in sealed.data and b"/P 1" in sealed.data and b"/DocMDP" in sealed.data
    read = inspect(sealed.data, authority.roots(seal.settings.SEAL_DIR))
    assert read.seal and read.seal.signed_at == WHEN and read.seal.certificate == sealed.certificate


# Time from another authority -----------------------------------------------------------------------------------


def test_a_time_authority_that_does_not_answer_costs_the_level_alone(settings):
    settings.SEAL_TSA_URL = f"http://127.0.0.1:{free_port()}/"
    sealed = seal.seal(paper(), "Because", WHEN)
    assert sealed.level == "B-B"
    read = inspect(sealed.data, authority.roots(settings.SEAL_DIR))
    assert read.state == State.SEALED and read.seal and not read.seal.timestamped


@pytest.mark.once
def test_a_time_authority_that_answers_gives_the_level(settings, monkeypatch, tmp_path):
    settings.SEAL_TSA_URL = "https://time.example.org/"
    monkeypatch.setattr(seal, "HTTPTimeStamper", lambda url, timeout: time_authority())
    sealed = seal.seal(paper(), "Because", WHEN)
    assert sealed.level == "B-T"
    read = inspect(sealed.data, authority.roots(settings.SEAL_DIR))
    assert read.state == State.SEALED and read.seal and read.seal.timestamped
    path = tmp_path / "timed.pdf"
    path.write_bytes(sealed.data)
    assert oracles.verapdf(path) == []


def time_authority() -> DummyTimeStamper:
    """An authority of this process that says the time."""
    key = rsa.generate_private_key(65537, 2048)
    name = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Time")])
    made = x509.CertificateBuilder(name, name, key.public_key(), 1, START, START + timedelta(days=9999))
    made = made.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING]), critical=True)
    held = Certificate.load(made.sign(key, hashes.SHA256()).public_bytes(Encoding.DER))
    private = key.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return DummyTimeStamper(held, keys.PrivateKeyInfo.load(private), certs_to_embed=SimpleCertificateStore())
