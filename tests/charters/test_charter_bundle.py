"""The evidence bundle: all that is needed to check a version without the site, no address to whom it is not owed."""

import hashlib
import json
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.urls import reverse

from charters import actions, bundle, journal
from charters.bundle import bundle as bundled
from charters.fingerprint import commitment
from charters.models import Accession, Annex, CharterVersion, Edition, EvidencePerson
from core import clock, files
from core.canonical import canonical
from tests.charters.conftest import fresh, place, sign
from tests.conftest import text

PDF = b"%PDF-1.7 a scan"


def url(version, name: str = "charter_bundle") -> str:
    return reverse(f"charters:{name}", args=[version.partnership.slug, version.label])


def unpacked(data: bytes) -> dict[str, bytes]:
    archive = ZipFile(BytesIO(data))
    assert archive.testzip() is None
    names = archive.namelist()
    assert len(names) == len({name.casefold() for name in names})
    return {name: archive.read(name) for name in names}


def stored(data: bytes, kind: str = "application/pdf") -> files.StoredFile:
    return files.register(files.write_once(data), len(data), kind, clock.now())


def edition(document, copy: str, data: bytes, rank: int = 1) -> Edition:
    """A PDF made by the worker, for a version or a deed."""
    file = stored(data)
    owner = {"accession": document} if isinstance(document, Accession) else {"version": document}
    facts = {"language": "fr", "copy": copy, "rank": rank, "file": file, "sha256": file.sha256}
    return Edition.objects.create(partnership=document.partnership, made_at=clock.now(), **owner, **facts)


def annex(version: CharterVersion, by, name: str, data: bytes, **facts) -> Annex:
    """A file that goes with the charter."""
    about = {"partnership": version.partnership, "charter": version.charter, "added_by": by, "added_at": clock.now()}
    return Annex.objects.create(
        **about, nature="annex", title=text("Annexe"), binding=True, file=stored(data), file_name=name, **facts
    )


@pytest.fixture
def deed(signed, alice) -> Accession:
    """A deed of accession with its PDF; who accedes does not matter here."""
    content = canonical({"deed": "of accession", "languages": ["fr", "en"]}).decode()
    row = Accession.objects.create(
        partnership=signed.partnership,
        charter=signed.charter,
        version=signed,
        partner=alice.partner,
        frozen_at=clock.now(),
        content=content,
        sha256=hashlib.sha256(content.encode()).hexdigest(),
    )
    edition(row, "frozen", b"%PDF deed")
    return row


def test_it_holds_what_was_frozen_signed_and_chained(signed, facilitator):
    edition(signed, "executed", b"%PDF first", rank=1)
    edition(signed, "executed", b"%PDF second", rank=2)
    held = unpacked(bundled(signed, facilitator))
    assert hashlib.sha256(held["charter.json"]).hexdigest() == signed.sha256
    for language in ("fr", "en"):
        frozen = signed.editions.get(copy="frozen", language=language)
        assert hashlib.sha256(held[f"frozen-{language}.pdf"]).hexdigest() == frozen.sha256
    assert held["executed-fr.pdf"] == b"%PDF second"
    assert held["evidence.json"] == canonical(journal.export(signed))
    assert held["seal-root.pem"].startswith(b"-----BEGIN CERTIFICATE-----")


