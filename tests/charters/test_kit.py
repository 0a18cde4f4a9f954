"""The offline kit: what holds is said to hold, each forgery is found, with Python and openssl alone."""

import importlib.util
import io
import json
import os
import re
import subprocess
import sys
from pathlib import Path
from zipfile import ZipFile

import pytest
from celery import current_app
from django.conf import settings

from charters import actions
from charters.bundle import bundle as charter_bundle
from core import authority, jobs
from core.chain import GENESIS, link
from tests.charters import forgeries
from tests.charters.conftest import approve_all, fresh, sign

KIT = Path(settings.ROOT) / "charters" / "kit"
VECTORS = KIT / "vectors"

pytestmark = [pytest.mark.once, pytest.mark.needs("openssl")]


def load():
    """The kit's program, which is no part of any package."""
    spec = importlib.util.spec_from_file_location("verify_charter", KIT / "verify_charter.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


kit = load()


def run(*told: str, folder: Path | None = None) -> tuple[int, str]:
    """The program as people run it, in an interpreter without any package."""
    command = [sys.executable, "-I", "-S", KIT / "verify_charter.py", *([folder] if folder else []), *told]
    done = subprocess.run(command, capture_output=True, text=True, check=False, env={"PATH": os.environ["PATH"]})
    return done.returncode, done.stdout + done.stderr


# The vectors -------------------------------------------------------------------------------------------------


def test_the_program_tries_itself_on_its_vectors():
    code, said = run("--self-test")
    assert code == 0 and "WRONG" not in said
    assert len(said.splitlines()) == len(forgeries.FORGERIES) + 1 >= 20


def test_the_vectors_are_those_of_the_script_and_made_anew_they_are_found_as_well(tmp_path):
    forgeries.write(tmp_path / "vectors")
    expected = (tmp_path / "vectors" / "expected.json").read_text()
    assert expected == (VECTORS / "expected.json").read_text()

    def files(folder: Path) -> set[str]:
        return {str(path.relative_to(folder)) for path in folder.rglob("*") if path.is_file()}

    assert files(tmp_path / "vectors") == files(VECTORS)
    kit_there = tmp_path / "verify_charter.py"
    for name in ("verify_charter.py", "sentences.json"):
        (tmp_path / name).write_bytes((KIT / name).read_bytes())
    done = subprocess.run([sys.executable, kit_there, "--self-test"], capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


def test_a_self_test_that_finds_less_says_so(tmp_path, monkeypatch):
    monkeypatch.setattr(kit, "check_seal", lambda *told: None)
    said = io.StringIO()
    assert kit.self_test(said) == 1
    assert "WRONG sealed-by-an-impostor pdf_unknown" in said.getvalue()


def test_no_private_key_is_among_the_vectors():
    assert not [path for path in VECTORS.rglob("*") if path.is_file() and b"PRIVATE KEY" in path.read_bytes()]


# What it says ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("language", "verdict"), [("en", "AUTHENTIC: "), ("fr", "AUTHENTIQUE\u202f: ")])
def test_what_holds_is_said_to_hold(language, verdict):
    code, said = run("--lang", language, folder=VECTORS / "authentic")
    assert code == 0 and said.splitlines()[-1].startswith(verdict)
    assert "3 of 3: CAL, LLU, VSA" in said or "3 sur 3" in said
    root = (VECTORS / "authentic" / "seal-root.pem").read_bytes()
    shown = authority.fingerprint(authority.x509.load_pem_x509_certificate(root)).replace(":", "")
    assert shown in said


@pytest.mark.parametrize(("language", "verdict"), [("en", "NOT AUTHENTIC"), ("fr", "NON AUTHENTIQUE")])
def test_what_does_not_is_said_not_to(language, verdict, tmp_path):
    code, said = run("--lang", language, folder=tmp_path)
    assert code == 1 and said.splitlines()[-1].startswith(verdict)


def test_a_signature_that_counts_no_more_is_not_counted():
    report, charter = kit.Report(), {"signatories": [{}, {}, {}]}
    facts = {"content_sha256": "c", "pdf_sha256": "p"}
    mine = [{"kind": "pdf_recorded", "facts": {"copy": "frozen", "pdf_sha256": "p"}}]
    mine += [{"kind": "signed", "facts": facts | {"partner": code}} for code in ("CAL", "LLU", "VSA")]
    mine += [{"kind": "withdrawn", "facts": {"partner": "VSA", "signatory": "1"}}]
    mine += [{"kind": "in_force", "facts": {}, "occurred_at": "2026-01-15T09:00:00"}]
    kit.check_signatures(report, charter, mine, "c")
    assert report.problems == [] and (True, "signatures", {"signed": 2, "of": 3, "names": "CAL, LLU"}) in report.lines


def test_every_sentence_is_there_in_both_languages():
    sentences = json.loads((KIT / "sentences.json").read_text())
    used = re.findall(r"(?:hold|fail)\(\s*\"(\w+)\"", (KIT / "verify_charter.py").read_text())
    assert set(used) <= set(sentences)
    for english, french in (told.values() for told in sentences.values()):
        assert sorted(re.findall(r"{\w+}", english)) == sorted(re.findall(r"{\w+}", french))
        assert not re.search(r"[^\u202f][:;!?»]|«[^\u202f]", french)


def test_a_root_of_ones_own_and_a_fingerprint_received(tmp_path):
    bundle = VECTORS / "authentic"
    links = json.loads((bundle / "evidence.json").read_text())["entries"]
    shown = " ".join(re.findall("....", links[4]["digest"]))
    assert run("--head", shown, folder=bundle)[0] == 0
    code, said = run("--head", "ab" * 32, folder=bundle)
    assert code == 1 and "is no link of this evidence" in said
    code, said = run("--root", str(bundle / "seal-root.pem"), folder=bundle)
    assert code == 0
    (tmp_path / "other.pem").write_bytes(authority.roots(settings.SEAL_DIR)[0])
    code, said = run("--root", str(tmp_path / "other.pem"), folder=bundle)
    assert code == 1 and "sealed by someone else" in said


def test_without_openssl_nothing_is_said_to_hold(monkeypatch):
    monkeypatch.setattr(kit.shutil, "which", lambda name: None)
    assert kit.check(VECTORS / "authentic").problems == ["openssl_missing"]


def test_the_systems_own_authorities_count_for_nothing(tmp_path, monkeypatch):
    """The impostor's root among those of the system: it is not the site's all the same."""
    forged = VECTORS / "sealed-by-an-impostor" / "executed-en.pdf"
    name, data = forged.name, forged.read_bytes()
    root = tmp_path / "impostor.pem"
    start, after = map(int, kit.BYTE_RANGE.findall(data)[0][1:3])
    signature = kit.cms_of(data[start:after])[0]
    (tmp_path / "cms").write_bytes(signature)
    listed = ["openssl", "pkcs7", "-inform", "DER", "-in", tmp_path / "cms", "-print_certs", "-out", root]
    subprocess.run(listed, check=True)
    report = kit.Report()
    kit.check_seal(report, name, data, root)
    assert report.problems == [], "under its own root it would hold"
    monkeypatch.setenv("SSL_CERT_FILE", str(root))
    report = kit.Report()
    kit.check_seal(report, name, data, VECTORS / "authentic" / "seal-root.pem")
    assert report.problems == ["seal_foreign"]


# A charter of the site ---------------------------------------------------------------------------------------------


@pytest.fixture
def bundle(ready, facilitator, alice, bob, carol, tmp_path) -> Path:
    """The evidence of a charter signed by all, laid out for the kit, with a sealed copy."""
    current_app.loader.import_default_modules()  # what a worker does at its start: load the handlers
    version = actions.freeze_charter(approve_all(ready), by=facilitator, reason="Now")
    while jobs.run_one():
        pass
    for member in (alice, bob, carol):
        sign(version, member)
    while jobs.run_one():
        pass
    with ZipFile(io.BytesIO(charter_bundle(fresh(version), facilitator))) as archive:
        archive.extractall(tmp_path)
    return tmp_path


def test_a_charter_of_this_site_holds_and_its_forgeries_do_not(bundle):
    code, said = run(folder=bundle)
    assert code == 0, said
    for words in ("3 of 3", "In force since", "people named in clear", "executed-en.pdf: sealed on"):
        assert words in said
    people = bundle / "people.json"
    whole = people.read_text()
    people.write_text(whole.replace("Alice", "Mallory"))
    assert set(kit.check(bundle).problems) == {"person_other"}
    people.write_text(json.dumps([one for one in json.loads(whole) if "Alice" not in one["clear"]]))
    assert kit.check(bundle).problems == [], "a person who was erased is missing, and the rest holds"
    path = bundle / "executed-en.pdf"
    path.write_bytes(path.read_bytes() + b"\n")
    assert kit.check(bundle).problems == ["pdf_unknown", "seal_not_whole"]


def test_the_vectors_are_chained_as_the_site_chains():
    previous = GENESIS
    for entry in json.loads((VECTORS / "authentic" / "evidence.json").read_text())["entries"]:
        assert (entry["previous"], entry["digest"]) == (previous, link(previous, entry["canonical"]))
        previous = entry["digest"]
