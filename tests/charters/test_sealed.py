"""What is told about files that nobody registered: the ways to be wrong about a sealed charter, and their verdicts."""

import hashlib
import random
import subprocess
from io import BytesIO

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client, override_settings
from pypdf import PdfReader, PdfWriter

from charters import actions, tasks
from charters.contents.judging import answer, answer_file
from charters.contents.verdict import Verdict
from charters.models import CharterVersion, EvidenceEntry
from core import authority, jobs
from core.seal import seal
from tests import oracles
from tests.charters.conftest import approve_all, fresh, sign
from tests.conftest import START
from tests.kept import kept

pytestmark = pytest.mark.once


@pytest.fixture
@kept
def executed(rich, ready, facilitator, alice, bob, carol) -> CharterVersion:
    """Signed by all, its copies made and sealed by the worker."""
    assert tasks.FREEZE_PDF in jobs.KINDS, "the worker knows how"
    version = actions.freeze_charter(approve_all(ready), by=facilitator, reason="Now")
    while jobs.run_one():
        pass
    for member in (alice, bob, carol):
        sign(fresh(version), member)
    while jobs.run_one():
        pass
    return fresh(version)


@pytest.fixture
def copy(executed) -> bytes:
    """The sealed copy, in English."""
    return executed.editions.get(copy="executed", language="en").file.read()


@pytest.fixture
def impostor(tmp_path):
    """Somebody else's authority, with the very names of this site's."""

    def sealed(data: bytes) -> bytes:
        with override_settings(SEAL_DIR=tmp_path / "impostor"):
            authority.create_authority(settings.SEAL_DIR, settings.SITE_HOST, settings.SEAL_PASSPHRASE, START)
            return seal(data, "Charter").data

    return sealed


def verdict(data: bytes) -> Verdict:
    return answer_file(data).verdict


def before_the_seal(copy: bytes) -> bytes:
    """The revision that was sealed: up to the first end-of-file mark."""
    return copy[: copy.index(b"%%EOF") + len(b"%%EOF\n")]


def resaved(data: bytes, **attachments: bytes) -> bytes:
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    for name, held in attachments.items():
        writer.add_attachment(f"{name}.json", held)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


@pytest.mark.needs("pdfsig")
def test_the_copy_is_sealed_and_registered(executed, copy, tmp_path):
    found = answer_file(copy)
    assert found.verdict == Verdict.IN_FORCE and found.authentic and found.found.what == "executed"
    path = tmp_path / "copy.pdf"
    path.write_bytes(copy)
    assert oracles.verapdf(path) == []
    said = subprocess.run(["pdfsig", path], capture_output=True, text=True, check=False)
    assert "Signature is Valid" in said.stdout and "Total document signed" in said.stdout
    edition = executed.editions.get(copy="executed", language="en")
    assert edition.seal == "B-B"
    link = EvidenceEntry.objects.filter(kind="sealed", facts__language="en").get()
    assert link.facts == {"language": "en", "copy": "executed", "pdf_sha256": edition.sha256, "seal": "B-B"}


def test_400_bits_flipped_are_never_authentic(executed, copy):
    dice = random.Random(20261126)
    flipped = []
    for at in dice.sample(range(len(copy) * 8), 400):
        data = bytearray(copy)
        data[at // 8] ^= 1 << at % 8
        flipped.append(bytes(data))
    assert not any(answer(hashlib.sha256(data).hexdigest()).known for data in flipped)
    assert not any(answer_file(data).authentic for data in flipped[:12]), "read, and not believed"


ATTACKS = {
    "bytes after the end": (lambda copy: copy + b"\n", Verdict.ALTERED),
    "a comment after the end": (lambda copy: copy + b"% one more line\n", Verdict.ALTERED),
    "cut back to before the seal": (before_the_seal, Verdict.OLDER),
    "saved again by another program": (resaved, Verdict.MODIFIED),
    "something of no kind": (lambda copy: b"%PDF-1.7 nothing", Verdict.UNKNOWN),
    "another file": (lambda copy: b"Minutes of something else", Verdict.UNKNOWN),
}


@pytest.mark.parametrize("name", ATTACKS)
def test_each_attack_has_its_verdict(name, executed, copy):
    attack, said = ATTACKS[name]
    assert verdict(attack(copy)) == said


def test_padding_altered_within_the_seal(executed, copy):
    data = bytearray(copy)
    end = copy.rindex(b"00>")  # the zeros that fill the place of the seal
    data[end] = ord("1")
    assert verdict(bytes(data)) == Verdict.ALTERED


def test_a_page_changed_within_the_seal(executed, copy):
    data = bytearray(copy)
    at = copy.index(b"stream") + 40
    data[at] ^= 1
    assert verdict(bytes(data)) == Verdict.MODIFIED


def test_an_impostor_with_our_names(executed, copy, impostor):
    found = answer_file(impostor(before_the_seal(copy)))
    assert found.verdict == Verdict.FOREIGN and not found.known


def test_another_content_inside(executed, copy):
    assert verdict(resaved(before_the_seal(copy), more=b"{}")) == Verdict.MODIFIED


def test_somebody_sends_a_file_for_a_closer_look(executed, copy):
    anyone = Client(enforce_csrf_checks=True, headers={"accept-language": "en"})
    seen = anyone.post("/verify/", {"file": SimpleUploadedFile("charter.pdf", copy + b"\n")}).content.decode()
    assert "Authentic content, altered copy" in seen and "version 1.0 of the charter" in seen
    assert "The signatures of the registered document" in seen


def test_too_many_files_are_put_off(db):
    anyone = Client(headers={"accept-language": "en"})
    for _number in range(30):
        anyone.post("/verify/", {"file": SimpleUploadedFile("a.pdf", b"x")})
    late = anyone.post("/verify/?format=json", {"file": SimpleUploadedFile("a.pdf", b"x")})
    assert late.status_code == 429 and "Too many files" in late.json()["error"]


def test_the_code_on_paper_leads_to_where_it_stands_today(executed):
    anyone = Client(headers={"accept-language": "en"})
    seen = anyone.get(f"/verify/{executed.sha256[:16]}/")
    assert "Authentic, and in force" in seen.content.decode() and "Alice" not in seen.content.decode()
    assert (
        anyone.get(f"/verify/{executed.sha256[:16].upper()}/?format=json").json()["reference"] == executed.sha256[:16]
    )
    assert anyone.get("/verify/0000000000000000/").status_code == 404
    assert anyone.get("/verify/0000/").status_code == 404


def test_the_qr_code_says_that_address(executed, copy, tmp_path):
    path = tmp_path / "copy.pdf"
    path.write_bytes(copy)
    words = "".join(oracles.pdftotext(path).split())
    assert f"/verify/{executed.sha256[:16]}/" in words
