"""A charter sealed by another site before its partnership came here: what is told of it, and what is not believed."""

import json
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from cryptography import x509
from django.core.cache import cache
from django.test import Client, override_settings

from charters.bundle import bundle
from charters.contents import sealing
from charters.contents.judging import answer, answer_file
from charters.contents.verdict import Verdict
from charters.models import CarriedRoot, Edition
from core import authority, clock
from core.files import StoredFile
from core.seal import seal
from tests.charters.conftest import fresh
from tests.charters.test_charter_bundle import stored
from tests.charters.test_kit import kit
from tests.charters.test_sealed import executed

__all__ = ["executed"]
pytestmark = pytest.mark.once
THERE = "autre.example"


def made(folder: Path, site: str) -> Path:
    """The authority of a site, in a folder of its own."""
    authority.create_authority(folder, site, "secret", clock.now())
    return folder


def carry(partnership, folder: Path) -> CarriedRoot:
    """The root of that folder came with the partnership."""
    pem = authority.roots(folder)[0]
    name = authority.fingerprint(x509.load_pem_x509_certificate(pem))
    return CarriedRoot.objects.create(
        partnership=partnership, site=THERE, pem=pem.decode(), fingerprint=name, carried_at=clock.now()
    )


@pytest.fixture
def there(settings) -> Path:
    """The authority under which the story's charter was sealed: that of the other site."""
    return settings.SEAL_DIR


@pytest.fixture
def secret(settings) -> str:
    """What opens the seal of the other site."""
    return settings.SEAL_PASSPHRASE


@pytest.fixture
def here(there, executed, settings, tmp_path) -> Path:
    """This site, with an authority of its own: the charter was sealed elsewhere."""
    settings.SEAL_DIR, settings.SEAL_PASSPHRASE = made(tmp_path / "here", "ici.example"), "secret"
    return settings.SEAL_DIR


@pytest.fixture
def copy(executed) -> Edition:
    return executed.editions.get(copy="executed", language="en")


def test_who_sealed_it_before_it_came_here_is_said(here, there, copy, partnership):
    root = carry(partnership, there)
    for found in (answer(copy.sha256), answer_file(copy.file.read())):
        assert (found.verdict, found.authentic) == (Verdict.IN_FORCE, True)
        assert found.sentence.endswith(f"It was sealed by {THERE} before it came here.")
    page = Client(headers={"accept-language": "en"}).get("/verify/", {"sha256": copy.sha256}).text
    assert found.title in page
    assert root.fingerprint in page
    said = Client().get("/verify/", {"sha256": copy.sha256, "format": "json"}).json()
    assert said["sealed_by"] == {"site": THERE, "root": root.fingerprint}
    assert said["authentic"] is True


def test_what_was_submitted_to_signature_bears_no_seal(here, there, executed, partnership):
    carry(partnership, there)
    frozen = answer(executed.editions.filter(copy="frozen").first().sha256)
    assert frozen.authentic
    assert frozen.data()["sealed_by"] is None


def test_a_copy_that_the_carried_root_does_not_vouch_for_is_not_authentic(here, copy, partnership, tmp_path):
    carry(partnership, made(tmp_path / "third", "tiers.example"))
    for found in (answer(copy.sha256), answer_file(copy.file.read())):
        assert (found.verdict, found.authentic) == (Verdict.FOREIGN, False)


def test_a_root_of_another_partnership_vouches_for_nothing_here(here, there, copy, partnership, stranger, tmp_path):
    other = fresh(partnership)
    other.pk, other.uuid, other.slug = None, stranger.uuid, "another"
    other.save()
    carry(other, there)
    carry(partnership, made(tmp_path / "third", "tiers.example"))
    assert not answer(copy.sha256).authentic


def test_what_nobody_registered_is_not_authentic_under_a_carried_root(secret, here, there, executed, partnership):
    carry(partnership, there)
    frozen = executed.editions.filter(copy="frozen").first().file.read()
    with override_settings(SEAL_DIR=there, SEAL_PASSPHRASE=secret):
        sealed = seal(frozen, "Charter").data
    found = answer_file(sealed)
    assert (found.verdict, found.authentic) == (Verdict.FOREIGN, False)


def test_a_copy_sealed_here_afterwards_is_this_sites(here, there, executed, partnership):
    carry(partnership, there)
    data = seal(executed.editions.filter(copy="frozen").first().file.read(), "Charter").data
    file: StoredFile = stored(data)
    facts = {"language": "en", "copy": "executed", "rank": 9, "file": file, "sha256": file.sha256}
    Edition.objects.create(partnership=partnership, version=executed, made_at=clock.now(), **facts)
    found = answer(file.sha256)
    assert found.authentic
    assert found.sealer is None


def test_a_file_that_the_storage_lost_is_still_known_by_its_fingerprint(here, there, copy, partnership, monkeypatch):
    carry(partnership, there)
    monkeypatch.setattr(StoredFile, "read", lambda self: (_ for _ in ()).throw(OSError("lost")))
    found = answer(copy.sha256)
    assert found.authentic
    assert found.sealer is None


def test_a_copy_is_read_once(here, there, copy, partnership, monkeypatch):
    carry(partnership, there)
    read = []
    inspect = sealing.inspect
    monkeypatch.setattr(sealing, "inspect", lambda *told: read.append(1) or inspect(*told))
    assert answer(copy.sha256).sealer and answer(copy.sha256).sealer
    assert len(read) == 1
    cache.clear()
    assert answer(copy.sha256).sealer
    assert len(read) == 2


def test_the_bundle_holds_the_root_under_which_it_was_sealed(here, there, executed, partnership, facilitator, tmp_path):
    def unpacked(name: str) -> Path:
        folder = tmp_path / name
        ZipFile(BytesIO(bundle(executed, facilitator))).extractall(folder)
        return folder

    alone = unpacked("alone")
    assert kit.check(alone).problems == ["seal_foreign"], "held against the root of this site only"
    carry(partnership, there)
    carry(partnership, made(tmp_path / "third", "tiers.example"))
    whole = unpacked("whole")
    pem = (whole / "seal-root.pem").read_bytes()
    assert pem.count(b"BEGIN CERTIFICATE") == 2, "this site's, and the one that sealed it; not the third"
    assert kit.check(whole).problems == []
    assert THERE in (whole / "README.txt").read_text()
    assert THERE not in (alone / "README.txt").read_text()


def test_only_this_sites_certificates_are_published(here, there, partnership):
    carry(partnership, there)
    published = Client().get("/.well-known/entente-seal.pem").text
    assert "ici.example" in published
    assert authority.roots(there)[0].decode() not in published
    assert json.dumps(published).count("BEGIN CERTIFICATE") == 2, "its root and its seal"
