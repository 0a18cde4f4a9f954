"""The public page: four answers about a file, without signing in, nothing kept."""

import hashlib
import json

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from charters.models import CharterVersion
from core.models import StoredFile
from tests.browsing import chromium
from tests.charters.conftest import digest, fresh, pdf, sign

URL = "/verify/"


@pytest.fixture
def anyone(db) -> Client:
    """Nobody in particular; forms are sent without a session."""
    return Client(enforce_csrf_checks=True, headers={"accept-language": "en"})


def ask(client: Client, sha256: str) -> dict:
    return client.get(URL, {"sha256": sha256, "format": "json"}).json()


def test_the_page_is_open(anyone):
    seen = anyone.get(URL).content.decode()
    assert "does not leave your computer" in seen and "verify.js" in seen


def test_awaiting_signatures(opened, anyone, alice):
    sign(opened, alice)
    found = ask(anyone, digest(opened))
    assert (found["verdict"], found["signed"], found["of"]) == ("awaiting_signatures", 1, 3)
    seen = anyone.get(URL, {"sha256": digest(opened)}).content.decode()
    assert "1 of 3 have signed" in seen and "Logis &amp; Lumière" in seen
    assert "Alice" not in seen, "organisations are public to whoever holds the file, people are not"


def test_authentic_and_in_force(signed, anyone):
    found = ask(anyone, digest(signed, "en"))
    assert found["verdict"] == "in_force" and found["file"] == "frozen" and found["version"] == "v1.0"
    assert all(row["signed"] and row["recorded_at"] for row in found["signatures"])
    assert ask(anyone, signed.sha256)["file"] == "content"


def test_authentic_and_superseded_or_abandoned(signed, anyone):
    later = fresh(signed)
    later.pk, later.uuid, later.number, later.label, later.state = None, "1" * 32, 2, "v2.0", "frozen"
    later.save(force_insert=True)
    CharterVersion.objects.filter(pk=signed.pk).update(
        state="superseded", superseded_by=later, superseded_at=later.frozen_at
    )
    found = ask(anyone, digest(signed))
    assert found["verdict"] == "superseded" and found["superseded_by"] == "v2.0"
    assert "version 2.0 has replaced it" in found["sentence"]
    called_off = {"state": "abandoned", "abandoned_at": later.frozen_at, "abandon_reason": "No longer wanted"}
    CharterVersion.objects.filter(pk=signed.pk).update(superseded_by=None, superseded_at=None, **called_off)
    assert ask(anyone, digest(signed))["verdict"] == "abandoned"


def test_one_bit_and_it_is_another_file(signed, anyone):
    data = bytearray(signed.editions.first().file.read())
    data[7] ^= 1
    assert ask(anyone, hashlib.sha256(data).hexdigest())["verdict"] == "unknown"
    seen = anyone.get(URL, {"sha256": "0" * 64}).content.decode()
    assert "Not a document of this site" in seen and "Signatures" not in seen


def test_a_file_is_fingerprinted_and_not_kept(signed, anyone):
    before = StoredFile.objects.count()
    data = pdf(signed, "fr").read()
    seen = anyone.post(URL, {"file": SimpleUploadedFile("charter.pdf", data)})
    assert "Authentic, and in force" in seen.content.decode() and StoredFile.objects.count() == before
    other = anyone.post(URL, {"file": SimpleUploadedFile("charter.pdf", data + b"%")})
    assert "Not a document of this site" in other.content.decode()
    machine = anyone.post(f"{URL}?format=json", {"file": SimpleUploadedFile("charter.pdf", data)})
    assert json.loads(machine.content)["verdict"] == "in_force"


def test_too_large_or_nothing(anyone, monkeypatch, db):
    assert anyone.post(URL, {}).status_code == 422
    large = anyone.post(URL, {"file": SimpleUploadedFile("a.pdf", b"0" * (21 * 1024 * 1024))})
    assert large.status_code == 413 and "20 MB" in large.content.decode()
    monkeypatch.setattr("charters.forms.verify.MAX_VERIFIED", 10)
    assert anyone.post(URL, {"file": SimpleUploadedFile("a.pdf", b"0" * 100)}).status_code == 413
    assert anyone.post(URL, {"file": SimpleUploadedFile("a.pdf", b"")}).status_code == 422


@pytest.mark.parametrize("bad", ["xyz", "0" * 63, "0" * 65, "' OR 1=1"])
def test_what_is_not_a_fingerprint(anyone, bad):
    assert anyone.get(URL, {"sha256": bad}).status_code == 400
    answer = anyone.get(URL, {"sha256": bad, "format": "json"})
    assert answer.status_code == 400 and "64 signs" in answer.json()["error"]


def test_the_number_of_queries_is_fixed(signed, anyone, queries):
    url = f"{URL}?sha256={digest(signed)}"
    anyone.get(url)
    with queries() as seen:
        anyone.get(url)
    assert len(seen) <= 6


@pytest.mark.browser
@pytest.mark.once
@pytest.mark.django_db(transaction=True)
def test_the_browser_keeps_the_file_to_itself(signed, live_server, tmp_path):
    path = tmp_path / "charter.pdf"
    path.write_bytes(pdf(signed, "en").read())
    asked = []
    with chromium() as browser:
        page = browser.new_page()
        page.on("request", lambda request: asked.append((request.method, request.url)))
        page.goto(f"{live_server.url}{URL}")
        page.set_input_files("input[type=file]", path)
        page.click("form[data-verify] button[type=submit]")
        page.wait_for_url(f"**?sha256={digest(signed, 'en')}")
        assert "Authentic, and in force" in page.inner_text("h1")
    assert {method for method, _url in asked} == {"GET"}