def test_the_same_facts_give_the_same_bytes_of_one_date(signed, facilitator):
    data = bundled(signed, facilitator)
    assert data == bundled(fresh(signed), facilitator)
    assert {info.date_time for info in ZipFile(BytesIO(data)).infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_every_file_is_in_the_sums(signed, facilitator):
    held = unpacked(bundled(signed, facilitator))
    sums = dict(reversed(line.split("  ", 1)) for line in held["SHA256SUMS"].decode().splitlines())
    assert set(sums) == set(held) - {"README.txt", "SHA256SUMS"}
    assert all(hashlib.sha256(held[name]).hexdigest() == digest for name, digest in sums.items())


def test_the_clear_text_matches_the_commitments_for_the_facilitator(signed, facilitator):
    held = unpacked(bundled(signed, facilitator))
    people = json.loads(held["people.json"])
    links = {row["sequence"]: json.loads(row["canonical"]) for row in json.loads(held["evidence.json"])["entries"]}
    assert {one["sequence"] for one in people} == {number for number, body in links.items() if body["person"]}
    assert all(commitment(one["salt"], one["clear"]) == links[one["sequence"]]["person"] for one in people)
    assert "do not pass it on" in held["README.txt"].decode()


def test_each_person_has_what_is_about_themselves_alone(signed, alice, bob):
    for member, other in ((alice, bob), (bob, alice)):
        told = json.loads(unpacked(bundled(signed, member))["people.json"])
        assert told and {json.loads(one["clear"])["member"] for one in told} == {str(member.uuid)}
        everything = b"".join(unpacked(bundled(signed, member)).values())
        assert member.user.email.encode() in everything and other.user.email.encode() not in everything


def test_whoever_signs_nothing_gets_no_clear_text_and_is_told_why(signed, facilitator, alice):
    alice.uuid = facilitator.uuid  # somebody whom the evidence never names
    held = unpacked(bundled(signed, alice))
    told = [data for name, data in held.items() if not name.startswith("kit/")]  # a program, and people made up
    assert "people.json" not in held and b"@" not in b"".join(told)
    assert "each person has what is about themselves" in held["README.txt"].decode()


def test_who_was_erased_is_not_in_it(signed, facilitator):
    row = EvidencePerson.objects.order_by("entry__sequence").first()
    EvidencePerson.objects.filter(pk=row.pk).update(salt="", clear="", erased_at=clock.now())
    people = json.loads(unpacked(bundled(signed, facilitator))["people.json"])
    assert row.entry.sequence not in {one["sequence"] for one in people}


def test_pages_signed_by_hand_and_authorities_are_in_it(opened, facilitator, alice, bob):
    row = place(opened, alice)
    facts = {"kind": "minutes", "reference": text("PV"), "dated_on": clock.today(), "file": b"%PDF minutes"}
    actions.give_authority(row, by=alice, **facts)
    actions.record_paper_signature(row, by=facilitator, file=PDF, signed_on=opened.partnership.today())
    held = unpacked(bundled(fresh(opened), bob))
    assert held["signed-pages/LLU.pdf"] == PDF and held["authorities/LLU.pdf"] == b"%PDF minutes"


def test_no_file_name_leads_out_of_the_folder(signed, facilitator):
    for number, name in enumerate(("../../etc/passwd", "..\\..\\évil.pdf", "/abs/É té.pdf", "É té", "...", "a" * 110)):
        annex(signed, facilitator, name, f"%PDF {number}".encode())
    held = unpacked(bundled(signed, facilitator))
    names = [name for name in held if name.startswith("annexes/")]
    assert len(names) == 6
    assert {"annexes/passwd.pdf", "annexes/evil.pdf", "annexes/E-te.pdf", "annexes/E-te_2.pdf"} <= set(names)
    assert all(".." not in name and "\\" not in name and name.count("/") == 1 and len(name) < 90 for name in names)


def test_a_file_taken_out_goes_with_the_versions_that_name_it(signed, facilitator):
    dropped = {"dropped_at": clock.now(), "drop_reason": "Remplacée"}
    annex(signed, facilitator, "forgotten.pdf", b"%PDF other", **dropped)
    named = annex(signed, facilitator, "named.pdf", b"%PDF named", **dropped)
    signed.content = signed.content.replace("Chaleur", named.file.sha256, 1)
    held = unpacked(bundled(signed, facilitator))
    assert "annexes/named.pdf" in held and "annexes/forgotten.pdf" not in held


def test_deeds_of_those_who_joined_later(signed, deed, facilitator):
    held = unpacked(bundled(signed, facilitator))
    assert hashlib.sha256(held["deeds/LLU.json"]).hexdigest() == deed.sha256
    assert held["deeds/LLU-frozen-fr.pdf"] == b"%PDF deed"
    Accession.objects.filter(pk=deed.pk).update(state="abandoned", abandoned_at=clock.now(), abandon_reason="Non")
    assert not any(name.startswith("deeds/") for name in unpacked(bundled(signed, facilitator)))


def test_the_kit_comes_with_it(signed, facilitator, monkeypatch, tmp_path):
    (tmp_path / "vectors" / "forged").mkdir(parents=True)
    (tmp_path / "__pycache__").mkdir()
    (tmp_path / "__pycache__" / "verify_charter.pyc").write_bytes(b"x")
    (tmp_path / "verify_charter.py").write_bytes(b"print()")
    (tmp_path / "vectors" / "forged" / "charter.json").write_bytes(b"{}")
    monkeypatch.setattr(bundle, "KIT", tmp_path)
    held = unpacked(bundled(signed, facilitator))
    kit = {name for name in held if name.startswith("kit/")}
    assert kit == {"kit/verify_charter.py", "kit/vectors/forged/charter.json"}
    assert "python3 kit/verify_charter.py ." in held["README.txt"].decode()
    monkeypatch.setattr(bundle, "KIT", tmp_path / "nowhere")
    held = unpacked(bundled(signed, facilitator))
    assert not any(name.startswith("kit/") for name in held) and b"kit/" not in held["README.txt"]


# The page ------------------------------------------------------------------------------------------------


def test_a_member_downloads_it_from_the_version(opened, bob, login):
    assert url(opened) in login(bob).get(url(opened, "version_detail")).content.decode()
    answer = login(bob).get(url(opened))
    assert answer.status_code == 200 and answer["Content-Type"] == "application/zip"
    name = f"{opened.partnership.slug}-charter-v1.0-evidence.zip"
    assert answer["Content-Disposition"] == f'attachment; filename="{name}"'
    assert set(unpacked(answer.content)) >= {"README.txt", "charter.json", "evidence.json", "frozen-fr.pdf"}


def test_there_is_none_of_a_draft_nor_for_a_stranger(draft, bob, login):
    assert login(bob).get(url(draft)).status_code == 404
    assert url(draft) not in login(bob).get(url(draft, "version_detail")).content.decode()


def test_a_stranger_gets_nothing(opened, stranger, login):
    assert login(stranger).get(url(opened)).status_code == 404


def test_a_file_that_the_storage_lost_is_not_passed_over(opened, bob, login):
    opened.editions.get(language="fr").file.path.unlink()
    assert login(bob).get(url(opened)).status_code == 404


def test_a_bundle_of_before_the_last_signature_says_no_more(opened, alice, facilitator):
    sign(opened, alice)
    held = unpacked(bundled(fresh(opened), facilitator))
    assert not any(name.startswith("executed-") for name in held) and b"executed" not in held["README.txt"]
